/* Opening the search: by button, Ctrl K or /. The search itself and its index are loaded only now. */
(() => {
  "use strict";

  const dialog = document.getElementById("handbook-search");
  const page = document.getElementById("handbook-search-page");
  const root = document.documentElement.dataset.content_root ?? "";
  const HOUR = 3600000;
  let loading = null;
  let show = () => {};

  /** Load a script; an amended handbook is found an hour later at the latest, whatever the browser keeps. */
  function load(name) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = `${root}_static/${name}?${Math.floor(Date.now() / HOUR)}`;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  /** The path of this page below the top of the site. */
  function pagePath() {
    const top = new URL(root || "./", document.baseURI).pathname;
    return decodeURI(location.pathname.slice(top.length));
  }

  async function startSearch() {
    await Promise.all([load("search.js"), load("search-data.js")]);
    const find = globalThis.handbookSearch.open(globalThis.handbookSearchData);
    const site = { find: (text) => find(text, pagePath()), root };
    show = globalThis.handbookSearch.startCombobox(dialog, site);
    return site;
  }

  function loadSearch(place) {
    loading ??= startSearch().catch((failure) => {
      loading = null;
      place.querySelector("[role=status]").textContent = "检索没有载入。请检查网络，刷新页面再试。";
      throw failure;
    });
    return loading;
  }

  function openSearch() {
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("input").select();
    loadSearch(dialog).then(() => show(), () => {});
  }

  function isTyping(target) {
    return target.isContentEditable || target.matches("input, textarea, select");
  }

  document.addEventListener("keydown", (event) => {
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (event.isComposing || !(control || slash)) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else openSearch();
  });

  document.addEventListener("click", (event) => {
    const opening = event.target.closest(".search-opening");
    if (opening && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openSearch();
    }
    if (event.target === dialog || event.target.closest(".search-closing")) dialog.close();
  });

  if (page) loadSearch(page).then((site) => globalThis.handbookSearch.startPage(page, site), () => {});
})();
