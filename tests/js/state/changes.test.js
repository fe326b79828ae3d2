import assert from "node:assert/strict";
import { test } from "node:test";
import { newsBetween } from "../../../static/js/state/changes.js";

const base = {
  room: { stage: "play", cast: { fatima: { name: "Fatima" } } },
  clock: { phase: "running", extended_seconds: 0 },
  me: { player: "me" },
  feed: {}, pins: {}, puzzles: {}, dilemmas: {}, votes: {}, accusation: { is_open: false },
};
const keys = (after, before = base) => newsBetween(before, { ...base, ...after }).map((one) => one.key);

test("the first view is no news", () => {
  assert.deepEqual(newsBetween({}, base), []);
  assert.deepEqual(newsBetween(base, base), []);
});

test("one's own pins are not told back, a team mate's and given ones are", () => {
  const [clues, values] = [[], []];
  assert.deepEqual(keys({ pins: { p: { seq: 1, player: "me", clues, values } } }), []);
  assert.deepEqual(keys({ pins: { p: { seq: 1, player: "you", clues, values, name: "You" }, q: { seq: 2, player: null, is_given: true, clues, values } } }), ["news.pin", "news.given"]);
});

test("a puzzle is told when it opens, is solved or gets a hint", () => {
  const puzzle = (change) => ({ p: { title: "P", status: "open", hints: { given: [] }, ...change } });
  assert.deepEqual(keys({ puzzles: puzzle({}) }), ["news.puzzle"]);
  const before = { ...base, puzzles: puzzle({}) };
  assert.deepEqual(keys({ puzzles: puzzle({ status: "solved" }) }, before), ["news.solved"]);
  assert.deepEqual(keys({ puzzles: puzzle({ hints: { given: ["x"] } }) }, before), ["news.hint"]);
});

test("a dilemma is told when it comes, when another proposes, and when the team chose", () => {
  const card = (change) => ({ d: { title: "D", proposal: null, chosen: null, ...change } });
  const before = { ...base, dilemmas: card({}) };
  assert.deepEqual(keys({ dilemmas: card({}) }), ["news.dilemma"]);
  assert.deepEqual(keys({ dilemmas: card({ proposal: { option: "a", player: "you" } }) }, before), ["news.proposal"]);
  assert.deepEqual(keys({ dilemmas: card({ proposal: { option: "a", player: "me" } }) }, before), []);
  assert.deepEqual(keys({ dilemmas: card({ chosen: "a" }) }, before), ["news.chosen"]);
});

test("stage, clock, extra time, messages, votes and the conclusion are told once each", () => {
  assert.deepEqual(keys({ room: { ...base.room, stage: "debrief" }, clock: { phase: "stopped", extended_seconds: 0 } }), ["news.stage.debrief"]);
  assert.deepEqual(keys({ clock: { phase: "paused", extended_seconds: 180 } }), ["news.clock.paused", "news.extended"]);
  assert.deepEqual(keys({ feed: { a: { seq: 1, kind: "act", title: "Two" }, m: { seq: 2, kind: "happening", title: "Call", sender: "fatima" } } }), ["news.act", "news.message"]);
  assert.deepEqual(keys({ votes: { v: { is_open: true, question: "Who?" } }, accusation: { is_open: true } }), ["news.vote", "news.accusation"]);
});

test("somebody of the story who writes in the chat is shown to all; the team's own lines are not told", () => {
  const line = (seq, isStory) => ({ seq, player: null, name: "Loes", text: "x", is_story: isStory });
  const after = { ...base, chat: { one: line(1, true), two: line(2, false) } };
  assert.deepEqual(newsBetween(base, after), [{ key: "news.story", values: { name: "Loes" }, isShown: true }]);
  assert.deepEqual(newsBetween(after, { ...after, chat: { ...after.chat } }), []);
});
