/* Memory: what this device keeps of a list. Nothing leaves it but by a file that somebody exports. */

/**
 * @typedef {object} Tick
 * @property {string} fingerprint of the wording that was ticked
 * @property {string} wording as it was then
 * @property {string} time when it was ticked, ISO 8601
 */

/** Return the address of the site's root: two sites of one host keep their ticks apart. */
function siteBase() {
  return new URL(document.documentElement.dataset.content_root || "./", location.href).pathname;
}

const storageKey = (list) => `handbook-checklist:${siteBase()}:${list.id}`;

const isDone = (item, ticks) => ticks.get(keyOf(item))?.fingerprint === item.fingerprint;

/** Return what nobody has ticked yet. */
const freshState = () => ({ person: "", role: "", ticks: new Map(), known: [] });

function isTick(tick) {
  return isObject(tick) && ["id", "section", "fingerprint", "wording", "time"].every((name) => typeof tick[name] === "string");
}

/** Read what was kept; what is not of our form is as good as nothing. */
function parseState(text) {
  const state = freshState();
  const found = JSON.parse(text ?? "{}");
  for (const name of ["person", "role"]) {
    if (typeof found?.[name] === "string") state[name] = found[name].slice(0, LENGTHS[name]);
  }
  const ticks = Array.isArray(found?.ticks) ? found.ticks.filter(isTick) : [];
  state.ticks = new Map(ticks.map((tick) => [keyOf(tick), tick]));
  if (Array.isArray(found?.known)) state.known = found.known.filter((key) => typeof key === "string");
  return state;
}

/** Return what this device keeps of a list. */
function loadState(list) {
  try {
    return parseState(localStorage.getItem(storageKey(list)));
  } catch {
    return freshState();
  }
}

/** Keep the state of a list; tell whether the device did. */
function saveState(list, state) {
  const { person, role, ticks, known } = state;
  try {
    if (!person && !role && ticks.size === 0) localStorage.removeItem(storageKey(list));
    else localStorage.setItem(storageKey(list), JSON.stringify({ person, role, ticks: [...ticks.values()], known }));
    return true;
  } catch {
    return false;
  }
}

/** Tick an item as it reads now, or take the tick away; the first tick notes which items there were. */
function tickItem(list, state, item, ticked) {
  if (state.known.length === 0) state.known = list.items.map(keyOf);
  if (!ticked) {
    state.ticks.delete(keyOf(item));
    return;
  }
  const { id, section, fingerprint, wording } = item;
  state.ticks.set(keyOf(item), { id, section, fingerprint, wording, time: new Date().toISOString() });
}

/** Return how a list stands: what is done, what is open again, new or gone since it was begun. */
function standing(list, { ticks, known }) {
  const keys = new Set(list.items.map(keyOf));
  const begun = new Set(known);
  return {
    done: list.items.filter((item) => isDone(item, ticks)),
    reopened: list.items.filter((item) => ticks.has(keyOf(item)) && !isDone(item, ticks)),
    added: list.items.filter((item) => begun.size > 0 && !begun.has(keyOf(item)) && !ticks.has(keyOf(item))),
    gone: [...ticks.values()].filter((tick) => !keys.has(keyOf(tick))),
  };
}
