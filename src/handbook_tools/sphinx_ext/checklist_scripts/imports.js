/* Imports: what a record would change here, told before anything is changed. */

/**
 * Compare a record with what this device keeps. A tick of the present wording is never given up for one of
 * an earlier wording; where both are equal, the one of this device stays.
 * @returns {{added: Tick[], replaced: Tick[], same: number, refused: Tick[], outdated: number, gone: Tick[]}}
 */
function planImport(list, state, record) {
  const present = new Map(list.items.map((item) => [keyOf(item), item.fingerprint]));
  const isPresent = (tick) => present.get(keyOf(tick)) === tick.fingerprint;
  const here = (tick) => state.ticks.get(keyOf(tick));
  const differing = record.items.filter((tick) => here(tick)?.fingerprint !== tick.fingerprint);
  const refused = differing.filter((tick) => here(tick) && isPresent(here(tick)));
  const taken = differing.filter((tick) => !refused.includes(tick));
  return {
    added: taken.filter((tick) => !here(tick)),
    replaced: taken.filter((tick) => here(tick)),
    same: record.items.length - differing.length,
    refused,
    outdated: taken.filter((tick) => present.has(keyOf(tick)) && !isPresent(tick)).length,
    gone: taken.filter((tick) => !present.has(keyOf(tick))),
  };
}

/** Say how a name or a role would change, or nothing. */
function tellText(title, here, there) {
  if (!there || here === there) return [];
  return [here ? `${title}由${quoted(here)}改为${quoted(there)}。` : `${title}填为${quoted(there)}。`];
}

/** Return the sentences that tell a plan. */
function tellPlan(plan, state, record) {
  const said = (count, text) => (count > 0 ? [text] : []);
  const { added, replaced, same, refused, outdated, gone } = plan;
  return [
    ...tellText("姓名", state.person, record.person),
    ...tellText("岗位", state.role, record.role),
    ...said(added.length, `新增 ${added.length} 项勾选。`),
    ...said(replaced.length, `改写 ${replaced.length} 项勾选，它们在这台设备上勾选时是另一种文字。`),
    ...said(outdated, `其中 ${outdated} 项勾选以后条文改过，导入以后要重新核对。`),
    ...said(gone.length, `其中 ${gone.length} 项已经不在这份清单里，只作保留：${gone.slice(0, 5).map((tick) => quoted(tick.id)).join("、")}${gone.length > 5 ? "等" : ""}。`),
    ...said(refused.length, `${refused.length} 项在这台设备上是按现在的文字勾选的，保持不变。`),
    ...said(same, `${same} 项两边相同。`),
  ];
}

/** Tell whether a plan would change anything. */
function changesAnything({ added, replaced }, state, record) {
  const renames = (name) => record[name] !== "" && record[name] !== state[name];
  return added.length + replaced.length > 0 || renames("person") || renames("role");
}

/** Carry a plan out. */
function carryOut({ added, replaced }, list, state, record) {
  if (state.known.length === 0) state.known = list.items.map(keyOf);
  for (const tick of [...added, ...replaced]) state.ticks.set(keyOf(tick), tick);
  state.person = record.person || state.person;
  state.role = record.role || state.role;
}
