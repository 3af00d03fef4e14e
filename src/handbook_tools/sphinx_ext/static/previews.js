/* Previews: what a link to a provision, a number or a law leads to, shown beside it.

   With a mouse on pointing, with the keyboard on reaching the link, with a finger on the first touch, which
   then shows a way to the place itself. Without this script the link leads there at once. */
(() => {
  "use strict";

  const HOUR = 3600000;
  const DELAY = 250;
  const GAP = 6;
  const root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);
  const panel = document.createElement("div");
  let loading = null;
  let shown = null;
  let timer = 0;
  let pointer = "mouse";

  panel.id = "handbook-preview";
  panel.className = "preview";
  panel.tabIndex = -1;
  panel.hidden = true;

  /** Load the texts once; an amended handbook is found an hour later at the latest. */
  function load() {
    loading ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(`_static/explanations.js?${Math.floor(Date.now() / HOUR)}`, root).href;
      script.onload = () => done(globalThis.handbookExplanations);
      script.onerror = failed;
      document.head.append(script);
    }).catch((failure) => {
      loading = null;
      throw failure;
    });
    return loading;
  }

  /** What the link leads to: its title, facts, and paragraphs. */
  function find(link, pages) {
    const page = decodeURI(link.pathname.slice(root.pathname.length));
    const anchors = pages[page] ?? {};
    const [title, facts, text] = anchors[decodeURIComponent(link.hash.slice(1))] ?? [];
    if (!title) return null;
    const texts = Array.isArray(text) ? text.map((each) => anchors[each]?.[2] ?? "") : [text];
    return { title, facts, texts: texts.filter(Boolean) };
  }

  function element(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function fill({ title, facts, texts }) {
    panel.replaceChildren(element("p", "preview-title", title));
    if (facts) panel.append(element("p", "preview-facts", facts));
    panel.append(...texts.map((text) => element("p", "preview-text", text)));
  }

  /** For a finger: a way to the place itself and a way back, in a box that is left like a dialog. */
  function addWays(link) {
    const ways = element("p", "preview-ways");
    const way = element("a", "", "转到原处");
    const closing = element("button", "", "关闭");
    way.href = link.href;
    closing.type = "button";
    closing.addEventListener("click", () => hide({ back: true }));
    ways.append(way, closing);
    panel.append(ways);
  }

  /** Put the panel below the line of the link, or above it where there is more room. */
  function place(link) {
    const line = [...link.getClientRects()].at(-1);
    const box = panel.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const below = innerHeight - line.bottom > box.height + GAP || line.top < box.height + GAP;
    panel.style.left = `${Math.max(8, Math.min(line.left, width - box.width - 8)) + scrollX}px`;
    panel.style.top = `${(below ? line.bottom + GAP : line.top - box.height - GAP) + scrollY}px`;
  }

  function hide({ back = false } = {}) {
    clearTimeout(timer);
    if (!shown) return;
    const link = shown;
    shown = null;
    panel.hidden = true;
    link.removeAttribute("aria-describedby");
    if (back) link.focus({ preventScroll: true });
  }

  function show(link, found, touched) {
    hide();
    shown = link;
    fill(found);
    if (touched) addWays(link);
    panel.classList.toggle("preview-sheet", touched);
    panel.setAttribute("role", touched ? "dialog" : "tooltip");
    panel.setAttribute("aria-label", found.title);
    panel.removeAttribute("style");
    panel.hidden = false;
    // beside the link, the browser's own note would say the same again
    link.removeAttribute("title");
    if (touched) panel.focus({ preventScroll: true });
    else {
      link.setAttribute("aria-describedby", panel.id);
      place(link);
    }
  }

  async function preview(link, touched = false) {
    try {
      const found = find(link, await load());
      if (found) show(link, found, touched);
      else if (touched) location.assign(link.href);
    } catch {
      if (touched) location.assign(link.href);
    }
  }

  /** The link with a preview that an event is about; below a wording that is shown already there is none. */
  function linkOf(event) {
    const link = event.target.closest?.("a.explained");
    return link && !link.closest(".citation, .provision-meta") ? link : null;
  }

  function isKept(target) {
    return target instanceof Node && (panel.contains(target) || shown?.contains(target));
  }

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (shown && !isKept(event.target)) hide();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    clearTimeout(timer);
    const link = linkOf(event);
    if (link && link !== shown) timer = setTimeout(() => preview(link), DELAY);
    else if (shown && !isKept(event.target) && panel.getAttribute("role") === "tooltip") {
      timer = setTimeout(hide, DELAY);
    }
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible") && link !== shown) preview(link);
    else if (shown && !isKept(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link || pointer !== "touch" || event.detail === 0 || link === shown) return;
    event.preventDefault();
    preview(link, true);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) hide({ back: panel.contains(document.activeElement) });
  });
  addEventListener("resize", () => hide());
  (document.querySelector("main") ?? document.body).append(panel);
})();
