/* The search dialog: a combobox with a list of results, as the ARIA Authoring Practices describe it. */

/** The lines of a list: those that were asked for, then in a group of their own those that are only alike. */
function drawOptions(results, root) {
  const shown = results.slice(0, MOST_LINES);
  const options = shown.map((result, number) => {
    const line = drawLine(result, root);
    line.id = `search-option-${number}`;
    line.tabIndex = -1;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    return line;
  });
  const alike = options.filter((_, number) => shown[number].near);
  if (alike.length === 0) return options;
  const heading = element("span", "search-near", "相近的内容");
  const group = element("div", "", heading, ...alike);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "相近的内容");
  heading.setAttribute("aria-hidden", "true");
  return [...options.filter((_, number) => !shown[number].near), group];
}

/**
 * Make a dialog search.
 * @param {HTMLDialogElement} dialog
 * @param {{find: (text: string) => Result[], root: string}} site
 * @returns {() => void} searches for what stands in the field
 */
function startCombobox(dialog, { find, root }) {
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("[role=listbox]");
  const status = dialog.querySelector("[role=status]");
  const help = dialog.querySelector(".search-help");
  let active = null;

  function activate(option) {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    active?.setAttribute("aria-selected", "true");
    active?.scrollIntoView({ block: "nearest" });
    if (active) input.setAttribute("aria-activedescendant", active.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    const options = [...list.querySelectorAll("[role=option]")];
    if (options.length === 0) return;
    const place = options.indexOf(active) + step;
    activate(options[(place + options.length) % options.length]);
  }

  function show() {
    const text = input.value.trim();
    const results = text ? find(text) : [];
    list.replaceChildren(...drawOptions(results, root));
    list.hidden = results.length === 0;
    help.hidden = text !== "";
    input.setAttribute("aria-expanded", String(results.length > 0));
    status.textContent = text ? sayCount(results) : "";
    activate(list.querySelector("[role=option]"));
    list.scrollTop = 0;
  }

  function press(event) {
    if (event.isComposing) return;
    const act = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => active?.click() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  input.addEventListener("input", (event) => event.isComposing || show());
  input.addEventListener("compositionend", show);
  input.addEventListener("keydown", press);
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey) dialog.close();
  });
  return show;
}
