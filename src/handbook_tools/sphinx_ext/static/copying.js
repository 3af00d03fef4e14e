/* Copying the citation of an article or a provision: 《账号管理制度》第八条第二款; pressed again, with its link. */
(() => {
  "use strict";

  const SHOWN = 4000;
  const status = document.createElement("p");
  let copied = null;
  let timer = 0;

  /** The address of an anchor on this page, without what the address of the page says beside it. */
  function linkTo(anchor) {
    const link = new URL(location.href);
    link.search = "";
    link.hash = anchor;
    return link.href;
  }

  /** Copy by the means of browsers without a clipboard: on a site without encryption, or an old browser. */
  function copyByEvent(text) {
    let taken = false;
    const fill = (event) => {
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      event.stopImmediatePropagation();
      taken = true;
    };
    document.addEventListener("copy", fill, { capture: true });
    try {
      return document.execCommand("copy") && taken;
    } finally {
      document.removeEventListener("copy", fill, { capture: true });
    }
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByEvent(text);
    }
  }

  function forget() {
    copied?.classList.remove("copied");
    copied = null;
    status.textContent = "";
  }

  function tell(button, message) {
    clearTimeout(timer);
    forget();
    copied = button;
    button.classList.add("copied");
    status.textContent = message;
    timer = setTimeout(forget, SHOWN);
  }

  async function copyFrom(button) {
    const { citation, anchor } = button.dataset;
    const again = button === copied;
    const text = again ? `${citation} ${linkTo(anchor)}` : citation;
    const done = await copy(text);
    if (!done) tell(button, `没有复制成功，请自己选取：${text}`);
    else tell(button, again ? `已复制引用和链接：${citation}` : `已复制：${citation}。再按一次，连同链接复制。`);
  }

  // named here, since a name a button would weigh more than all the rest of the buttons
  for (const button of document.querySelectorAll(".copy-citation")) {
    button.title = "复制引用";
    button.setAttribute("aria-label", `复制${button.dataset.citation}`);
  }
  status.className = "copy-status";
  status.setAttribute("role", "status");
  (document.querySelector("main") ?? document.body).append(status);
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy-citation");
    if (button) copyFrom(button);
  });
})();
