// The one line on which a facilitator hears every room of a session. It only listens: what is done goes by requests, which
// take effect once however often they are sent. A hole in a room's numbers is filled by asking again for that room.
import { backOffMs } from "./back_off.js";
import { HEARTBEAT_MS, SILENCE_MS } from "./connection.js";

/** @typedef {import("../types/view.d.ts").ServerMessage} ServerMessage */
/** @typedef {import("../types/view.d.ts").Needs} Needs */
/** @typedef {import("./connection.js").World} World */
/** @typedef {import("./connection.js").Connected["phase"]} Phase */
/** @typedef {{positions: () => Record<string, {epoch: string | null, since: number | null}>, room: (room: string, message: ServerMessage) => void, needs: (needs: Needs) => void, pong: (nowMs: number) => void, phase: (phase: Phase, reason: string) => void}} Ears */

const FINAL = /** @type {Record<number, string>} */ ({ 4001: "removed", 4004: "room_gone" });

class WallLine {
  /** @param {{open: import("./websocket_transport.js").OpenTransport, world: World, ears: Ears}} given */
  constructor({ open, world, ears }) {
    this.openTransport = open;
    this.world = world;
    this.ears = ears;
    /** @type {import("./websocket_transport.js").Transport | null} */
    this.transport = null;
    /** @type {Phase} */
    this.phase = "connecting";
    this.tries = 0;
    /** @type {Set<string>} */
    this.asked = new Set();
    /** @type {unknown[]} */
    this.timers = [];
  }

  start() {
    this.#stopTimers();
    this.#tell("connecting");
    const transport = this.openTransport({
      opened: () => this.transport === transport && this.#opened(),
      received: (text) => this.transport === transport && this.#received(JSON.parse(text)),
      closed: (code) => this.transport === transport && this.#closed(code),
    });
    this.transport = transport;
  }

  /** The page came back, or the network did. */
  wake() {
    if (this.phase === "open") this.#heartbeat();
    else if (this.phase === "waiting") this.start();
  }

  /** Something of a room is missing: asks for it, once until it is there. @param {string} room @param {number} since */
  resync(room, since) {
    if (this.asked.has(room)) return;
    this.asked.add(room);
    this.#write({ kind: "resync", room, since });
  }

  /** The numbers of a room fit again. @param {string} room */
  synced(room) {
    this.asked.delete(room);
  }

  #opened() {
    this.asked.clear();
    this.#write({ kind: "hello", rooms: this.ears.positions() });
    this.#tell("open");
    this.#heartbeat();
  }

  /** @param {{kind: "room", room: string, message: ServerMessage} | Needs | {kind: "pong", now_ms: number}} said */
  #received(said) {
    this.tries = 0;
    if (said.kind === "room") this.ears.room(said.room, said.message);
    else if (said.kind === "needs") this.ears.needs(said);
    else if (said.kind === "pong") {
      this.world.cancel(this.timers.pop());
      this.ears.pong(said.now_ms);
    }
  }

  #heartbeat() {
    this.#stopTimers();
    this.#write({ kind: "heartbeat" });
    const beat = this.world.later(() => this.#heartbeat(), HEARTBEAT_MS);
    this.timers = [beat, this.world.later(() => this.transport?.close(), SILENCE_MS)];
  }

  /** @param {number} code */
  #closed(code) {
    this.#stopTimers();
    this.transport = null;
    const reason = FINAL[code];
    if (reason) return this.#tell("closed", reason);
    const wait = backOffMs(this.tries, this.world.chance());
    this.tries += 1;
    this.#tell("waiting", code === 1012 ? "restarting" : "lost");
    this.timers = [this.world.later(() => this.start(), wait)];
  }

  /** @param {{kind: string, [field: string]: unknown}} message */
  #write(message) {
    try {
      this.transport?.send(JSON.stringify({ ...message, id: this.world.newId() }));
    } catch {
      this.transport?.close();
    }
  }

  #stopTimers() {
    for (const timer of this.timers) this.world.cancel(timer);
    this.timers = [];
  }

  /** @param {Phase} phase @param {string} [reason] */
  #tell(phase, reason = "") {
    this.phase = phase;
    this.ears.phase(phase, reason);
  }
}

export { WallLine };
