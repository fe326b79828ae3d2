import assert from "node:assert/strict";
import { test } from "node:test";
import { RequestRefused, requestsOf } from "../../../static/js/live/requests.js";

const answer = (status, body) => ({ ok: status < 400, status, headers: { get: () => "application/json" }, json: async () => body });
const asking = (result) => {
  const calls = [];
  return { calls, requests: requestsOf("seat 1", undefined, async (url, given) => { calls.push([url, given]); return result(); }) };
};

test("a table is asked by its query at its source's address", async () => {
  const { calls, requests } = asking(() => answer(200, { rows: [] }));
  assert.deepEqual(await requests.table({ source: "door_log", limit: 50 }), { rows: [] });
  assert.equal(calls[0][0], "/s/seat%201/tables/door_log");
  assert.deepEqual(JSON.parse(calls[0][1].body), { source: "door_log", limit: 50 });
});

test("a no comes with its code, its words and its details", async () => {
  const { requests } = asking(() => answer(409, { code: "clock_needs_season", text: "Kies", details: { a: 1 } }));
  await assert.rejects(requests.clock("bridge_log", "02:46", null), (error) => error instanceof RequestRefused && error.code === "clock_needs_season" && error.text === "Kies");
});

test("a network that fails is a no of its own", async () => {
  const { requests } = asking(() => { throw new TypeError("down"); });
  await assert.rejects(requests.source("ais"), (error) => error.code === "no_connection");
});
