/* Pairs of characters: how a text without spaces is found by its parts, ranked after BM25. */

/** How much a pair counts by the field that it stands in. */
const PAIR_WEIGHTS = { title: 4, names: 2, bearer: 1, body: 1, context: 0.5 };
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;

/** The least share of a query's known pairs (by their rarity) that a document must have. */
const LEAST_COVERAGE = 0.3;

/** Two letters or figures are no part of a word that could be found by them. */
const LATIN_PAIR = /^[a-z0-9.%:/-]{2}$/;

/**
 * @typedef {object} Posting where a pair occurs
 * @property {number[]} numbers of the documents, rising
 * @property {number[]} weights of the pair in each of them
 */

/**
 * @typedef {object} PairIndex
 * @property {Map<string, Posting>} postings by the pair
 * @property {number[]} lengths of the documents, as shares of the average
 */

/**
 * List the pairs of characters of a folded text.
 * @param {string} text
 * @returns {string[]}
 */
function pairsOf(text) {
  const pairs = [];
  for (let place = 0; place + 1 < text.length; place += 1) {
    const pair = text.slice(place, place + 2);
    if (!pair.includes(SEPARATOR) && !LATIN_PAIR.test(pair)) pairs.push(pair);
  }
  return pairs;
}

/** Note a pair of a document; documents are noted one after the other. */
function notePair(postings, pair, number, weight) {
  let posting = postings.get(pair);
  if (!posting) postings.set(pair, (posting = { numbers: [], weights: [] }));
  const last = posting.numbers.length - 1;
  if (posting.numbers[last] === number) posting.weights[last] += weight;
  else {
    posting.numbers.push(number);
    posting.weights.push(weight);
  }
}

/**
 * Index the pairs of all documents.
 * @param {SearchDocument[]} documents
 * @returns {PairIndex}
 */
function indexPairs(documents) {
  const postings = new Map();
  documents.forEach(({ fields }, number) => {
    for (const [field, weight] of Object.entries(PAIR_WEIGHTS)) {
      for (const pair of pairsOf(fields[field])) notePair(postings, pair, number, weight);
    }
  });
  const sizes = documents.map(({ fields }) => fields.body.length + fields.title.length + 1);
  const average = sizes.reduce((sum, size) => sum + size, 0) / (sizes.length || 1);
  return { postings, lengths: sizes.map((size) => size / average) };
}

/**
 * Tell how rare something is.
 * @param {number} found in how many documents
 * @param {number} all
 * @returns {number} the inverse document frequency, never below 0
 */
function rarity(found, all) {
  return Math.log(1 + (all - found + 0.5) / (found + 0.5));
}

/**
 * List the documents that may have a text: those of its rarest pair, all where it has no pair.
 * @param {PairIndex} index
 * @param {string} text folded
 * @returns {Iterable<number>}
 */
function candidatesOf(index, text) {
  const postings = pairsOf(text).map((pair) => index.postings.get(pair)?.numbers ?? []);
  if (postings.length === 0) return index.lengths.keys();
  return postings.reduce((rarest, each) => (each.length < rarest.length ? each : rarest));
}

/**
 * Score all documents that have enough pairs of a query.
 * @param {PairIndex} index
 * @param {string[]} pairs
 * @returns {Map<number, number>} scores by the number of the document
 */
function scorePairs(index, pairs) {
  const all = index.lengths.length;
  const scores = new Map();
  const covered = new Map();
  let total = 0;
  for (const pair of new Set(pairs)) {
    const found = index.postings.get(pair);
    if (!found) continue;
    const rare = rarity(found.numbers.length, all);
    total += rare;
    found.numbers.forEach((number, place) => {
      const weight = found.weights[place];
      const norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * index.lengths[number]);
      scores.set(number, (scores.get(number) ?? 0) + (rare * weight) / (weight + norm));
      covered.set(number, (covered.get(number) ?? 0) + rare);
    });
  }
  return new Map([...scores].filter(([number]) => covered.get(number) >= LEAST_COVERAGE * total));
}
