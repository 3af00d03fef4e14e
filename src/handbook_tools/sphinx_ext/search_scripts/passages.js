/* Passages: the part of a text that shows why it was found, with the words marked. */

/** How many characters of a text a line of results shows, and how many of them before the first mark. */
const PASSAGE_LENGTH = 96;
const LEAD_LENGTH = 24;

/**
 * @typedef {object} Part a stretch of a text
 * @property {string} text
 * @property {boolean} marked
 */

/** The ranges of a text in which the folded words stand, in order and joined where they touch. */
function findRanges(text, words) {
  const folded = fold(text);
  const places = foldedPlaces(text);
  const ranges = [];
  for (const word of words.filter(Boolean)) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      ranges.push([places[at], places[at + word.length - 1] + 1]);
    }
  }
  ranges.sort(([one], [other]) => one - other);
  return ranges.reduce((joined, [start, end]) => {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
    return joined;
  }, []);
}

/** Where the shown part of a text begins: at the start, or at a sign of punctuation shortly before the first mark. */
function passageStart(text, first) {
  if (text.length <= PASSAGE_LENGTH || first <= LEAD_LENGTH) return 0;
  const earliest = Math.min(first - LEAD_LENGTH, text.length - PASSAGE_LENGTH);
  const lead = text.slice(earliest, first);
  return earliest + Math.max(0, lead.search(/[，。；：\n]/u) + 1);
}

/**
 * Cut a text down to the part around its first mark.
 * @param {string} text
 * @param {string[]} words folded
 * @returns {Part[]}
 */
function passageOf(text, words) {
  const ranges = findRanges(text, words);
  const start = passageStart(text, ranges.length ? ranges[0][0] : 0);
  const end = Math.min(text.length, start + PASSAGE_LENGTH);
  const parts = [{ text: start ? "…" : "", marked: false }];
  let place = start;
  for (const [from, to] of ranges.filter((range) => range[0] < end && range[1] > start)) {
    parts.push({ text: text.slice(place, from), marked: false }, { text: text.slice(from, Math.min(to, end)), marked: true });
    place = Math.min(to, end);
  }
  parts.push({ text: text.slice(place, end) + (end < text.length ? "…" : ""), marked: false });
  return parts.filter((part) => part.text);
}
