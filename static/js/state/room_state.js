// PURE: the view as the server last told it. It knows two shapes, a value that is replaced and a collection of put and drop,
// and nothing else; no rule of play is in the page.

/** @typedef {import("../types/view.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types/view.d.ts").Update} Update */
/** @typedef {import("../types/view.d.ts").Change} Change */
/** @typedef {{epoch: string | null, seq: number, view: Record<string, any>}} RoomState */

/** @returns {RoomState} */
function noRoom() {
  return { epoch: null, seq: 0, view: {} };
}

/** @param {Snapshot} snapshot @returns {RoomState} */
function fromSnapshot(snapshot) {
  return { epoch: snapshot.epoch, seq: snapshot.seq, view: { ...snapshot.view } };
}

/** Whether the update follows what is known. One that is older is `old`; one that is too new leaves a `gap`.
 * @param {number} seq @param {Update} update @returns {"next" | "old" | "gap"} */
function fitOf(seq, update) {
  if (update.after === seq) return "next";
  return update.seq <= seq ? "old" : "gap";
}

/** The state after an update that fits. Sections that did not change stay the same object.
 * @param {RoomState} state @param {Update} update @returns {RoomState} */
function applyUpdate(state, update) {
  const changed = Object.entries(update.changed);
  if (changed.length === 0) return { ...state, seq: update.seq };
  const sections = changed.map(([name, change]) => [name, applyChange(state.view[name], change)]);
  return { epoch: state.epoch, seq: update.seq, view: { ...state.view, ...Object.fromEntries(sections) } };
}

/** @param {any} section @param {Change} change */
function applyChange(section, change) {
  if ("value" in change) return change.value;
  const kept = { ...section };
  for (const id of change.drop ?? []) delete kept[id];
  return Object.assign(kept, change.put);
}

/** What a message makes of the state, and whether the numbers fit: `gap` means that something is missing.
 * @param {RoomState} state @param {Snapshot | Update} message @returns {{state: RoomState, fit: "next" | "old" | "gap"}} */
function receive(state, message) {
  if (message.kind === "snapshot") return { state: fromSnapshot(message), fit: "next" };
  const fit = fitOf(state.seq, message);
  return { state: fit === "next" ? applyUpdate(state, message) : state, fit };
}

export { applyUpdate, fitOf, fromSnapshot, noRoom, receive };
