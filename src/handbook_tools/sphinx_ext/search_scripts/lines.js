/* Lines of results: text from the handbook is always set as text, never as markup. */

/** The most lines that are shown. */
const MOST_LINES = 30;

/** An element with a class and children, which are elements or texts. */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A text with its marks. */
function markedText(className, parts) {
  const children = parts.map(({ text, marked }) => (marked ? element("mark", "", text) : text));
  return element("span", className, ...children);
}

/** What kind of thing a document is and whom it binds. */
function lineFacts(result) {
  const { kind, modal, modalName, bearer } = result.document;
  const facts = [];
  if (result.former) facts.push(element("span", "search-former", `原${result.former.label}（${result.former.editions}）`));
  if (modal) facts.push(element("span", `badge-word kind-${modalName}`, modal));
  else if (kind !== "条") facts.push(element("span", "badge-word", kind));
  if (bearer) facts.push(element("span", "search-bearer", bearer));
  if (result.others) facts.push(element("span", "search-others", `本条另有 ${result.others} 处`));
  return element("span", "search-facts", ...facts.flatMap((each) => [each, " "]));
}

/**
 * Draw one line of results.
 * @param {Result} result
 * @param {string} root the top of the site as seen from the page
 * @returns {HTMLAnchorElement}
 */
function drawLine(result, root) {
  const { policy, label, title, text, url } = result.document;
  const line = element(
    "a",
    "search-line",
    markedText("search-label", passageOf(policy + label, result.words)),
    " ",
    title ? markedText("search-title", passageOf(title, result.words)) : "",
    " ",
    markedText("search-passage", passageOf(text, result.words)),
    " ",
    lineFacts(result),
  );
  line.href = root + url;
  return line;
}

/**
 * Say how many results there are.
 * @param {Result[]} results
 * @returns {string}
 */
function sayCount(results) {
  const sure = results.filter(({ near }) => !near).length;
  const alike = results.length - sure;
  if (results.length === 0) return "没有找到。换一个说法，或者少写几个字再试。";
  if (sure === 0) return `没有完全相符的，下面 ${alike} 条相近。`;
  const more = results.length > MOST_LINES ? `，显示前 ${MOST_LINES} 条` : "";
  return alike ? `找到 ${sure} 条，另有 ${alike} 条相近${more}。` : `找到 ${sure} 条${more}。`;
}
