/* Checklist pages: ticks that stay on this device, items re-opened when their wording changed, completion records.
   Nothing is sent anywhere; without this script the page is a plain list. */
"use strict";

(() => {
  const FORMAT = 1;
  const LARGEST = 1_000_000;
  const place = document.getElementById("checklist-data");
  if (!place) return;
  const list = JSON.parse(place.textContent);
  const rows = [...document.querySelectorAll("ol.checklist > li")];
  const storageKey = `handbook-checklist:${location.pathname.replace(/[^/]*$/, "")}:${list.id}`;

  const make = (tag, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };
  const button = (text, onclick) => make("button", { type: "button", textContent: text, onclick });

  const isTick = (tick) => ["fingerprint", "wording", "time"].every((key) => typeof tick?.[key] === "string");

  /** @returns {{person: string, ticks: Record<string, {fingerprint: string, wording: string, time: string}>}} */
  function load() {
    let stored;
    try {
      stored = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    } catch {
      stored = {};
    }
    const ticks = Object.entries(stored?.ticks ?? {}).filter(([, tick]) => isTick(tick));
    return { person: typeof stored?.person === "string" ? stored.person : "", ticks: Object.fromEntries(ticks) };
  }

  let state = load();
  let kept = true;

  /** Change what is stored as it is now: another tab may have written since. */
  function change(alter) {
    if (kept) state = load();
    alter(state);
    try {
      localStorage.setItem(storageKey, JSON.stringify(state));
    } catch {
      kept = false;
    }
  }

  const status = make("p", { className: "checklist-status" });
  status.setAttribute("role", "status");
  const progress = make("progress", { max: list.items.length });
  progress.setAttribute("aria-label", "完成的项数");
  const person = make("input", { type: "text", value: state.person, autocomplete: "off", maxLength: 40 });
  person.oninput = () => {
    change((now) => { now.person = person.value; });
    tell();
  };

  const keyOf = ({ id, section }) => (section ? `${id}（${section}）` : id);
  const isDone = (item) => state.ticks[item.key]?.fingerprint === item.fingerprint;

  function tell(more = "") {
    const done = list.items.filter(isDone).length;
    const reopened = list.items.filter((item) => state.ticks[item.key] && !isDone(item)).length;
    const keys = new Set(list.items.map((item) => item.key));
    const gone = Object.keys(state.ticks).filter((key) => !keys.has(key)).length;
    progress.value = done;
    status.textContent = [
      `已完成 ${done}／${list.items.length} 项。`,
      reopened ? `有 ${reopened} 项的条文改过，请重新核对。` : "",
      gone ? `有 ${gone} 项已经不在这份清单里。` : "",
      kept ? "" : "这台设备不保存勾选，关闭页面前请导出完成记录。",
      more,
    ].join("");
  }

  const boxes = rows.map((row, index) => {
    const item = list.items[index];
    const box = make("input", { type: "checkbox", id: `tick-${index}` });
    box.setAttribute("aria-label", `第 ${index + 1} 项：${item.question}`);
    box.onchange = () => {
      const { fingerprint, wording } = item;
      change(({ ticks }) => {
        if (box.checked) ticks[item.key] = { fingerprint, wording, time: new Date().toISOString() };
        else delete ticks[item.key];
      });
      show();
    };
    row.prepend(box);
    return box;
  });

  function show(more = "") {
    list.items.forEach((item, index) => {
      boxes[index].checked = isDone(item);
      rows[index].querySelector(".reopened")?.remove();
      const tick = state.ticks[item.key];
      if (!tick || isDone(item)) return;
      rows[index].append(make("div", { className: "reopened" },
        make("p", { textContent: "这一项核对过以后，条文改了，请重新核对。" }),
        make("p", {}, "原来：", make("del", { textContent: tick.wording })),
        make("p", {}, "现在：", make("ins", { textContent: item.wording }))));
    });
    tell(more);
  }

  /** Ask before something is lost; the answer comes by the dialog's own buttons, by Enter and Escape. */
  function ask(question, action, then) {
    const dialog = make("dialog", { className: "checklist-dialog" }, make("p", { textContent: question }));
    dialog.setAttribute("aria-label", question);
    const yes = button(action, () => { dialog.close(); then(); });
    dialog.append(make("p", {}, yes, " ", button("取消", () => dialog.close())));
    dialog.onclose = () => dialog.remove();
    document.body.append(dialog);
    dialog.showModal();
  }

  function exportRecord() {
    const items = list.items.filter(isDone).map((item) => {
      const { fingerprint, wording, time } = state.ticks[item.key];
      return { id: item.id, section: item.section, fingerprint, wording, time };
    });
    const { id, title, audience, edition, fingerprint } = list;
    const record = { format: FORMAT, person: state.person, role: audience, list: id, title, edition, fingerprint, items };
    const blob = new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: "application/json" });
    const link = make("a", { href: URL.createObjectURL(blob), download: `完成记录-${id}.json` });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** @returns {string} what is wrong with a record, empty where nothing is */
  function faultOf(record) {
    const isText = (value) => typeof value === "string" && value.length <= 20_000;
    if (record?.format !== FORMAT) return "这不是完成记录，或者格式的版本不同。";
    if (record.list !== list.id) return `这份记录属于另一份清单（${String(record.list).slice(0, 60)}）。`;
    if (!isText(record.person) || !Array.isArray(record.items)) return "完成记录缺少姓名或者事项。";
    const whole = (item) => isTick(item) && isText(item.id) && isText(item.section) && isText(item.wording)
      && /^fp\d+:[0-9a-f]{24}$/.test(item.fingerprint) && !Number.isNaN(Date.parse(item.time));
    if (!record.items.every(whole)) return "完成记录里有一项写得不完整。";
    return new Set(record.items.map(keyOf)).size === record.items.length ? "" : "完成记录里有一项写了两次。";
  }

  async function importRecord(file) {
    let record;
    try {
      if (file.size > LARGEST) throw new RangeError();
      record = JSON.parse(await file.text());
    } catch {
      show("文件读不了：它不是完成记录，或者太大。");
      return;
    }
    const fault = faultOf(record);
    if (fault) {
      show(fault);
      return;
    }
    const items = new Map(list.items.map((item) => [item.key, item]));
    const known = record.items.filter((item) => items.has(keyOf(item)));
    const fresh = known.filter((item) => !isDone(items.get(keyOf(item))));
    const outdated = fresh.filter((item) => items.get(keyOf(item)).fingerprint !== item.fingerprint).length;
    const unknown = record.items.length - known.length;
    const told = [
      `导入“${record.person || "未写姓名"}”的记录：补上 ${fresh.length - outdated} 项，已经勾选的不动。`,
      outdated ? `另有 ${outdated} 项的条文已经改过，导入以后要重新核对。` : "",
      unknown ? `有 ${unknown} 项不在这份清单里，不导入。` : "",
    ].join("");
    ask(told, "导入", () => {
      change((now) => {
        for (const item of fresh) {
          const { fingerprint, wording, time } = item;
          now.ticks[keyOf(item)] = { fingerprint, wording, time };
        }
        now.person ||= record.person;
      });
      person.value = state.person;
      show("已导入。");
    });
  }

  const chooser = make("input", { type: "file", accept: ".json,application/json", hidden: true });
  chooser.onchange = () => { if (chooser.files[0]) importRecord(chooser.files[0]); chooser.value = ""; };
  const clear = () => ask("清除这台设备上这份清单的全部勾选和姓名？", "清除", () => {
    change((now) => Object.assign(now, { ticks: {}, person: "" }));
    person.value = "";
    show("已清除。");
  });
  const tools = make("p", { className: "checklist-tools" },
    make("label", {}, "姓名 ", person), button("打印签名表", () => print()), button("导出完成记录", exportRecord),
    button("导入", () => chooser.click()), button("清除", clear), chooser);
  place.before(make("div", { className: "checklist-panel" }, status, progress), tools);
  document.documentElement.classList.add("checklist-ticking");
  addEventListener("storage", ({ key }) => {
    if (key !== storageKey && key !== null) return;
    state = load();
    show();
  });
  show();
})();
