import assert from "node:assert/strict";
import { test } from "node:test";
import { canBePressed, toldOf } from "../../../static/js/components/wall_bulk.js";
import { stepsOf } from "../../../static/js/components/room_steps.js";
import { setTexts } from "../../../static/js/lib/text.js";

setTexts({ "wall.said.rooms": { one: "Done in {count}", other: "Done in {count}" }, "wall.said.no": "{room}: {why}", "wall.no_line": "No line" }, "en");
const rooms = /** @type {any} */ ([{ id: "a", name: "Blue" }, { id: "b", name: "Red" }]);

test("what was done and what was refused are told apart, the refused room by its name", () => {
  const said = { rooms: { a: { seq: 4 }, b: { code: "nobody_here", text: "Nobody is here." } }, text: "" };
  assert.deepEqual(toldOf(/** @type {any} */ (said), rooms), { done: "Done in 1", refused: "Red: Nobody is here." });
  assert.deepEqual(toldOf(null, rooms), { done: "", refused: "No line" });
  assert.deepEqual(toldOf({ rooms: {}, text: "Tick a room." }, rooms), { done: "", refused: "Tick a room." });
});

test("a button for all rooms works where any room can use it", () => {
  assert.equal(canBePressed("play paused", ["lobby", "paused"]), true);
  assert.equal(canBePressed("play", ["lobby", "paused"]), false);
});

/** @param {string} stage @param {object} [more] */
function storeAt(stage, more = {}) {
  const sections = /** @type {Record<string, unknown>} */ ({ room: { stage, act: { id: "solve", number: 1, count: 2 } }, clock: { phase: "running" }, ...more });
  return /** @type {any} */ ({ read: (/** @type {string} */ name) => sections[name] });
}

test("the last act opens no next one, and what ends something asks first", () => {
  const names = (/** @type {any} */ store) => stepsOf(store).map((step) => step.name);
  assert.deepEqual(names(storeAt("play")), ["pause", "extend", "next_act", "end"]);
  const last = storeAt("play", { room: { stage: "play", act: { id: "solve", number: 2, count: 2 } }, clock: { phase: "paused" } });
  assert.deepEqual(names(last), ["resume", "extend", "end"]);
  assert.deepEqual(
    stepsOf(storeAt("play")).filter((step) => step.asks).map((step) => step.name),
    ["next_act", "end"],
  );
  assert.deepEqual(names(storeAt("lobby")), ["start"]);
  assert.deepEqual(names(storeAt("closed")), []);
});
