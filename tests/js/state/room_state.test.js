import assert from "node:assert/strict";
import { test } from "node:test";
import { applyUpdate, fitOf, fromSnapshot, noRoom, receive } from "../../../static/js/state/room_state.js";

const snapshot = { kind: "snapshot", epoch: "e", seq: 4, now_ms: 0, view: { room: { stage: "play" }, chat: { a: { text: "hi" }, b: { text: "ho" } } } };
const update = (after, seq, changed) => ({ kind: "update", after, seq, changed });

test("a value is replaced and a collection is put and dropped, and what did not change stays the same object", () => {
  const before = fromSnapshot(snapshot);
  const after = applyUpdate(before, update(4, 5, { chat: { put: { c: { text: "new" } }, drop: ["a"] } }));
  assert.deepEqual(after.view.chat, { b: { text: "ho" }, c: { text: "new" } });
  assert.equal(after.view.room, before.view.room);
  assert.equal(after.view.chat.b, before.view.chat.b);
  assert.deepEqual(applyUpdate(after, update(5, 6, { room: { value: { stage: "debrief" } } })).view.room, { stage: "debrief" });
  assert.deepEqual(Object.keys(before.view.chat), ["a", "b"], "the state before is untouched");
});

test("bare numbers move the number and nothing else", () => {
  const before = fromSnapshot(snapshot);
  const after = applyUpdate(before, update(4, 5, {}));
  assert.equal(after.seq, 5);
  assert.equal(after.view, before.view);
});

test("a collection that was not there comes to be by its first put", () => {
  assert.deepEqual(applyUpdate(noRoom(), update(0, 1, { pins: { put: { p: { seq: 1 } } } })).view.pins, { p: { seq: 1 } });
});

test("an update fits after the last one, is old when it is known, and else leaves a gap", () => {
  assert.equal(fitOf(4, update(4, 5, {})), "next");
  assert.equal(fitOf(4, update(2, 3, {})), "old");
  assert.equal(fitOf(4, update(5, 6, {})), "gap");
});

test("a gap changes nothing; a snapshot always fits, also when it starts anew", () => {
  const state = fromSnapshot(snapshot);
  assert.deepEqual(receive(state, update(7, 8, { room: { value: null } })), { state, fit: "gap" });
  assert.equal(receive(state, { ...snapshot, epoch: "f", seq: 1 }).state.seq, 1);
});

test("a snapshot and the updates after it give what a fresh view would give", () => {
  let state = noRoom();
  let truth = { chat: {}, n: 0 };
  for (let seq = 1; seq <= 200; seq += 1) {
    const drop = Object.keys(truth.chat).filter((id) => (Number(id) * 7 + seq) % 5 === 0);
    const chat = { ...truth.chat, [seq]: { seq } };
    for (const id of drop) delete chat[id];
    truth = { chat, n: seq % 3 === 0 ? seq : truth.n };
    const changed = { chat: { put: { [seq]: { seq } }, drop }, ...(seq % 3 === 0 && { n: { value: seq } }) };
    state = receive(state, update(seq - 1, seq, changed)).state;
  }
  assert.deepEqual(state.view, truth);
});
