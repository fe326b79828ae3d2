import assert from "node:assert/strict";
import { test } from "node:test";
import { chapterOf, hallClock, middleRoom, placeInDebrief, placeInRunSheet } from "../../../static/js/state/plenum.js";

const CLOCK = { phase: "running", base_seconds: 100, anchor_ms: 0, factor: 1, has_limits: true, extended_seconds: 0, act_started_seconds: 60, act_seconds: 300, total_seconds: 1000 };
const ACT = { id: "one", number: 1, count: 2, title: "Eén" };

function room(id, more = {}, clock = {}) {
  return { id, name: id, stage: "play", act: ACT, lit: 0, total: 5, people: 2, ...more, clock: { ...CLOCK, ...clock } };
}

test("the hall's clock is the act's while all play the same one, and the slowest room counts", () => {
  const clock = hallClock([room("a"), room("b", {}, { base_seconds: 70 })], 10_000);
  assert.deepEqual(clock, { name: "act", act: ACT, seconds: 280, state: "running", paused: 0 });
});

test("with rooms in several acts it is the clock of the play", () => {
  const clock = hallClock([room("a"), room("b", { act: { ...ACT, id: "two" } }, { base_seconds: 400 })], 0);
  assert.equal(clock?.name, "play");
  assert.equal(clock?.seconds, 900);
});

test("it says whether all rooms stand still, or some", () => {
  const still = { phase: "paused", anchor_ms: null };
  assert.equal(hallClock([room("a", {}, still)], 50_000)?.state, "paused");
  assert.equal(hallClock([room("a", {}, still)], 50_000)?.seconds, 260);
  assert.equal(hallClock([room("a", {}, still), room("b")], 0)?.state, "some_paused");
});

test("without limits it counts up, and at another pace in real minutes", () => {
  assert.deepEqual(hallClock([room("a", {}, { has_limits: false, factor: 0.5 })], 10_000)?.seconds, 210);
  assert.equal(hallClock([room("a", {}, { factor: 0.5 })], 0)?.seconds, 520);
});

test("before and after play there is no clock; rooms that do not play do not count", () => {
  assert.equal(hallClock([room("a", { stage: "lobby" })], 0), null);
  assert.equal(hallClock([room("a", { stage: "debrief" }), room("b")], 0)?.seconds, 260);
});

test("the middle room has as many before it as behind it", () => {
  const rooms = [room("fast", {}, { base_seconds: 900 }), room("slow", { stage: "lobby" }), room("middle")];
  assert.equal(middleRoom(rooms, 0)?.id, "middle");
});

const CUES = [
  { act: "one", at_seconds: 0, say: "a", note: "" },
  { act: "one", at_seconds: 200, say: "b", note: "" },
  { act: "two", at_seconds: 0, say: "c", note: "" },
  { act: null, at_seconds: 0, say: "d", note: "" },
  { act: null, at_seconds: 180, say: "e", note: "" },
];

test("the run-sheet's line is the last one that is due, and the wait is told in real seconds", () => {
  assert.deepEqual(placeInRunSheet(CUES, { chapter: "one", seconds: 40, factor: 0.5, left: 100 }), { now: 0, next: 1, wait: 320 });
  assert.deepEqual(placeInRunSheet(CUES, { chapter: "one", seconds: 200, factor: 1, left: 100 }), { now: 1, next: 2, wait: 100 });
});

test("before play the first line comes next; in the debrief the clock is that of the debrief", () => {
  assert.deepEqual(placeInRunSheet(CUES, { chapter: "before", seconds: 0, factor: 1, left: null }), { now: -1, next: 0, wait: null });
  assert.deepEqual(chapterOf(room("a", { stage: "lobby" }), 0, null).chapter, "before");
  const at = chapterOf(room("a", { stage: "debrief", act: null }), 200_000, 10_000);
  assert.deepEqual(placeInRunSheet(CUES, at), { now: 4, next: -1, wait: null });
});

test("a chapter without lines says nothing", () => {
  assert.deepEqual(placeInRunSheet(CUES, { chapter: "three", seconds: 40, factor: 1, left: 5 }), { now: -1, next: -1, wait: null });
});

test("in the debrief the line is that of the page that lies open, and stays until a page with another", () => {
  const pages = ["reveal", "decision", "goal", "goal", "all_goals", "action"].map((kind) => ({ kind }));
  const cues = [CUES[0], { act: null, page: "reveal" }, { act: null, page: "goal" }, { act: null, page: "action" }, { act: null, page: null }];
  const at = (page) => placeInDebrief(cues, { page, pages });
  assert.deepEqual(at(0), { now: 1, next: 2, wait: null, opens: 0 });
  assert.deepEqual(at(3), { now: 2, next: 3, wait: null, opens: 2 });
  assert.deepEqual(at(5), { now: 3, next: -1, wait: null, opens: 5 });
  assert.equal(placeInDebrief(CUES, { page: 3, pages }).now, -1);
});
