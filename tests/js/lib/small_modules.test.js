import assert from "node:assert/strict";
import { test } from "node:test";
import { Announcements, QUIET_MS } from "../../../static/js/lib/announcements.js";
import { Attendance, IDLE_MS } from "../../../static/js/lib/attendance.js";
import { cellNumber, extent, positions, scale, ticks } from "../../../static/js/lib/chart_scale.js";
import { runningTimes } from "../../../static/js/lib/format.js";
import { rankAt, rankBetween } from "../../../static/js/lib/ranks.js";
import { drawStays } from "../../../static/js/lib/stays.js";
import { SeatStorage } from "../../../static/js/lib/storage.js";
import { chosenTheme, setTheme } from "../../../static/js/lib/theme.js";

/** Time that passes only when told to. */
function fakeTime() {
  const time = { at: 0, planned: [] };
  time.now = () => time.at;
  time.later = (run, ms) => { const timer = { run, at: time.at + ms }; time.planned.push(timer); return timer; };
  time.cancel = (timer) => (time.planned = time.planned.filter((one) => one !== timer));
  time.passes = (ms) => {
    time.at += ms;
    const due = time.planned.filter((one) => one.at <= time.at);
    time.planned = time.planned.filter((one) => one.at > time.at);
    for (const one of due) one.run();
  };
  return time;
}

function fakePlace(limit = Infinity) {
  const kept = new Map();
  return {
    get length() { return kept.size; },
    key: (at) => [...kept.keys()][at],
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => { if (kept.size >= limit) throw new Error("full"); kept.set(name, value); },
    removeItem: (name) => kept.delete(name),
  };
}

test("thirty events in a minute are told in at most one breath per five seconds, and nothing is lost", () => {
  const time = fakeTime();
  const told = [];
  const announcements = new Announcements((urgency, text) => told.push([time.at, urgency, text]), time, String);
  for (let event = 0; event < 30; event += 1) {
    announcements.say(`event ${event}`);
    time.passes(2000);
  }
  time.passes(QUIET_MS);
  assert.ok(told.every(([at], place) => place === 0 || at - told[place - 1][0] >= QUIET_MS));
  for (let event = 0; event < 30; event += 1) assert.ok(told.some(([, , text]) => text.includes(`event ${event}.`)));
});

test("what cannot wait is told at once, and the same words are not gathered twice", () => {
  const time = fakeTime();
  const told = [];
  const announcements = new Announcements((urgency, text) => told.push(`${urgency}: ${text}`), time, String);
  announcements.press("lost");
  announcements.say("a");
  announcements.say("a");
  announcements.say("");
  time.passes(QUIET_MS);
  assert.deepEqual(told, ["assertive: lost", "polite: a."]);
});

test("a flood is told in one breath that says how many more there are", () => {
  const time = fakeTime();
  const told = [];
  const announcements = new Announcements((_urgency, text) => told.push(text), time, (count) => `and ${count} more`);
  for (let event = 0; event < 40; event += 1) announcements.say(`event ${event}`);
  time.passes(QUIET_MS);
  assert.deepEqual(told, ["event 0. event 1. event 2. event 3. and 36 more."]);
});

test("somebody is away when the page is hidden or nothing is touched for two minutes", () => {
  const time = fakeTime();
  const heard = [];
  const page = { visibilityState: "visible", listeners: {}, addEventListener(kind, run) { this.listeners[kind] = run; } };
  const attendance = new Attendance({ page, ...time }, { changed: (isHere) => heard.push(isHere), returned: (ms) => heard.push(ms) });
  attendance.start();
  time.passes(IDLE_MS);
  page.listeners.keydown();
  page.visibilityState = "hidden";
  page.listeners.visibilitychange();
  time.passes(180_000);
  page.visibilityState = "visible";
  page.listeners.visibilitychange();
  assert.deepEqual(heard, [false, true, false, true, 180_000]);
});

