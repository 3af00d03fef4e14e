/* Comparing any two wordings of an article, below its history; loaded when one is opened. */
(() => {
  "use strict";

  const ELEMENTS = ["", "del", "ins"];
  const MARKS = ["", "删", "增"];

  /** Make an element of a class with what stands in it. */
  function make(name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

  /** One stretch of a redline: kept, removed or inserted. */
  function stretch(sort, text) {
    if (!sort) return document.createTextNode(text);
    return make(ELEMENTS[sort], "", make("span", "change-mark", `〔${MARKS[sort]}：`), text, make("span", "change-mark", "〕"));
  }

  /** Yield the stretches of a pair of wordings, whose lengths are kept, removed, inserted in turn. */
  function* stretches(before, after, lengths, reversed) {
    const sides = [Array.from(before), Array.from(after)];
    const places = [0, 0];
    const take = (side, length) => sides[side].slice(places[side], places[side] += length).join("");
    for (let turn = 0; turn < lengths.length; turn += 3) {
      const [kept, first, second] = [lengths[turn], lengths[turn + 1] ?? 0, lengths[turn + 2] ?? 0];
      places[1] += kept;
      yield [0, take(0, kept)];
      const [removed, inserted] = reversed ? [second, first] : [first, second];
      yield [1, take(0, removed)];
      yield [2, take(1, inserted)];
    }
  }

  /** An item hangs by its number. */
  function withHang(line) {
    if (/^[（ ]/u.test(textOf(line))) line.className = "redline-item";
    return line;
  }

  /** The text of a line without the marks of its changes. */
  function textOf(line) {
    const copy = line.cloneNode(true);
    copy.querySelectorAll(".change-mark").forEach((mark) => mark.remove());
    return copy.textContent;
  }

  /** Return the redline of two wordings, a line a paragraph. */
  function redline(history, from, to) {
    const [before, after] = [history.wordings[from][1], history.wordings[to][1]];
    const reversed = from > to;
    const lengths = history.pairs[reversed ? `${to}-${from}` : `${from}-${to}`];
    const lines = [make("p", "")];
    for (const [sort, text] of stretches(before, after, lengths, reversed)) {
      text.split("\n").forEach((part, index) => {
        if (index) lines.push(make("p", ""));
        if (part) lines.at(-1).append(stretch(sort, part));
      });
    }
    return lines.filter((line) => line.hasChildNodes()).map(withHang);
  }

  /** A choice among the wordings. */
  function choice(label, history, chosen) {
    const select = make("select", "", ...history.wordings.map(([name]) => make("option", "", name)));
    select.selectedIndex = chosen;
    return [select, make("label", "", label, select)];
  }

  /** Offer the comparison of one article below its history. */
  function offer(details, history) {
    const last = history.wordings.length - 1;
    const [from, fromLabel] = choice("从", history, last - 1);
    const [to, toLabel] = choice("到", history, last);
    const shown = make("div", "redline");
    shown.setAttribute("role", "status");
    const show = () => {
      const same = from.selectedIndex === to.selectedIndex;
      const lines = same
        ? history.wordings[to.selectedIndex][1].split("\n").map((line) => withHang(make("p", "", line)))
        : redline(history, from.selectedIndex, to.selectedIndex);
      shown.replaceChildren(...lines);
    };
    from.addEventListener("change", show);
    to.addEventListener("change", show);
    const chooser = make("p", "choice", "比较两版全文：", fromLabel, toLabel);
    details.append(make("div", "history-compare", chooser, shown));
    show();
  }

  globalThis.handbookComparison = { offer };
})();
