// The line to all rooms of a session together. It says nothing but that it is there; each message has everything.
import { signal } from "@preact/signals";
import { overAnyWay } from "./any_way.js";
import { Connection } from "./connection.js";

/** @typedef {import("../types/plenum.d.ts").PlenumView} PlenumView */

class PlenumLine {
  /** @param {string} url @param {import("./websocket_transport.js").OpenTransport} [open] */
  constructor(url, open = overAnyWay(url)) {
    this.view = signal(/** @type {PlenumView | null} */ (null));
    this.connected = signal(/** @type {import("./connection.js").Connected} */ ({ phase: "connecting", pending: 0, reason: "", latencyMs: null }));
    this.ahead = Date.now() - performance.now();
    this.connection = new Connection({
      open,
      outbox: { load: () => [], save: () => undefined },
      world: {
        now: () => performance.now(),
        later: (run, ms) => setTimeout(run, ms),
        cancel: (timer) => clearTimeout(timer),
        chance: Math.random,
        newId: () => crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
      },
      ears: { position: () => ({ epoch: null, seq: 0 }), received: (message) => this.hear(message), connected: (now) => (this.connected.value = now) },
    });
  }

  /** @param {import("../types/view.d.ts").ServerMessage} message */
  hear(message) {
    if (message.kind !== "projection" && message.kind !== "pong") return;
    this.ahead = message.now_ms - performance.now();
    if (message.kind === "projection") this.view.value = message.view;
  }

  /** The server's moment in milliseconds. */
  now() {
    return performance.now() + this.ahead;
  }

  /** @param {Window & typeof globalThis} page */
  start(page) {
    page.addEventListener("online", () => this.connection.wake());
    page.addEventListener("offline", () => this.connection.lost());
    page.document.addEventListener("visibilitychange", () => this.connection.wake());
    this.connection.start();
  }
}

export { PlenumLine };
