import assert from "node:assert/strict";
import { test } from "node:test";
import { briefValue, byMoment, inOrder, missedSince, pinFacts, pinTitle, secondsLeft, secondsNow, secondsUntil, speaksOf } from "../../../static/js/state/selectors.js";

const clock = { phase: "running", base_seconds: 100, anchor_ms: 10_000, factor: 0.5, has_limits: true, total_seconds: 600 };
const pin = (change) => ({ seq: 1, source_title: "Log", caption: null, passage_text: null, suspects: [], clues: [], ...change });

test("the clock counts scenario seconds by its factor only while it runs", () => {
  assert.equal(secondsNow(clock, 30_000), 110);
  assert.equal(secondsNow({ ...clock, phase: "paused" }, 30_000), 100);
  assert.equal(secondsNow({ ...clock, anchor_ms: null }, 30_000), 100);
});

test("what is left is told in real seconds, never below zero, and not at all without limits", () => {
  assert.equal(secondsLeft(clock, 30_000), 980);
  assert.equal(secondsLeft({ ...clock, base_seconds: 700 }, 30_000), 0);
  assert.equal(secondsLeft({ ...clock, has_limits: false }, 30_000), null);
  assert.equal(secondsUntil(clock, 120, 30_000), 20);
});

test("members of a collection come in the order they were recorded", () => {
  assert.deepEqual(inOrder({ b: { seq: 2 }, a: { seq: 9 }, c: { seq: 1 } }).map((one) => one.id), ["c", "b", "a"]);
  assert.deepEqual(inOrder(undefined), []);
});

test("a pin is called by what it was found to tell, else as its maker called it, else by its words, else by its first row", () => {
  assert.equal(pinTitle(pin({ clues: [{ says: "K-117" }], caption: "mine" })), "K-117");
  assert.equal(pinTitle(pin({ caption: "mine", passage_text: "words" })), "mine");
  assert.equal(pinTitle(pin({ passage_text: "words" })), "words");
  assert.equal(pinTitle(pin({ values: [["8812", "", "open"], ["8813", "", "shut"]] })), "Log: 8812 · open");
  assert.equal(pinTitle(pin({ values: [] })), "Log");
});

test("the time line orders by the true moment and keeps apart what has none", () => {
  const early = pin({ id: "e", clues: [{ says: "e", at_utc: "2026-10-25T00:46:00Z" }] });
  const late = pin({ id: "l", clues: [{ says: "l", at_utc: "2026-10-25T01:46:00Z" }] });
  const none = pin({ id: "n", clues: [{ says: "n", at_utc: null }] });
  const { timed, rest } = byMoment([late, none, early]);
  assert.deepEqual(timed.map((one) => one.pin.id), ["e", "l"]);
  assert.deepEqual(rest.map((one) => one.id), ["n"]);
});

test("a pin speaks of a person whom it is filed under, points at or clears", () => {
  assert.ok(speaksOf(pin({ suspects: ["a"] }), "a"));
  assert.ok(speaksOf(pin({ clues: [{ supports: ["b"], clears: ["c"] }] }), "c"));
  assert.ok(!speaksOf(pin({ clues: [{ supports: ["b"], clears: [] }] }), "c"));
});

test("what somebody missed ends where they came back, and leaves out their own lines and what was solved before", () => {
  const view = {
    me: { player: "me" },
    feed: { f1: { seq: 2 }, f2: { seq: 5 }, f3: { seq: 9 } },
    pins: { p: pin({ seq: 6 }) },
    chat: { c1: { seq: 4, player: "me" }, c2: { seq: 5, player: "you" } },
    puzzles: { a: { status: "solved" }, b: { status: "closed" }, c: { status: "open" } },
  };
  const missed = missedSince(view, { seq: 3, until: 7, solved: ["a"] });
  assert.deepEqual(missed.feed.map((one) => one.id), ["f2"]);
  assert.equal(missed.pins.length, 1);
  assert.equal(missed.lines, 1);
  assert.deepEqual(missed.solved.map((one) => one.id), ["b"]);
});

test("in a few signs a pin shows two of its rows and how many more there are, or what was counted", () => {
  const rows = (/** @type {string[]} */ ...ids) => pin({ rows: ids, values: ids.map((id) => [id, "x"]) });
  assert.equal(briefValue(rows("A-1")), "A-1");
  assert.equal(briefValue(rows("A-1", "A-2", "A-3")), "A-1, A-2 +1");
  assert.equal(briefValue(pin({ rows: [], values: [["north", "12", "y"]] })), "north 12");
  assert.equal(briefValue(pin({ rows: [], values: [], passage_text: "words" })), "");
});

test("who chooses evidence reads every fact of a pin", () => {
  assert.equal(pinFacts(pin({ clues: [{ says: "It opened." }, { says: "It was *local*." }] })), "It opened. It was local.");
  assert.equal(pinFacts(pin({ clues: [{ says: "It opened." }] })), "It opened.");
  assert.equal(pinFacts(pin({ values: [["8812"]] })), "Log: 8812");
});
