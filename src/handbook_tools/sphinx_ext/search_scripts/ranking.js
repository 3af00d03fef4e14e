/* Ranking: the cited provision, then the exact words, then what the words were understood as, then what is like it. */

/** What a match is worth by the field that it stands in: names and headings over wording. */
const FIELD_WEIGHTS = { title: 6, names: 3, bearer: 3, body: 3, context: 1.2 };
const OWN_FIELDS = ["title", "names", "bearer", "body"];

/** The wording of a whole article counts less than that of the provision which says it. */
const WHOLE_BODY_SHARE = 0.6;
const PHRASE_BONUS = 1.3;
const SAME_PAGE_BONUS = 1000;

/** What a question asks for, and the documents that are likely to answer it. */
const QUESTIONS = [
  { asks: /多久|多长|多少|几[天次点个年]|什么时[候间]|期限|时限/u, answers: /[0-9](个?工作|[日年%:]|小时|分钟|个月|学时)/u, fields: ["body", "title"], bonus: 1.4 },
  { asks: /谁/u, answers: /./u, fields: ["bearer"], bonus: 1.2 },
  { asks: /什么是|是什么|什么叫|是指/u, answers: /是指|所称/u, fields: ["body"], bonus: 3 },
];

/** With so many results or more, nothing that is only alike is added. */
const ENOUGH = 3;
const MOST_ALIKE = 10;

/**
 * @typedef {object} Index everything that a search needs
 * @property {SearchDocument[]} documents
 * @property {PairIndex} pairs
 * @property {Vocabulary} vocabulary
 */

/**
 * @typedef {object} Result one line of results
 * @property {SearchDocument} document
 * @property {boolean} near whether it is only like what was asked for
 * @property {number} others how many more provisions of its article were found
 * @property {string[]} words folded, what to mark in it
 * @property {Former} [former] the old label by which it was found
 */

/**
 * Prepare an index for searching.
 * @param {object} data what search-data.js assigns
 * @returns {Index}
 */
function readIndex(data) {
  const documents = readDocuments(data);
  const pairs = indexPairs(documents);
  return { documents, pairs, vocabulary: readVocabulary(data, pairs) };
}

/** How well one wording matches one field: titles by the share that it makes up, wordings by how often. */
function fieldScore(text, field, document) {
  const content = document.fields[field];
  if (!content.includes(text)) return 0;
  const weight = FIELD_WEIGHTS[field];
  if (field === "title") return weight * (1 + text.length / content.length);
  if (field !== "body") return weight;
  const often = content.split(text).length - 1;
  const length = 0.8 + (0.2 * content.length) / 80;
  return ((document.whole ? WHOLE_BODY_SHARE : 1) * weight * (0.7 + often / (often + 1))) / length;
}

/** The best match of a term in a document, in any of its wordings and fields. */
function bestMatch(best, { text, weight, field: only }, document) {
  let found = best;
  for (const field of only ? [only] : Object.keys(FIELD_WEIGHTS)) {
    const score = weight * fieldScore(text, field, document);
    if (score > (found?.score ?? 0)) found = { score, own: OWN_FIELDS.includes(field), text };
  }
  return found;
}

/**
 * Find a term in all documents.
 * @param {Term} term
 * @param {Index} index
 * @returns {Map<number, {score: number, own: boolean, text: string}>} its best match by the number of the document
 */
function matchTerm(term, index) {
  const matches = new Map();
  for (const wording of term) {
    for (const number of candidatesOf(index.pairs, wording.text)) {
      const found = bestMatch(matches.get(number), wording, index.documents[number]);
      if (found) matches.set(number, found);
    }
  }
  return matches;
}

/** Whether the document says the whole phrase in one of its own fields. */
function saysPhrase(phrase, document) {
  return OWN_FIELDS.some((field) => document.fields[field].includes(phrase));
}

/** The terms as they were typed, one after the other. */
function spell(terms) {
  return terms.map(([{ text }]) => text).join("");
}

/**
 * Find the documents that have every term, at least one of them in a field of their own.
 * @param {Term[]} terms
 * @param {Index} index
 * @param {(document: SearchDocument) => boolean} accepts
 * @returns {{document: SearchDocument, score: number, words: string[]}[]}
 */
function findAll(terms, index, accepts = () => true) {
  if (terms.length === 0) return [];
  const matches = terms.map((term) => matchTerm(term, index));
  const rarities = matches.map((found) => rarity(found.size, index.documents.length));
  const phrase = spell(terms);
  return [...matches[0].keys()].flatMap((number) => {
    const document = index.documents[number];
    const found = matches.map((each) => each.get(number));
    if (!found.every(Boolean) || !found.some(({ own }) => own) || !accepts(document)) return [];
    const sum = found.reduce((total, { score }, place) => total + score * (0.5 + rarities[place]), 0);
    const bonus = terms.length > 1 && saysPhrase(phrase, document) ? PHRASE_BONUS : 1;
    return [{ document, score: sum * bonus * document.weight, words: found.map(({ text }) => text) }];
  });
}

