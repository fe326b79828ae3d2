// The facilitator's wall: the server draws it, and where scripts run the rooms and the queue are laid over with what the line tells.
import { effect } from "@preact/signals";
import { render } from "preact";
import { Coach } from "../components/coach.js";
import { bulkForm, fitButtons } from "../components/wall_bulk.js";
import { Queue, Wall } from "../components/wall.js";
import { keepFocus } from "../lib/focus_keeper.js";
import { h } from "../lib/html.js";
import { drawAgain } from "../lib/redraw.js";
import { SeatStorage, browserStorage } from "../lib/storage.js";
import { setTexts, t } from "../lib/text.js";
import { ordersTo } from "../live/orders.js";
import { requestsOf } from "../live/requests.js";
import { WallLine } from "../live/wall_line.js";
import { overAnyWay } from "../live/any_way.js";
import { receive } from "../state/room_state.js";
import { Store } from "../state/store.js";
import { WallContext, WallState, standingOf } from "../state/wall.js";

/** @typedef {import("../types/view.d.ts").LeadRoom} LeadRoom */

/** @type {import("../types/view.d.ts").LeadBoot} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
setTexts(boot.texts, boot.language);

let serverAhead = Date.now() - performance.now();
const newId = () => crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
const orders = ordersTo(boot.commands_url, { newId });
const wallState = new WallState(boot.may_lead);

/** One room as this lead sees it. @param {LeadRoom} room */
function storeOf(room) {
  const send = async (/** @type {import("../types/view.d.ts").Command} */ command) => {
    const outcome = await orders.one(room.id, command);
    return outcome ?? { isAccepted: false, code: "no_connection", text: t("wall.no_line") };
  };
  return new Store({
    line: { send, reconnect: () => line.start(), look: () => undefined },
    requests: requestsOf("", undefined),
    kept: new SeatStorage(browserStorage(), `lead.${room.id}`),
    serverNow: () => performance.now() + serverAhead,
  });
}

/** @type {Map<string, Store>} */
const stores = new Map((boot.rooms ?? []).map((room) => [room.id, storeOf(room)]));

/** @param {string} room @param {import("../types/view.d.ts").ServerMessage} message */
function hear(room, message) {
  const store = stores.get(room);
  if (!store) return;
  if (message.kind === "presence") store.presence.value = { ...store.presence.value, ...message.people };
  if (message.kind !== "snapshot" && message.kind !== "update") return;
  const { state, fit } = receive(store.room.value, message);
  if (message.kind === "snapshot") serverAhead = message.now_ms - performance.now();
  store.room.value = state;
  if (fit === "gap") line.resync(room, state.seq);
  else line.synced(room);
}

const line = new WallLine({
  open: overAnyWay(boot.live_url),
  world: {
    now: () => performance.now(),
    later: (run, ms) => setTimeout(run, ms),
    cancel: (timer) => clearTimeout(timer),
    chance: Math.random,
    newId,
  },
  ears: {
    positions: () => Object.fromEntries([...stores].map(([room, { room: at }]) => [room, { epoch: at.value.epoch, since: at.value.epoch === null ? null : at.value.seq }])),
    room: hear,
    needs: (needs) => (wallState.needs.value = needs),
    pong: (nowMs) => (serverAhead = nowMs - performance.now()),
    phase: (phase, reason) => {
      wallState.phase.value = phase;
      for (const store of stores.values()) store.connected.value = { phase, pending: 0, reason, latencyMs: null };
    },
  },
});

/** Lays a live part over what the server drew. @param {string} place @param {import("preact").VNode} part */
function layOver(place, part) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(place));
  if (!found) return;
  found.replaceChildren();
  render(h(WallContext.Provider, { value: wallState }, part), found);
  keepFocus(found);
}

/** Who only looks has no line to the rooms: the page is drawn anew now and then. */
const LOOK_MS = 10000;
const main = document.getElementById("wall-main");

if (!boot.rooms?.length) {
  setInterval(() => main && document.visibilityState === "visible" && drawAgain(main), LOOK_MS);
} else {
  const rooms = boot.rooms.map((room) => ({ room, store: /** @type {Store} */ (stores.get(room.id)) }));
  layOver(".wall", h(Wall, { rooms }));
  layOver("#queue ol", h(Queue, { rooms: boot.rooms }));
  effect(() => fitButtons(document, rooms.map(({ store }) => standingOf(store))));
  bulkForm(document, { send: orders.form, rooms: boot.rooms });
  addEventListener("online", () => line.wake());
  document.addEventListener("visibilitychange", () => line.wake());
  const hint = document.getElementById("coach-hint");
  if (hint) layOver("#coach-hint", h(Coach, { stores: [...stores.values()] }));
  line.start();
}
