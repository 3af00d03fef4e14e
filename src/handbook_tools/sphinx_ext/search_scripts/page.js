/* The page search.html: a plain list of results for the query in its address, which can be sent to somebody. */

/**
 * Show the results of a page's query.
 * @param {HTMLElement} place what holds the field and the results
 * @param {{find: (text: string) => Result[], root: string}} site
 */
function startPage(place, { find, root }) {
  const text = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  place.querySelector("input").value = text;
  if (!text) return;
  const results = find(text);
  const lines = results.slice(0, MOST_LINES).map((result) => element("li", "", drawLine(result, root)));
  place.querySelector("ol").replaceChildren(...lines);
  place.querySelector("[role=status]").textContent = sayCount(results);
}
