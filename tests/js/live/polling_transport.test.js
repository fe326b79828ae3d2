import assert from "node:assert/strict";
import { test } from "node:test";
import { overPolling } from "../../../static/js/live/polling_transport.js";

/** A server whose answers are set, and a record of what was asked of it. */
function served(answers) {
  const asked = [];
  const ask = async (url, { method = "GET", body } = {}) => {
    asked.push([method, url, body && JSON.parse(body)]);
    const key = `${method} ${url}`;
    const next = answers[key]?.shift();
    if (!next) return new Promise(() => undefined);
    return { ok: next.status === undefined, status: next.status ?? 200, json: async () => next };
  };
  const heard = [];
  const ears = { opened: () => heard.push("open"), received: (text) => heard.push(text), closed: (code) => heard.push(code) };
  return { asked, heard, transport: overPolling("/l", "", ask)(ears) };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("it opens a line, asks for texts again and again, and ends with the server's number", async () => {
  const { heard } = served({ "POST /l": [{ line: "x" }], "GET /l/x": [{ texts: ["a"], closed: null }, { texts: ["b"], closed: 4001 }] });
  await settled();
  assert.deepEqual(heard, ["open", "a", "b", 4001]);
});

test("what is said while a request is under way goes together, in order", async () => {
  const { asked, transport } = served({ "POST /l": [{ line: "x" }], "POST /l/x": [{}, {}] });
  await settled();
  for (const text of ["1", "2", "3"]) transport.send(text);
  await settled();
  assert.deepEqual(asked.filter(([method, url]) => method === "POST" && url === "/l/x").map(([, , body]) => body.texts), [["1"], ["2", "3"]]);
});

test("a seat that is no more ends the line for good, a lost network does not", async () => {
  const gone = served({ "POST /l": [{ status: 404 }] });
  const lost = served({ "POST /l": [{ line: "x" }], "GET /l/x": [{ status: 404 }] });
  await settled();
  assert.deepEqual(gone.heard, [4001]);
  assert.deepEqual(lost.heard, ["open", 1006]);
});
