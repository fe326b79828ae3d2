// One room as somebody who runs the session sees it: its line, and a store that follows it.
import { SeatStorage, browserStorage } from "../lib/storage.js";
import { receive } from "../state/room_state.js";
import { Store } from "../state/store.js";
import { overAnyWay } from "./any_way.js";
import { Connection } from "./connection.js";
import { requestsOf } from "./requests.js";

/** @param {{id: string, live_url: string}} room @returns {Store} */
function watch(room) {
  let serverAhead = Date.now() - performance.now();
  const connection = new Connection({
    open: overAnyWay(room.live_url),
    outbox: { load: () => [], save: () => undefined },
    world: {
      now: () => performance.now(),
      later: (run, ms) => setTimeout(run, ms),
      cancel: (timer) => clearTimeout(timer),
      chance: Math.random,
      newId: () => crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
    },
    ears: { position: () => store.room.value, received: (message) => hear(message), connected: (now) => (store.connected.value = now) },
  });
  const store = new Store({
    line: { send: (command) => connection.send(command), reconnect: () => connection.again(), look: () => undefined },
    requests: requestsOf("", undefined),
    kept: new SeatStorage(browserStorage(), `lead.${room.id}`),
    serverNow: () => performance.now() + serverAhead,
  });
  /** @param {import("../types/view.d.ts").ServerMessage} message */
  function hear(message) {
    if (message.kind === "snapshot" || message.kind === "update") {
      const { state, fit } = receive(store.room.value, message);
      if (message.kind === "snapshot") serverAhead = message.now_ms - performance.now();
      store.room.value = state;
      if (fit === "gap") connection.resync();
      else if (fit === "next") connection.synced();
    } else if (message.kind === "presence") store.presence.value = { ...store.presence.value, ...message.people };
  }
  addEventListener("online", () => connection.wake());
  document.addEventListener("visibilitychange", () => connection.wake());
  connection.start();
  return store;
}

export { watch };
