/* Elements: the few that the page has to make, and the dialog that asks. */

/** Make an element; texts are never read as HTML. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Show one wording with what differs in it marked. */
function markedWording(runs, mark) {
  return runs.map(({ same, text }) => (same ? text : make(mark, { textContent: text })));
}

/** Show an item's earlier and present wording. */
function wordingChange(earlier, present) {
  const { old, now } = compareWordings(earlier, present);
  return make("div", { className: "checklist-change" },
    make("p", {}, make("strong", { textContent: "您勾选以后，这一项改过，请重新核对。" })),
    make("p", {}, "原来：", ...markedWording(old, "del")),
    make("p", {}, "现在：", ...markedWording(now, "ins")));
}

/**
 * Ask before something changes. Escape and 取消 leave everything as it is.
 * @param {string} title
 * @param {string[]} sentences
 * @param {string} action the word on the button that agrees
 * @returns {Promise<boolean>}
 */
function ask(title, sentences, action) {
  const heading = make("h2", { id: "checklist-question", textContent: title });
  const agree = make("button", { type: "submit", value: "yes", textContent: action });
  const cancel = make("button", { type: "submit", value: "", textContent: "取消", autofocus: true });
  const form = make("form", { method: "dialog" }, heading,
    make("ul", {}, ...sentences.map((sentence) => make("li", { textContent: sentence }))),
    make("p", { className: "checklist-buttons" }, agree, cancel));
  const dialog = make("dialog", { className: "checklist-dialog" }, form);
  dialog.setAttribute("aria-labelledby", heading.id);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
  });
}

/** Give a text to the browser as a file to keep. */
function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Return the date of a moment as the calendar on the wall says it. */
function localDate(moment) {
  const two = (number) => String(number).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