test("an item lands between its new neighbours with one number", () => {
  assert.equal(rankBetween(undefined, undefined), 1);
  assert.equal(rankBetween(undefined, 3), 2);
  assert.equal(rankBetween(3, undefined), 4);
  const ranks = [1, 2, 3, 4];
  assert.equal(rankAt(ranks, 3, 0), 0);
  assert.equal(rankAt(ranks, 0, 1), 2.5);
  assert.equal(rankAt(ranks, 2, 1), 1.5);
  assert.equal(rankAt(ranks, 0, 3), 5);
});

test("axes have round steps, and cells stand where their value is", () => {
  assert.deepEqual(ticks(0, 9.4), [0, 5]);
  assert.deepEqual(ticks(0, 8), [0, 2, 4, 6, 8]);
  assert.deepEqual(ticks(3, 3), [3]);
  assert.equal(scale([0, 10], [100, 0])(5), 50);
  assert.equal(scale([3, 3], [0, 10])(3), 5);
  assert.deepEqual(extent([3, -1, 2]), [-1, 3]);
  assert.deepEqual(extent([]), [0, 1]);
  assert.equal(cellNumber("2026-10-25T02:46:00+02:00", "time"), Date.parse("2026-10-25T00:46:00Z"));
  assert.equal(cellNumber("2026-10-25 00:46:00", "time"), Date.parse("2026-10-25T00:46:00Z"));
  assert.ok(Number.isNaN(cellNumber("", "number")));
  assert.deepEqual(positions(["a", "b"], "category"), [0, 1]);
  assert.deepEqual(positions(["1", "5"], "number"), [1, 5]);
});

test("there are as many stays as facts, in their order, and the lit ones stay lit", () => {
  const stays = Array.from({ length: 32 }, (_, at) => ({ act: at < 10 ? "one" : null, is_lit: at % 3 === 0 }));
  const drawn = drawStays(stays);
  assert.deepEqual(drawn.map((one) => one.isLit), stays.map((one) => one.is_lit));
  assert.equal(new Set(drawn.map((one) => one.path)).size, 32);
  assert.equal(drawStays([{ act: "one", is_lit: true }]).length, 1);
  assert.deepEqual(drawStays([]), []);
});

test("what is kept for a seat is kept apart, survives a full storage, and is wiped alone", () => {
  const place = fakePlace();
  const [mine, other] = [new SeatStorage(place, "a"), new SeatStorage(place, "b")];
  mine.save("text.chat", "half");
  other.save("text.chat", "theirs");
  assert.equal(mine.load("text.chat", ""), "half");
  mine.wipe();
  assert.equal(mine.save("seen", 1), false, "after leaving nothing is kept");
  assert.deepEqual([mine.load("text.chat", "gone"), other.load("text.chat", "")], ["gone", "theirs"]);
  assert.equal(new SeatStorage(fakePlace(0), "a").save("x", 1), false);
  assert.equal(new SeatStorage(null, "a").load("x", "otherwise"), "otherwise");
  place.setItem("thebridge.b.broken", "{");
  assert.equal(other.load("broken", 7), 7);
});

test("a theme is remembered, and auto leaves it to the system", () => {
  const place = fakePlace();
  const root = { dataset: { theme: "night" } };
  assert.equal(chosenTheme(place, "night"), "night");
  setTheme(root, place, "paper");
  assert.deepEqual([root.dataset.theme, chosenTheme(place, "night")], ["paper", "paper"]);
  setTheme(root, place, "auto");
  assert.equal(root.dataset.theme, undefined);
});

test("a text that names more times than one runs by them; one time stands still", () => {
  assert.deepEqual(runningTimes("02:59:58. 02:59:59. And then **02:00:00**."), ["02:59:58", "02:59:59", "02:00:00"]);
  assert.deepEqual(runningTimes("02.59.59. En dan weer 02.00.00."), ["02.59.59", "02.00.00"]);
  assert.deepEqual(runningTimes("At 13:30:00 the fridge runs ten minutes fast."), []);
});
