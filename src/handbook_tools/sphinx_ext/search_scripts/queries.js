/* Queries: what somebody typed, taken apart into the words that the handbook may have. */

/** What people say in a question and a policy does not; the longest first. */
const FRAGMENTS = [
  "是不是要", "要不要", "能不能", "可不可以", "是不是", "有没有", "什么时候", "什么时间", "多长时间", "多少时间",
  "怎么处理", "怎么办理", "如何处理", "如何办理", "由谁负责", "谁来负责", "谁负责", "多少天", "多少次", "多少个", "怎么办", "怎么样",
  "为什么", "是什么", "有什么", "有哪些", "干什么", "做什么", "哪一条", "哪一款", "请问", "多久", "多长", "多少",
  "几天", "几次", "几个", "几点", "什么", "怎么", "怎样", "如何", "哪些", "哪个", "哪里", "哪儿", "哪条", "能否", "可否", "是否",
  "可以", "需要", "必须", "应该", "应当", "一般", "之后", "以后", "之前", "的话", "时候", "一次", "我们", "咱们", "他们", "别人",
  "关于", "规定", "负责", "允许", "可能", "谁", "吗", "呢", "吧", "啊", "么", "的", "了", "我", "你", "他",
];
const FRAGMENT = new RegExp(FRAGMENTS.join("|"), "gu");

/** Single characters whose loss changes nothing in a question. */
const FUNCTION_CHARACTERS = new Set("看找能要会可在被把给是有没不才就都还和与跟用对从到做让得去来说须该几为以及或再想这那个条时后前里上下");

/** What is said in other words counts a little less, what binds a role through a collective half. */
const TRANSLATED_WEIGHT = 0.9;
const COLLECTIVE_WEIGHT = 0.5;
const LOST_WEIGHT = 0.5;

const DIVIDER = /[\s、，。；;,？?！!…—|+]+/u;
const LATIN = /[a-z0-9.%:/-]/;

/**
 * @typedef {object} Alternative one way to say a term
 * @property {string} text folded
 * @property {number} weight
 * @property {string} [field] the only field that it is looked for in
 */

/**
 * @typedef {Alternative[]} Term what a document must have in one of several wordings
 */

/**
 * @typedef {object} Vocabulary what the handbook calls things
 * @property {{short: string, names: string[]}[]} policies
 * @property {Map<string, string[]>} names what the handbook says by what people say
 * @property {Map<string, string[]>} collectives the collectives of a role by its name
 * @property {(pair: string) => boolean} isKnownPair
 */

/**
 * @typedef {object} Query
 * @property {Term[]} typed the words as they were typed
 * @property {Term[]} terms the words that were understood, without the citation and the policy
 * @property {Term[]} lost single characters that were left out of `terms` and may mean something
 * @property {string} text the query folded, with its fragments
 * @property {string} policy the short title of the policy that the query names, or nothing
 * @property {Citation | null} citation
 */

/**
 * Collect what the handbook calls things.
 * @param {object} data what search-data.js assigns
 * @param {PairIndex} pairs
 * @returns {Vocabulary}
 */
function readVocabulary(data, pairs) {
  const names = new Map();
  const note = (term, words) => {
    for (const word of words.map(fold)) names.set(word, [...(names.get(word) ?? []), fold(term)]);
  };
  data.roles.forEach(([name, aliases = []]) => note(name, aliases));
  data.synonyms.forEach(([term, ...everyday]) => note(term, everyday));
  return {
    policies: data.policies.map(([, title, short]) => ({ short, names: [fold(title), fold(short)] })),
    names,
    collectives: new Map(data.roles.map(([name, , groups = []]) => [fold(name), groups.map(fold)])),
    isKnownPair: (pair) => pairs.postings.has(pair),
  };
}

/** Take the policy's name out of the words, where something else stands beside it. */
function takePolicy(words, vocabulary) {
  const joined = words.join(SEPARATOR);
  const found = vocabulary.policies
    .flatMap(({ short, names }) => names.map((name) => ({ short, name })))
    .filter(({ name }) => joined.includes(name) && joined !== name)
    .sort((one, other) => other.name.length - one.name.length);
  if (found.length === 0) return { policy: "", words };
  const rest = joined.split(found[0].name).join(SEPARATOR).split(SEPARATOR).filter(Boolean);
  return { policy: found[0].short, words: rest };
}

/** Split a text around the names that the vocabulary translates, the longest first. */
function splitAtNames(text, vocabulary) {
  let best = "";
  for (const name of vocabulary.names.keys()) if (name.length > best.length && text.includes(name)) best = name;
  if (!best) return [text];
  return text.split(best).flatMap((part, place) => {
    const parts = part ? splitAtNames(part, vocabulary) : [];
    return place ? [best, ...parts] : parts;
  });
}

/** Cut a text where two characters meet that stand together nowhere in the handbook. */
function cutAtUnknownPairs(text, vocabulary) {
  const pieces = [""];
  for (const character of text) {
    const last = pieces[pieces.length - 1].slice(-1);
    const joined = !last || (LATIN.test(last) && LATIN.test(character)) || vocabulary.isKnownPair(last + character);
    if (joined) pieces[pieces.length - 1] += character;
    else pieces.push(character);
  }
  return pieces.filter(Boolean);
}

/** All wordings of a term: itself, what the handbook says for it, and beside other terms the collectives of a role. */
function wordingsOf(text, vocabulary, alone) {
  const terms = vocabulary.names.get(text) ?? [];
  const roles = alone ? [] : [text, ...terms];
  const collectives = roles.flatMap((role) => vocabulary.collectives.get(role) ?? []);
  return [
    { text, weight: 1 },
    ...terms.map((wording) => ({ text: wording, weight: TRANSLATED_WEIGHT })),
    ...collectives.map((group) => ({ text: group, weight: COLLECTIVE_WEIGHT, field: "bearer" })),
  ];
}

/** Understand words: their terms, and the single characters that were left out. */
function understand(words, vocabulary) {
  const isName = (part) => vocabulary.names.has(part);
  const parts = words
    .flatMap((word) => splitAtNames(word, vocabulary))
    .flatMap((part) => (isName(part) ? [part] : part.split(FRAGMENT)))
    .flatMap((part) => (isName(part) ? [part] : cutAtUnknownPairs(part, vocabulary)));
  const kept = [...new Set(parts.filter((part) => part.length > 1 || isName(part)))];
  const left = parts.filter((part) => part.length === 1 && !isName(part) && !FUNCTION_CHARACTERS.has(part));
  return {
    terms: kept.map((text) => wordingsOf(text, vocabulary, kept.length === 1)),
    lost: [...new Set(left)].map((text) => [{ text, weight: LOST_WEIGHT }]),
  };
}

/**
 * Understand what somebody typed.
 * @param {string} text
 * @param {Vocabulary} vocabulary
 * @returns {Query}
 */
function readQuery(text, vocabulary) {
  const typed = text.split(DIVIDER).flatMap((word) => fold(word).split(SEPARATOR)).filter(Boolean);
  const { policy, words } = takePolicy(typed, vocabulary);
  const found = findCitation(words.join(SEPARATOR));
  const besides = found ? found.rest.split(SEPARATOR).filter(Boolean) : words;
  const understood = understand(besides, vocabulary);
  return {
    typed: [...new Set(typed)].map((word) => [{ text: word, weight: 1 }]),
    ...understood,
    text: typed.join(SEPARATOR),
    policy,
    citation: found ? found.citation : null,
  };
}
