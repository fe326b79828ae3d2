import assert from "node:assert/strict";
import { test } from "node:test";
import { practiceDetail, practiceResult, practiceView, practise } from "../../../static/js/state/practice.js";

const t = (key) => key;

test("in practice a pin and a link take effect, and nothing else changes anything", () => {
  const start = practiceView({ me: { player: "me" }, room: { title: "x" } }, t);
  const pinned = practise(start, { kind: "pin_rows", source: "practice", rows: ["1"], caption: null }, t);
  assert.equal(Object.keys(pinned.pins).length, 2);
  const linked = practise(pinned, { kind: "link_pins", first: "first", second: "own-1", relation: "supports" }, t);
  assert.equal(Object.values(linked.links)[0].relation, "supports");
  assert.equal(practise(start, { kind: "say", text: "x" }, t), start);
});

test("the practice table answers as the real one does", () => {
  const result = practiceResult({ source: "practice", sort: [{ column: "time", descending: true }] }, t);
  assert.deepEqual(result.rows.map((row) => row.key), ["3", "2", "1"]);
  assert.deepEqual(result.columns.map((one) => one.id), practiceDetail(t).columns.map((one) => one.id));
});
