/* The history under an article: what compares its wordings is loaded when it is opened. */
(() => {
  "use strict";

  const loading = new Map();

  /** Load a script, once; an amended handbook is found an hour later at the latest. */
  function load(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = `${document.documentElement.dataset.content_root ?? ""}_static/${name}.js?${Math.floor(Date.now() / 3600000)}`;
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  document.querySelectorAll("details[data-article]").forEach((details) => {
    const { article } = details.dataset;
    details.addEventListener("toggle", () => {
      Promise.all([load("history-comparison"), load(`history/${article.split("/")[0]}`)])
        .then(() => globalThis.handbookComparison.offer(details, globalThis.handbookHistories[article]))
        .catch(() => details.append("两版的对照没有载入，请刷新页面再试。"));
    }, { once: true });
  });
})();
