import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection, HEARTBEAT_MS, SILENCE_MS } from "../../../static/js/live/connection.js";

/** A world with a clock of its own, a line that can be cut, and a record of all that was sent. */
function made(kept = []) {
  const world = { at: 0, timers: [], ids: 0, sent: [], lines: [], heard: [], told: [], saved: kept };
  const connection = new Connection({
    open: (ears) => {
      const line = { ears, send: (text) => world.sent.push(JSON.parse(text)), close: () => ears.closed(1000) };
      world.lines.push(line);
      return line;
    },
    outbox: { load: () => world.saved, save: (pending) => (world.saved = pending) },
    world: {
      now: () => world.at,
      later: (run, ms) => { const timer = { run, at: world.at + ms }; world.timers.push(timer); return timer; },
      cancel: (timer) => (world.timers = world.timers.filter((one) => one !== timer)),
      chance: () => 0.5,
      newId: () => `id-${++world.ids}`,
    },
    ears: { position: () => ({ epoch: world.epoch ?? null, seq: world.seq ?? 0 }), received: (message) => world.heard.push(message), connected: (now) => world.told.push(now) },
  });
  world.passes = (ms) => {
    const until = world.at + ms;
    for (let next; (next = world.timers.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0]); ) {
      world.timers = world.timers.filter((one) => one !== next);
      world.at = next.at;
      next.run();
    }
    world.at = until;
  };
  world.line = () => world.lines.at(-1).ears;
  world.kinds = () => world.sent.map((one) => one.kind);
  world.says = (message) => world.line().received(JSON.stringify(message));
  world.now = () => world.told.at(-1);
  return { connection, world };
}

const opened = (kept) => {
  const both = made(kept);
  both.connection.start();
  both.world.line().opened();
  return both;
};

test("it says hello first and tells where it is", () => {
  const { world } = opened();
  assert.deepEqual(world.sent[0], { kind: "hello", id: "id-1", epoch: null, since: null });
  world.epoch = "e";
  world.seq = 7;
  world.line().closed(1006);
  world.passes(5000);
  world.line().opened();
  assert.deepEqual(world.sent.find((one) => one.since === 7), { kind: "hello", id: world.sent.at(-2).id, epoch: "e", since: 7 });
});

test("a command keeps its id over every reconnect until it is answered", async () => {
  const { connection, world } = opened();
  const outcome = connection.send({ kind: "say", text: "hi" });
  const { id } = world.sent.at(-1);
  for (let cut = 0; cut < 3; cut += 1) {
    world.line().closed(1006);
    world.passes(20_000);
    world.line().opened();
  }
  assert.deepEqual([...new Set(world.sent.filter((one) => one.kind === "say").map((one) => one.id))], [id]);
  assert.equal(world.sent.filter((one) => one.kind === "say").length, 4);
  world.says({ kind: "accepted", id, seq: 3 });
  assert.deepEqual(await outcome, { isAccepted: true, code: "", text: "" });
  assert.equal(world.now().pending, 0);
});

test("a refusal settles the command with its code and words", async () => {
  const { connection, world } = opened();
  const outcome = connection.send({ kind: "say", text: "" });
  world.says({ kind: "refused", id: world.sent.at(-1).id, code: "text_empty", text: "Leeg" });
  assert.deepEqual(await outcome, { isAccepted: false, code: "text_empty", text: "Leeg" });
});

test("what was not answered is kept, and sent again by the page that comes after a reload", () => {
  const { connection, world } = opened();
  void connection.send({ kind: "say", text: "half way" });
  const { world: next } = opened(world.saved);
  assert.deepEqual(next.sent.map((one) => one.kind), ["hello", "say", "heartbeat"]);
  assert.equal(next.sent[1].id, world.saved[0].id);
});

test("a command given while the line is down waits for it", () => {
  const { connection, world } = made();
  connection.start();
  void connection.send({ kind: "say", text: "early" });
  assert.deepEqual(world.sent, []);
  world.line().opened();
  assert.deepEqual(world.kinds(), ["hello", "say", "heartbeat"]);
});

test("it waits longer after each failure and never much longer than a quarter of a minute", () => {
  const { world } = opened();
  const waits = [];
  for (let fail = 0; fail < 9; fail += 1) {
    world.line().closed(1006);
    const before = world.at;
    const count = world.lines.length;
    while (world.lines.length === count) world.passes(50);
    waits.push(world.at - before);
  }
  assert.ok(waits.every((wait, at) => at === 0 || wait >= waits[at - 1]), waits.join());
  assert.ok(waits[0] <= 700 && waits.at(-1) <= 23_000);
});

test("a hole is asked for once, until it is filled", () => {
  const { connection, world } = opened();
  connection.resync();
  connection.resync();
  assert.equal(world.kinds().filter((kind) => kind === "resync").length, 1);
  connection.synced();
  connection.resync();
  assert.equal(world.kinds().filter((kind) => kind === "resync").length, 2);
});

test("a line that says nothing after a heartbeat is given up and opened anew", () => {
  const { world } = opened();
  world.says({ kind: "pong", id: world.sent.at(-1).id, now_ms: 5 });
  world.passes(HEARTBEAT_MS);
  assert.equal(world.kinds().filter((kind) => kind === "heartbeat").length, 2);
  world.passes(SILENCE_MS + 1000);
  assert.equal(world.lines.length, 2);
});

test("what one looks at is told when it changes and not again", () => {
  const { connection, world } = opened();
  connection.live({ looking_at: "puzzle:double" });
  connection.live({ looking_at: "puzzle:double" });
  const beats = world.sent.filter((one) => one.kind === "heartbeat");
  assert.deepEqual(beats.map((one) => one.looking_at), [null, "puzzle:double"]);
});

test("a page that comes back tries at once instead of waiting", () => {
  const { connection, world } = opened();
  world.line().closed(1006);
  connection.wake();
  assert.equal(world.lines.length, 2);
});

test("whoever was removed or replaced is told so and left in peace; one may go on by hand", () => {
  for (const [code, reason] of [[4001, "removed"], [4003, "replaced"], [4004, "room_gone"]]) {
    const { connection, world } = opened();
    world.line().closed(code);
    world.passes(60_000);
    assert.deepEqual([world.now().phase, world.now().reason, world.lines.length], ["closed", reason, 1]);
    connection.again();
    assert.equal(world.lines.length, 2);
  }
});

test("too slow a reader comes back at once", () => {
  const { world } = opened();
  world.line().closed(4002);
  world.passes(0);
  assert.equal(world.lines.length, 2);
});

test("after leaving, nothing is tried again", () => {
  const { connection, world } = opened();
  connection.close();
  world.passes(60_000);
  assert.deepEqual([world.now().phase, world.lines.length], ["closed", 1]);
});

test("how long an answer takes is measured by the heartbeat", () => {
  const { world } = opened();
  const beat = world.sent.at(-1);
  world.passes(40);
  world.says({ kind: "pong", id: beat.id, now_ms: 1 });
  assert.equal(world.now().latencyMs, 40);
  assert.equal(world.heard.at(-1).kind, "pong");
});
