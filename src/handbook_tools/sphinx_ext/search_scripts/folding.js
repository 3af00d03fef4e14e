/* Folding: text as the search compares it. Width, case, spaces and brackets make no difference. */

/** What stands inside a name or a citation and nobody types: spaces, brackets, quotation marks. */
const SILENT = /[\s《》〈〉「」『』“”‘’"'（）()〔〕【】[\]·\u200b-\u200f\u2060\ufeff]/u;

/** What belongs to a word or a figure; everything else separates. */
const WORD = /[\p{L}\p{N}%.:/-]/u;

/** What a character that separates is folded to. */
const SEPARATOR = " ";

/**
 * Fold one character.
 * @param {string} character
 * @returns {string} nothing, a separator, or the character in half width and lower case
 */
function foldCharacter(character) {
  if (SILENT.test(character)) return "";
  const plain = character.normalize("NFKC").toLowerCase();
  return WORD.test(plain) ? plain : SEPARATOR;
}

/**
 * Fold a text.
 * @param {string} text
 * @returns {string}
 */
function fold(text) {
  return Array.from(text, foldCharacter).join("");
}

/**
 * Tell where each character of a folded text comes from.
 * @param {string} text
 * @returns {number[]} for every character of `fold(text)` its place in `text`, then the length of `text`
 */
function foldedPlaces(text) {
  const places = [];
  let place = 0;
  for (const character of text) {
    for (let count = foldCharacter(character).length; count > 0; count -= 1) places.push(place);
    place += character.length;
  }
  return [...places, place];
}
