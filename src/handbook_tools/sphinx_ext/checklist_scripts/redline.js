/* Redlines: which characters of two wordings differ. Short texts are shown whole, as they are everywhere. */

const SHORT = 20;
const LARGEST_TABLE = 4_000_000;

/** Return the length of what two lists have in common at their beginning. */
function commonLength(one, other) {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

/** Return which characters of two lists belong to their longest common subsequence. */
function matchCharacters(old, now) {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = old[i] === now[j]
        ? lengths[(i + 1) * width + j + 1] + 1
        : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Leave out matches of one or two characters between differences: they are chance, and hard to read. */
function withoutIslands(pairs, oldLength, nowLength) {
  const kept = [];
  for (let start = 0; start < pairs.length;) {
    let end = start + 1;
    while (end < pairs.length && pairs[end][0] === pairs[end - 1][0] + 1 && pairs[end][1] === pairs[end - 1][1] + 1) end += 1;
    const atEdge = (pairs[start][0] === 0 && pairs[start][1] === 0)
      || (pairs[end - 1][0] === oldLength - 1 && pairs[end - 1][1] === nowLength - 1);
    if (end - start > 2 || atEdge) kept.push(...pairs.slice(start, end));
    start = end;
  }
  return kept;
}

/** Join the characters of a text into runs that are kept and runs that differ. */
function runsOf(characters, places) {
  const kept = new Set(places);
  const runs = [];
  characters.forEach((character, place) => {
    const same = kept.has(place);
    if (runs.at(-1)?.same === same) runs.at(-1).text += character;
    else runs.push({ same, text: character });
  });
  return runs;
}

/**
 * Compare two wordings.
 * @param {string} oldText
 * @param {string} newText
 * @returns {{old: {same: boolean, text: string}[], now: {same: boolean, text: string}[]}}
 */
function compareWordings(oldText, newText) {
  const [old, now] = [Array.from(oldText), Array.from(newText)];
  const whole = Math.min(old.length, now.length) <= SHORT || (old.length + 1) * (now.length + 1) > LARGEST_TABLE;
  const head = whole ? 0 : commonLength(old, now);
  const [oldRest, nowRest] = [old.slice(head), now.slice(head)];
  const rest = whole ? [] : matchCharacters(oldRest, nowRest).map(([i, j]) => [i + head, j + head]);
  const pairs = [...Array.from({ length: head }, (_, place) => [place, place]), ...rest];
  const kept = withoutIslands(pairs, old.length, now.length);
  return { old: runsOf(old, kept.map(([i]) => i)), now: runsOf(now, kept.map(([, j]) => j)) };
}
