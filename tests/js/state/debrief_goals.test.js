import assert from "node:assert/strict";
import { test } from "node:test";
import { goalsAt } from "../../../static/js/state/debrief_goals.js";

const GOALS = [{ id: "G1", title: "Feiten" }, { id: "G2", title: "Vraag" }];

function team(name, goal) {
  return { room: { id: name, name }, debrief: { goals: GOALS, pages: [{ kind: "reveal" }, { kind: "goal", goal, title: goal }] } };
}

test("each goal stands once, with every team that talks about it", () => {
  const teams = [team("Team 1", "G2"), team("Team 2", "G1"), team("Team 3", "G2")];
  assert.deepEqual(goalsAt(teams, 1).map(({ goal, names }) => [goal.title, names]), [
    ["Feiten", ["Team 2"]],
    ["Vraag", ["Team 1", "Team 3"]],
  ]);
});

test("a page that is about no goal has none, and neither has nobody", () => {
  assert.deepEqual(goalsAt([team("Team 1", "G1")], 0), []);
  assert.deepEqual(goalsAt([], 1), []);
});