/** How much more a document counts because it says the kind of thing that a question asks for. */
function answerBonus(text, { fields }) {
  const says = (question) => question.fields.some((field) => question.answers.test(fields[field]));
  const fitting = QUESTIONS.filter((question) => question.asks.test(text) && says(question));
  return fitting.reduce((product, { bonus }) => product * bonus, 1);
}

/** Whether two citations name the same; an article stands for its passages unless one is named. */
function isSame(own, citation) {
  const parts = ["chapter", "article", "inserted", "paragraph"];
  return own !== null && parts.every((part) => own[part] === citation[part]);
}

/** What is found where a citation may be meant: what has the label now, or what had it in earlier editions. */
function citedDocuments(query, index, labelsOf) {
  const { citation, policy, terms } = query;
  const cites = (wanted) => (each) => labelsOf(each).some((own) => isSame(own, wanted)) && (!policy || each.policy === policy);
  const exactly = cites(citation);
  const taken = index.documents.some(exactly) ? exactly : cites({ ...citation, paragraph: 0 });
  return terms.length
    ? findAll(terms, index, taken)
    : index.documents.filter(taken).map((document) => ({ document, score: 1, words: [] }));
}

/** The documents that a query cites, those of the page that is being read first. */
function findCited(query, index, page) {
  if (!query.citation || query.citation.former) return [];
  const isHere = ({ url }) => url.split("#")[0] === page;
  const found = citedDocuments(query, index, (each) => [each.citation]);
  return found.map((each) => ({ ...each, score: each.score + (isHere(each.document) ? SAME_PAGE_BONUS : 0) }));
}

/** The documents that earlier editions had under the label that a query cites, where it names a policy or says so. */
function findFormer(query, index) {
  const { citation, policy } = query;
  if (!citation || !(citation.former || policy)) return [];
  const found = citedDocuments(query, index, (each) => each.former.map((former) => former.citation));
  return found.map((each) => {
    const { former } = each.document;
    const said = former.find((own) => isSame(own.citation, citation)) ?? former.find((own) => own.citation?.article === citation.article);
    return { ...each, former: said };
  });
}

/** The documents that have all that was understood; what was left out of it is looked for as well, but may be missing. */
function findUnderstood(query, index) {
  const accepts = ({ policy }) => !query.policy || policy === query.policy;
  const find = (terms) => (query.terms.length ? findAll(terms, index, accepts) : []);
  const all = query.lost.length ? find([...query.terms, ...query.lost]) : [];
  const found = all.length ? all : find(query.terms);
  return found.map((each) => ({ ...each, score: each.score * answerBonus(query.text, each.document) }));
}

/** The documents that are like a query, by the pairs of characters that they share with it. */
function findAlike(query, index) {
  const texts = query.terms.flatMap((term) => term.map(({ text, field }) => (field ? "" : text)));
  const pairs = texts.flatMap(pairsOf);
  return [...scorePairs(index.pairs, pairs)].map(([number, score]) => {
    const document = index.documents[number];
    return { document, score: score * document.weight * answerBonus(query.text, document), words: pairs };
  });
}

/** What stands for an article: itself where its title says everything, else the best provision that does. */
function speaksFor(first, each) {
  const { title } = first.document.fields;
  if (!first.document.whole || first.words.every((word) => title.includes(word))) return false;
  const { fields } = each.document;
  return each.words.every((word) => OWN_FIELDS.some((field) => fields[field].includes(word)));
}

/**
 * Keep one line of every group, in the place of its best, and count the others.
 * @param {{document: SearchDocument, words: string[], near: boolean}[]} found
 * @returns {Result[]}
 */
function collapse(found) {
  const groups = new Map();
  for (const each of found) {
    const { group } = each.document;
    const taken = groups.get(group) ?? { first: each, documents: new Set() };
    if (speaksFor(taken.first, each)) taken.first = { ...each, near: taken.first.near };
    if (!each.document.whole) taken.documents.add(each.document);
    groups.set(group, taken);
  }
  return [...groups.values()].map(({ first, documents }) => {
    documents.delete(first.document);
    return { ...first, others: documents.size };
  });
}

/**
 * Search.
 * @param {Index} index
 * @param {string} text what somebody typed
 * @param {string} [page] the page that they are on, below the top of the site
 * @returns {Result[]} the best first
 */
function search(index, text, page = "") {
  const query = readQuery(text, index.vocabulary);
  const exact = findAll(query.typed, index);
  const isLoose = query.lost.length > 0 || (exact.length > 0 && spell(query.terms) !== spell(query.typed));
  const byScore = (one, other) => other.score - one.score;
  const mark = (found, near) => found.sort(byScore).map((each) => ({ ...each, near }));
  const sure = [
    ...mark(findCited(query, index, page), false),
    ...mark(findFormer(query, index), false),
    ...mark(exact, false),
    ...mark(findUnderstood(query, index), isLoose),
  ];
  const results = collapse(sure);
  return results.length >= ENOUGH ? results : collapse([...sure, ...mark(findAlike(query, index), true)]).slice(0, results.length + MOST_ALIKE);
}
