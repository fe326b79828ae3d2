// The player's page: wires the line to the room, what this browser keeps, and the components. No logic of its own.
import { effect, signal } from "@preact/signals";
import { render } from "preact";
import { App } from "../components/app.js";
import { Attendance } from "../lib/attendance.js";
import { keepFocus } from "../lib/focus_keeper.js";
import { h } from "../lib/html.js";
import { SeatStorage, browserStorage } from "../lib/storage.js";
import { setTexts } from "../lib/text.js";
import { chosenTheme, setTheme } from "../lib/theme.js";
import { WakeLock } from "../lib/wake_lock.js";
import { Connection } from "../live/connection.js";
import { requestsOf } from "../live/requests.js";
import { overWebSocket } from "../live/websocket_transport.js";
import { overPolling } from "../live/polling_transport.js";
import { firstWayOpen } from "../live/first_way_open.js";
import { receive } from "../state/room_state.js";
import { solvedIds } from "../state/selectors.js";
import { Store } from "../state/store.js";

/** @typedef {import("../types/view.d.ts").ServerMessage} ServerMessage */

const AWAY_MS = 120000;
const SEEN_MS = 10000;
/** @type {import("../types/view.d.ts").Boot} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
const place = browserStorage();
const kept = new SeatStorage(place, boot.seat);
/** @type {{seq: number, at: number, solved: string[]} | null} */
const lastSeen = kept.load("seen", null);
// The server's clock is read once with each snapshot and carried on by this page's steady clock.
let serverAhead = Date.now() - performance.now();

setTexts(boot.texts, boot.language);

const connection = new Connection({
  open: firstWayOpen(overWebSocket(boot.live_url), overPolling(`${boot.live_url}/lines`)),
  outbox: { load: () => kept.load("outbox", []), save: (pending) => void kept.save("outbox", pending.length > 0 ? pending : null) },
  world: {
    now: () => performance.now(),
    later: (run, ms) => setTimeout(run, ms),
    cancel: (timer) => clearTimeout(timer),
    chance: Math.random,
    newId: () => crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
  },
  ears: {
    position: () => store.room.value,
    received: (message) => hear(message),
    connected: (now) => {
      if (store) store.connected.value = now;
    },
  },
});

const store = new Store({
  line: { send: (command) => connection.send(command), reconnect: () => connection.again(), look: (at) => connection.live({ looking_at: at }), tellFit: (fit) => connection.tellFit(fit) },
  requests: requestsOf(boot.seat, boot.csrf),
  kept,
  serverNow: () => performance.now() + serverAhead,
});

store.meeting = boot.meeting ?? "";

/** @param {ServerMessage} message */
function hear(message) {
  if (message.kind === "snapshot" || message.kind === "update") {
    const isFirst = store.room.value.epoch === null;
    const { state, fit } = receive(store.room.value, message);
    if (message.kind === "snapshot") serverAhead = message.now_ms - performance.now();
    store.room.value = state;
    if (fit === "gap") connection.resync();
    else if (fit === "next") connection.synced();
    if (isFirst) lookBack();
  } else if (message.kind === "presence") store.presence.value = { ...store.presence.value, ...message.people };
  else if (message.kind === "pong") serverAhead = message.now_ms - performance.now();
  else if (message.kind === "notice" && message.text) store.toast("look", "info", message.text);
}

/** Whether there is something to catch up with: come late, or away for minutes. */
function lookBack() {
  const { seq } = store.room.value;
  if (store.view.room?.stage !== "play") return;
  if (lastSeen === null) {
    const started = Object.values(store.view.feed ?? {}).filter((item) => item.kind !== "act").length;
    if (started > 0 || Object.keys(store.view.pins ?? {}).length > 0) store.missedFrom.value = { seq: 0, until: seq, solved: [], isLate: true };
  } else if (Date.now() - lastSeen.at > AWAY_MS && seq > lastSeen.seq) store.missedFrom.value = { ...lastSeen, until: seq, isLate: false };
}

function rememberSeen() {
  if (store.room.value.epoch !== null) kept.save("seen", { seq: store.room.value.seq, at: Date.now(), solved: solvedIds(store.view) });
}

const theme = signal(chosenTheme(place, document.documentElement.dataset["theme"] ?? "night"));
setTheme(document.documentElement, place, theme.value, false);
const settings = {
  theme,
  onTheme: (/** @type {string} */ next) => {
    theme.value = next;
    setTheme(document.documentElement, place, next);
  },
  onLanguage: async (/** @type {string} */ language) => {
    const outcome = await store.send({ kind: "set_language", language });
    if (!outcome.isAccepted) return;
    try {
      const { texts, language: now } = await store.requests.texts();
      setTexts(texts, now);
      document.documentElement.lang = now;
    } catch {
      // The seat reads in the other language now: the page itself can say so when it is opened again.
      location.reload();
    }
  },
  onLeave: async () => {
    await store.requests.leave().catch(() => connection.send({ kind: "leave_room" }));
    connection.close();
    kept.wipe();
    location.assign("/");
  },
};

const wakeLock = new WakeLock();
effect(() => wakeLock.want(store.read("room")?.stage === "play"));

/** @type {{seq: number, at: number, solved: string[]} | null} */
let before = null;
const attendance = new Attendance(
  { page: document, later: (run, ms) => setTimeout(run, ms), cancel: (timer) => clearTimeout(timer), now: () => Date.now() },
  {
    changed: (isHere) => {
      if (!isHere) before = { seq: store.room.value.seq, at: Date.now(), solved: solvedIds(store.view) };
      connection.live({ state: isHere ? "active" : "away" });
    },
    returned: (awayMs) => {
      connection.wake();
      void wakeLock.renew();
      if (awayMs > AWAY_MS && before && store.room.value.seq > before.seq) store.missedFrom.value = { ...before, until: store.room.value.seq, isLate: false };
    },
  },
);

addEventListener("online", () => connection.wake());
addEventListener("offline", () => connection.lost());
addEventListener("pagehide", rememberSeen);
setInterval(() => attendance.isHere && rememberSeen(), SEEN_MS);
const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(h(App, { store, settings }), root);
  keepFocus(root);
}
attendance.start();
connection.start();
