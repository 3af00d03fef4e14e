/* The start: what the page that loaded this script can call. */

/**
 * Read an index and search in it.
 * @param {object} data what search-data.js assigns
 * @returns {(text: string, page?: string) => Result[]}
 */
function open(data) {
  const index = readIndex(data);
  return (text, page) => search(index, text, page);
}

globalThis.handbookSearch = { open, startCombobox, startPage };
