/* Citations as people type them: 第八条, 8条, 第8条, 八条, 第八条之一, 第八条第二款, 第二章. */

const DIGITS = "零一二三四五六七八九";
const PLACES = { 十: 10, 百: 100, 千: 1000 };
const NUMERAL = "([0-9]{1,4}|[零〇一二两三四五六七八九十百千]{1,7})";

const ARTICLE = new RegExp(`第?${NUMERAL}条(?:之${NUMERAL})?(?:第?${NUMERAL}款)?(?:第?${NUMERAL}项)?`, "u");
/** What stands before the number that something had in an earlier edition. */
const FORMER = new RegExp(`(?:原来?|旧|以前|过去|从前)的?(?=第?${NUMERAL}条)`, "u");
const CHAPTER = new RegExp(`第?${NUMERAL}章`, "u");

/**
 * @typedef {object} Citation what a label or a query cites; a part that is not named is 0
 * @property {number} chapter
 * @property {number} article
 * @property {number} inserted the number behind 之
 * @property {number} paragraph
 * @property {number} item
 * @property {boolean} former whether it is said to be that of an earlier edition: 原第七条
 */

/**
 * Read a numeral in Chinese or Arabic figures.
 * @param {string | undefined} text
 * @returns {number} 0 where there is none
 */
function readNumeral(text) {
  if (!text) return 0;
  if (/^[0-9]/.test(text)) return Number(text);
  let total = 0;
  let digit = 0;
  for (const character of text.replace(/〇/gu, "零").replace(/两/gu, "二")) {
    if (character in PLACES) {
      total += (digit || 1) * PLACES[character];
      digit = 0;
    } else {
      digit = DIGITS.indexOf(character);
    }
  }
  return total + digit;
}

/**
 * Find the citation in a folded text.
 * @param {string} typed
 * @returns {{citation: Citation, rest: string} | null} the citation and the words around it
 */
function findCitation(typed) {
  const none = { chapter: 0, article: 0, inserted: 0, paragraph: 0, item: 0, former: FORMER.test(typed) };
  const text = typed.replace(FORMER, "");
  const found = ARTICLE.exec(text) ?? CHAPTER.exec(text);
  if (!found) return null;
  const [whole, first, ...others] = found;
  const [inserted, paragraph, item] = others.map(readNumeral);
  const numbers = whole.endsWith("章")
    ? { chapter: readNumeral(first) }
    : { article: readNumeral(first), inserted, paragraph, item };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`.trim();
  return { citation: { ...none, ...numbers }, rest };
}
