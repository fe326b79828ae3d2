import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, emptyLab, fromQuery, operatorsFor, sortedBy, toQuery, togglePicked } from "../../../static/js/state/lab.js";

const filter = { column: "time", op: "between", value: "02:30", value2: "03:00" };

test("a query says only what is not as usual", () => {
  assert.deepEqual(toQuery("door_log", emptyLab()), { source: "door_log" });
  const lab = { ...emptyLab(), filters: [filter], sort: { column: "time", descending: true }, group: { by: "pass" } };
  assert.deepEqual(toQuery("door_log", lab, { offset: 50, limit: 50 }), {
    source: "door_log", filters: [filter], sort: [{ column: "time", descending: true }], group: { by: "pass" }, offset: 50, limit: 50,
  });
});

test("a shared query read back asks the same", () => {
  const query = { source: "ais", filters: [filter], sort: [{ column: "time" }], lookup: { source: "b", mode: "key", column: "a", other_column: "b" } };
  assert.deepEqual(toQuery("ais", fromQuery(query)), query);
});

test("a column's head sorts up, then down, then as recorded", () => {
  const up = sortedBy(emptyLab(), "time");
  const down = sortedBy(up, "time");
  assert.deepEqual([up.sort, down.sort, sortedBy(down, "time").sort], [{ column: "time", descending: false }, { column: "time", descending: true }, null]);
  assert.equal(sortedBy(down, "pass").sort?.column, "pass");
});

test("another question starts at the first page with nothing picked", () => {
  const lab = { ...emptyLab(), offset: 100, picked: ["8812"] };
  assert.deepEqual(asked(lab, { filters: [filter] }), { ...emptyLab(), filters: [filter] });
});

test("picking a row again lets it go", () => {
  assert.deepEqual(togglePicked(togglePicked(emptyLab(), "1"), "1").picked, []);
});

test("times and numbers have ranges, words can be contained", () => {
  assert.equal(operatorsFor("time")[0], "between");
  assert.ok(!operatorsFor("text").includes("between"));
});
