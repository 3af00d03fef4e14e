/* Documents: the rows of search-data.js as what can be found. The order of fields is that of the writer. */

/**
 * @typedef {object} Fields the folded text of a document, by what a match in it is worth
 * @property {string} title its own heading or name
 * @property {string} names other names and words that are found but not shown
 * @property {string} bearer whom it binds
 * @property {string} body its wording
 * @property {string} context the headings above it
 */

/**
 * @typedef {object} Former a label of earlier editions
 * @property {string} label
 * @property {string} editions
 * @property {Citation | null} citation
 */

/**
 * @typedef {object} SearchDocument what a line of results can show
 * @property {string} kind 条, 章, 制度, or the kind of an entry
 * @property {string} label the label or the name, as people cite it
 * @property {string} title the heading of the article, or nothing
 * @property {string} policy the short title of its policy, which stands before the label, or nothing
 * @property {string} modal 应当, 不得, 可以, 说明, or nothing
 * @property {string} modalName the kind of the provision as a class is named
 * @property {string} bearer whom it binds, or nothing
 * @property {string} text what is shown of it
 * @property {string} url its page below the top of the site, with its anchor
 * @property {string} group what is shown as one line of results: an article with all its passages
 * @property {Citation | null} citation its number, of an article, a passage or a chapter
 * @property {boolean} whole whether it stands for an article with several passages
 * @property {number} weight how much its kind counts against others
 * @property {Fields} fields
 * @property {Former[]} former the labels that it had in earlier editions
 */

const MODALS = [
  ["", ""],
  ["duty", "应当"],
  ["prohibition", "不得"],
  ["permission", "可以"],
  ["statement", "说明"],
];

const WEIGHTS = { 制度: 1, 章: 0.7, 岗位: 1.1, 流程: 0.95, 清单: 0.9, 参数: 0.6, 法律: 0.7, 平台: 0.7, 前言: 0.7, 页面: 0.45 };
const GONE = "废止";
const STATEMENT_WEIGHT = 0.85;

/** What keeps apart two texts of one field, so that no match runs from one into the other. */
const APART = "；";

function address(page, anchor) {
  return anchor ? `${page}#${anchor}` : page;
}

/** What a label cites, `null` where it cites nothing. */
function readCitation(label) {
  return findCitation(fold(label))?.citation ?? null;
}

/** Complete a document with what most of them do not have. */
function complete(values, fields) {
  const none = { kind: "条", title: "", policy: "", modal: "", modalName: "", bearer: "", text: "" };
  const rest = { group: "", citation: null, whole: false, weight: 1, former: [] };
  const folded = Object.fromEntries(
    ["title", "names", "bearer", "body", "context"].map((name) => [name, fold(fields[name] ?? "")]),
  );
  return { ...none, ...rest, ...values, fields: folded };
}

/** What the parts of an article have in common. */
function articleValues([number, title, anchor, , former = []], policy) {
  const [id, , short, page] = policy;
  const values = { label: number, title, policyId: id, policy: short, page, group: `${id}/${anchor}` };
  return { ...values, citation: readCitation(number), former: former.map(formerLabel) };
}

function formerLabel([label, editions]) {
  return { label, editions, citation: readCitation(label) };
}

/** An article whose passages are documents of their own: found by its title and by all of them together. */
function wholeArticle(article, passages, values, context) {
  const [, title, anchor] = article;
  const text = passages.map((each) => each.text).join("\n");
  const bearer = [...new Set(passages.map((each) => each.bearer).filter(Boolean))].join("、");
  const shown = { ...values, text, bearer, url: address(values.page, anchor), whole: true };
  return complete(shown, { title, body: text, context });
}

/** One passage; the only passage of an article is the article. */
function passageDocument(passage, article, values, context, data) {
  const [text, paragraph = "", anchor = "", kind = 0, role = -1, keywords = "", former = []] = passage;
  const [, title, articleAnchor, passages] = article;
  const only = passages.length === 1;
  const bearer = role < 0 ? "" : data.roles[role][0];
  const [modalName, modal] = MODALS[kind];
  const shown = {
    ...values,
    label: values.label + paragraph,
    citation: readCitation(values.label + paragraph),
    text,
    bearer,
    modal,
    modalName,
    weight: modalName === "statement" ? STATEMENT_WEIGHT : 1,
    url: address(values.page, anchor || articleAnchor),
    former: [...(only ? values.former : []), ...former.map(formerLabel)],
  };
  const fields = { names: [keywords, anchor && `${values.policyId}/${anchor}`].join(APART), bearer, body: text };
  return complete(shown, only ? { ...fields, title, context } : { ...fields, context: [title, context].join(APART) });
}

function articleDocuments(article, policy, chapter, data) {
  const values = articleValues(article, policy);
  const context = [policy[1], policy[2], chapter[0]].join(APART);
  const passages = article[3].map((each) => passageDocument(each, article, values, context, data));
  return passages.length === 1 ? passages : [wholeArticle(article, passages, values, context), ...passages];
}

function chapterDocuments(chapter, policy, data) {
  const [title, anchor, articles] = chapter;
  const [id, policyTitle, short, page] = policy;
  const text = articles.map(([number, name]) => `${number}　${name}`).join("；");
  const values = { kind: "章", label: title, policy: short, text, url: address(page, anchor) };
  const own = { ...values, citation: readCitation(title), group: `${id}#${anchor}`, weight: WEIGHTS.章 };
  const heading = complete(own, { title, context: [policyTitle, short].join(APART) });
  return [heading, ...articles.flatMap((article) => articleDocuments(article, policy, chapter, data))];
}

function policyDocuments(policy, data) {
  const [id, title, short, page, chapters] = policy;
  const text = chapters.map(([name]) => name).join("；");
  const values = { kind: "制度", label: `《${title}》`, text, url: data.pages[page], group: id };
  const own = complete(values, { title, names: [short, id].join(APART) });
  const placed = [id, title, short, data.pages[page]];
  return [own, ...chapters.flatMap((chapter) => chapterDocuments(chapter, placed, data))];
}

/** An article that is gone: found by the label that it had, shown where the edition that took it out is told of. */
function goneDocument([kind, title, page, anchor, text, [policy, label, editions]], data) {
  const url = address(data.pages[page], anchor);
  const values = { kind, policy, label, title, text, url, group: `${kind} ${policy} ${label}`, weight: WEIGHTS.页面 };
  return complete({ ...values, former: [formerLabel([label, editions])] }, { title });
}

function objectDocument([kind, title, page, anchor = "", text = "", names = []], data) {
  const url = address(data.pages[page], anchor);
  const shown = [text, names.length ? `也称：${names.join("、")}` : ""].filter(Boolean).join("　");
  const values = { kind, label: title, text: shown, url, group: `${kind} ${url} ${title}`, weight: WEIGHTS[kind] };
  return complete(values, { title, names: names.join(APART), body: text });
}

/**
 * Read the index.
 * @param {object} data what search-data.js assigns
 * @returns {SearchDocument[]} in the order of the handbook
 */
function readDocuments(data) {
  return [
    ...data.policies.flatMap((policy) => policyDocuments(policy, data)),
    ...data.objects.map((entry) => (entry[0] === GONE ? goneDocument : objectDocument)(entry, data)),
  ];
}
