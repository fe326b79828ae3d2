import assert from "node:assert/strict";
import { test } from "node:test";
import { Scrubber, keyed, nextMark, seqAt, within } from "../../../static/js/state/replay.js";

/** A server that answers when it is told to. */
function slow() {
  const asked = [];
  const shown = [];
  const failed = [];
  const scrubber = new Scrubber({
    ask: (spot) => new Promise((resolve, reject) => asked.push({ spot, resolve, reject })),
    shown: (view) => shown.push(view),
    failed: (error) => failed.push(error),
  });
  return { asked, shown, failed, scrubber };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("a fast hand asks once at a time, and then for where it is by then", async () => {
  const { asked, shown, scrubber } = slow();
  for (const seq of [1, 2, 3, 4]) void scrubber.want({ seq, role: "" });
  assert.deepEqual(asked.map((one) => one.spot.seq), [1]);
  asked[0].resolve("first");
  await settle();
  assert.deepEqual(asked.map((one) => one.spot.seq), [1, 4]);
  asked[1].resolve("last");
  await settle();
  assert.deepEqual(shown, ["first", "last"]);
});

test("what was asked through other eyes is not shown any more", async () => {
  const { asked, shown, scrubber } = slow();
  void scrubber.want({ seq: 1, role: "" });
  void scrubber.want({ seq: 1, role: "data" });
  asked[0].resolve("team");
  await settle();
  asked[1].resolve("data");
  await settle();
  assert.deepEqual(shown, ["data"]);
});

test("after a failure the next wish is asked for again", async () => {
  const { asked, shown, failed, scrubber } = slow();
  void scrubber.want({ seq: 1, role: "" });
  asked[0].reject(new Error("no line"));
  await settle();
  void scrubber.want({ seq: 2, role: "" });
  asked[1].resolve("two");
  await settle();
  assert.deepEqual([failed.length, shown], [1, ["two"]]);
});

test("play finds the last entry that had taken place", () => {
  const times = [0, 1, 1, 5];
  assert.deepEqual([-1, 0, 0.9, 1, 4.9, 5, 99].map((seconds) => seqAt(times, seconds)), [1, 1, 1, 3, 3, 4, 4]);
});

test("keys lead where a slider's keys lead, and never out of the journal", () => {
  assert.deepEqual(["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", "a"].map((key) => keyed(key, 5, 20)), [4, 6, 15, 1, 1, 20, null]);
  assert.deepEqual([within(0, 9), within(99, 9), within(4, 9)], [1, 9, 4]);
});

test("the marks before and after an entry are the nearest ones", () => {
  const marks = [{ seq: 2 }, { seq: 4 }, { seq: 4 }, { seq: 9 }];
  assert.equal(nextMark(marks, 4, 1)?.seq, 9);
  assert.equal(nextMark(marks, 4, -1)?.seq, 2);
  assert.equal(nextMark(marks, 9, 1), undefined);
  assert.equal(nextMark(marks, 2, -1), undefined);
});
