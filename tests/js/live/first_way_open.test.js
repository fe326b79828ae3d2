import assert from "node:assert/strict";
import { test } from "node:test";
import { TRIES, firstWayOpen } from "../../../static/js/live/first_way_open.js";

/** Two ways whose ears are at hand, and the timers that were set. */
function ways() {
  const opened = [];
  const timers = [];
  const way = (name) => (ears) => {
    const one = { name, ears, send: () => undefined, close: () => ears.closed(1000) };
    opened.push(one);
    return one;
  };
  const open = firstWayOpen(way("first"), way("second"), (run) => timers.push(run));
  const ears = { opened: () => undefined, received: () => undefined, closed: () => undefined };
  return { opened, timers, next: () => (open(ears), opened.at(-1)) };
}

test("a way that does not open twice in a row makes room for the other", () => {
  const { next } = ways();
  for (let each = 0; each < TRIES; each += 1) next().ears.closed(1006);
  assert.equal(next().name, "second");
});

test("a line that was open and is lost is no reason to go another way", () => {
  const { next } = ways();
  for (let each = 0; each < 5; each += 1) {
    const one = next();
    assert.equal(one.name, "first");
    one.ears.opened();
    one.ears.closed(1006);
  }
});

test("when neither opens, the first gets its turn again", () => {
  const { next } = ways();
  for (let each = 0; each < TRIES; each += 1) next().ears.closed(1006);
  next().ears.closed(1006);
  assert.equal(next().name, "first");
});

test("a way that says nothing for too long counts as one that does not open", () => {
  const { next, timers } = ways();
  next();
  next();
  for (const run of timers) run();
  assert.equal(next().name, "second");
});
