/* Completion records: what a page writes to a file, and what it accepts from one. The build puts the form,
   published as completion-record.schema.json, in front as RECORD_FORM; a file is data that anybody may have written. */

const { FORMAT, LARGEST_FILE, MOST_ITEMS, LENGTHS, ITEM_LENGTHS } = RECORD_FORM;
const FINGERPRINT = new RegExp(`^${RECORD_FORM.FINGERPRINT}$`);
const TIME = new RegExp(`^${RECORD_FORM.TIME}$`);

/** Tell one item of a list from all others. */
const keyOf = ({ id, section }) => (section ? `${id}（${section}）` : id);

/** Show what a file says, short and on one line. */
function quoted(value) {
  const flat = String(value).replace(/[\s\p{C}]+/gu, " ").trim();
  return `“${flat.length > 40 ? `${flat.slice(0, 40)}…` : flat}”`;
}

/**
 * Return the record of a list: all that was ticked, in the order of the list, with the wording of that time.
 * @param {object} list what the page says of the list
 * @param {{person: string, role: string, ticks: Map<string, Tick>}} state
 */
function recordOf({ id, title, edition, fingerprint, items }, { person, role, ticks }) {
  const keys = new Set([...items.map(keyOf), ...ticks.keys()]);
  const ticked = [...keys].filter((key) => ticks.has(key)).map((key) => ticks.get(key));
  return { format: FORMAT, person, role, list: id, title, edition, fingerprint, items: ticked };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Return what is wrong with the fields of an object that has texts of these lengths, or nothing. */
function faultOfTexts(found, lengths, others, where) {
  if (!isObject(found)) return `${where}不是一个对象。`;
  const names = [...Object.keys(lengths), ...others];
  const missing = names.find((name) => !Object.hasOwn(found, name));
  if (missing) return `${where}缺少 ${missing}。`;
  const unknown = Object.keys(found).find((name) => !names.includes(name));
  if (unknown !== undefined) return `${where}里有不认识的${quoted(unknown)}。`;
  const wrong = Object.keys(lengths).find((name) => typeof found[name] !== "string");
  if (wrong) return `${where}的 ${wrong} 不是文字。`;
  const long = Object.keys(lengths).find((name) => Array.from(found[name]).length > lengths[name]);
  if (long) return `${where}的 ${long} 超过 ${lengths[long]} 个字。`;
  if (!FINGERPRINT.test(found.fingerprint)) return `${where}的指纹写成了${quoted(found.fingerprint)}，不是指纹。`;
  return "";
}

function faultOfItem(item, number) {
  const where = `第 ${number} 项`;
  const fault = faultOfTexts(item, ITEM_LENGTHS, [], where);
  if (fault) return fault;
  const dated = TIME.test(item.time) && !Number.isNaN(Date.parse(item.time));
  return dated ? "" : `${where}的时间写成了${quoted(item.time)}，不是时间。`;
}

/** Return what is wrong with the items of a record, or nothing. */
function faultOfItems(items) {
  if (!Array.isArray(items)) return "完成记录的 items 不是列表。";
  if (items.length > MOST_ITEMS) return `完成记录超过 ${MOST_ITEMS} 项。`;
  const seen = new Set();
  for (const [index, item] of items.entries()) {
    const fault = faultOfItem(item, index + 1);
    if (fault) return fault;
    if (seen.has(keyOf(item))) return `第 ${index + 1} 项${quoted(item.id)}重复。`;
    seen.add(keyOf(item));
  }
  return "";
}

/**
 * Return what is wrong with a record for a list, in a sentence; nothing where it can be taken.
 * @param {any} found
 * @param {object} list
 */
function faultOf(found, list) {
  if (!isObject(found) || !Object.hasOwn(found, "format")) return "文件里不是完成记录。";
  if (found.format !== FORMAT) return `完成记录的格式是${quoted(found.format)}，这里只认格式 ${FORMAT}。`;
  const fault = faultOfTexts(found, LENGTHS, ["format", "items"], "完成记录");
  if (fault) return fault;
  if (found.list !== list.id) {
    return `这是清单${quoted(found.title)}（编号${quoted(found.list)}）的记录，请到那份清单的页面导入。`;
  }
  return faultOfItems(found.items);
}

/**
 * Read a file as a record of a list.
 * @param {File} file
 * @returns {Promise<{record?: object, fault: string}>}
 */
async function readRecord(file, list) {
  if (file.size > LARGEST_FILE) return { fault: `文件超过 ${LARGEST_FILE / 1_000_000} MB，不是完成记录。` };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    const record = JSON.parse(text);
    return { record, fault: faultOf(record, list) };
  } catch (error) {
    const why = error instanceof SyntaxError ? "不是 JSON" : error instanceof TypeError ? "不是 UTF-8 编码" : "读不了";
    return { fault: `文件${why}。请选择由“导出完成记录”得到的文件。` };
  }
}
