/* The page: the list as people see it, and what their hands do. */

const BLANK = "＿".repeat(8);

/** A checklist on a page. */
class ChecklistPage {
  /** @param {HTMLElement} place the element that holds the list */
  constructor(place) {
    this.place = place;
    this.list = JSON.parse(place.querySelector(".checklist-data").textContent);
    this.state = loadState(this.list);
    this.boxes = [...place.querySelectorAll(".checklist-box")];
    this.fields = { person: place.querySelector(".checklist-person"), role: place.querySelector(".checklist-role") };
    this.chooser = place.querySelector(".checklist-file");
    this.kept = saveState(this.list, this.state);
    this.wake();
    this.show();
  }

  find(selector) {
    return this.place.querySelector(selector);
  }

  /** Attach what the page does, and let its controls be used. */
  wake() {
    this.boxes.forEach((box, index) => {
      box.disabled = false;
      box.addEventListener("change", () => this.tick(this.list.items[index], box.checked));
    });
    for (const [name, field] of Object.entries(this.fields)) {
      field.addEventListener("input", () => this.change(() => { this.state[name] = field.value; }));
    }
    const does = { print: () => print(), export: () => this.export(), import: () => this.chooser.click(), clear: () => this.clear() };
    for (const button of this.place.querySelectorAll("[data-does]")) button.addEventListener("click", does[button.dataset.does]);
    this.chooser.addEventListener("change", () => this.import());
    addEventListener("storage", (event) => {
      if (event.key !== null && event.key !== storageKey(this.list)) return;
      this.state = loadState(this.list);
      this.show();
    });
    this.find(".checklist-tools").disabled = false;
  }

  /** Change the state as it is kept now, for another window may have changed it, and show how the list stands. */
  change(action, message = "") {
    if (this.kept) this.state = loadState(this.list);
    action();
    this.kept = saveState(this.list, this.state);
    this.show();
    this.tell(message);
  }

  tick(item, ticked) {
    this.change(() => tickItem(this.list, this.state, item, ticked));
  }

  tell(message) {
    this.find(".checklist-message").textContent = message;
  }

  /** Show every box, what changed, the progress and the sheet. */
  show() {
    const stands = standing(this.list, this.state);
    this.list.items.forEach((item, index) => this.showItem(item, this.boxes[index], stands));
    for (const [name, field] of Object.entries(this.fields)) {
      if (field.value !== this.state[name]) field.value = this.state[name];
      this.find(`.sheet-${name}`).textContent = this.state[name] || BLANK;
    }
    this.showProgress(stands);
  }

  showItem(item, box, { done, reopened, added }) {
    const row = box.closest("li");
    box.checked = done.includes(item);
    row.classList.toggle("checklist-new", added.includes(item));
    const change = row.querySelector(".checklist-change");
    if (!reopened.includes(item)) change?.remove();
    else if (!change) row.append(wordingChange(this.state.ticks.get(keyOf(item)).wording, item.wording));
  }

  showProgress({ done, reopened, added, gone }) {
    const total = this.list.items.length;
    const said = (found, text) => (found.length > 0 ? `；${found.length} 项${text}` : "");
    this.find("progress").value = done.length;
    this.find(".checklist-count").textContent =
      `已完成 ${done.length}／${total} 项${said(reopened, "条文改过，要重新核对")}${said(added, "是新增的")}${said(gone, "已不在清单里")}`;
    this.find(".checklist-note").textContent = this.kept
      ? "勾选和姓名只保存在这台设备上，不发送到任何地方。"
      : "这个浏览器不保存勾选（例如无痕浏览）。关闭页面以前，请导出完成记录或者打印签名表。";
  }

  export() {
    const name = `完成记录-${this.list.id}-${localDate(new Date())}.json`;
    saveFile(name, `${JSON.stringify(recordOf(this.list, this.state), null, 2)}\n`);
    this.tell(`已导出 ${name}。`);
  }

  async import() {
    const [file] = this.chooser.files;
    if (!file) return;
    const { record, fault } = await readRecord(file, this.list);
    this.chooser.value = "";
    if (fault) this.tell(`没有导入：${fault}`);
    else await this.offer(record);
  }

  /** Tell what a record would change, and take it where the person agrees. */
  async offer(record) {
    const plan = planImport(this.list, this.state, record);
    if (!changesAnything(plan, this.state, record)) {
      this.tell(`这份记录里没有要导入的。${tellPlan(plan, this.state, record).join("")}`);
      return;
    }
    if (await ask("导入这份完成记录？", tellPlan(plan, this.state, record), "导入")) {
      this.change(() => carryOut(plan, this.list, this.state, record), "已导入完成记录。");
    } else this.tell("没有导入，一切照旧。");
  }

  async clear() {
    const { ticks } = this.state;
    const lost = `清除这份清单的 ${ticks.size} 项勾选，以及姓名和岗位。`;
    if (await ask("全部清除？", [lost, "清除以后，只能从导出的完成记录恢复。"], "清除")) {
      this.change(() => { this.state = freshState(); }, "已经清除。");
    }
  }
}
