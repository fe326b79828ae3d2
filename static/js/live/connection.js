// The line to the room. A command gets its id once and keeps it over every retry, so it takes effect once; what has no answer yet
// is sent again after each reconnect and survives a reload. A hole in the numbers is filled by asking again from where we are.
import { backOffMs } from "./back_off.js";

/** @typedef {import("../types/view.d.ts").Command} Command */
/** @typedef {import("../types/view.d.ts").Outcome} Outcome */
/** @typedef {import("../types/view.d.ts").ServerMessage} ServerMessage */
/** @typedef {import("./websocket_transport.js").Transport} Transport */
/** @typedef {{phase: "connecting" | "open" | "waiting" | "closed", pending: number, reason: string, latencyMs: number | null}} Connected */
/** @typedef {{kind: string, id: string, [field: string]: unknown}} Numbered */
/** @typedef {{load: () => Numbered[], save: (pending: Numbered[]) => void}} Outbox */
/** @typedef {{now: () => number, later: (run: () => void, ms: number) => unknown, cancel: (timer: any) => void, chance: () => number, newId: () => string}} World */
/** @typedef {{position: () => {epoch: string | null, seq: number}, received: (message: ServerMessage) => void, connected: (now: Connected) => void}} Ears */

const HEARTBEAT_MS = 20000;
const SILENCE_MS = 12000;
/** Codes after which trying again makes no sense, and what they mean. */
const FINAL = /** @type {Record<number, string>} */ ({ 4001: "removed", 4003: "replaced", 4004: "room_gone" });
const NOT_KEPT = new Set(["hello", "resync", "heartbeat", "pre_flight"]);

class Connection {
  /** @param {{open: import("./websocket_transport.js").OpenTransport, outbox: Outbox, world: World, ears: Ears}} given */
  constructor({ open, outbox, world, ears }) {
    this.openTransport = open;
    this.outbox = outbox;
    this.world = world;
    this.ears = ears;
    /** @type {Map<string, {command: Numbered, answer: ((outcome: Outcome) => void)[]}>} */
    this.pending = new Map(outbox.load().map((command) => [command.id, { command, answer: [] }]));
    /** @type {Connected} */
    this.now = { phase: "connecting", pending: this.pending.size, reason: "", latencyMs: null };
    /** @type {Transport | null} */
    this.transport = null;
    this.tries = 0;
    this.isResyncing = false;
    /** @type {{checks: import("../types/protocol.d.ts").PreFlightCheck[], language: string} | null} */
    this.fit = null;
    /** @type {unknown} */
    this.retry = null;
    /** @type {unknown} */
    this.beat = null;
    /** @type {unknown} */
    this.silence = null;
    this.beatAt = 0;
    this.beatId = "";
    this.life = { state: "active", looking_at: /** @type {string | null} */ (null) };
  }

  start() {
    this.#connect();
  }

  /** Sends a command; the promise settles when the server has answered, however many reconnects that takes.
   * @param {Command} command @returns {Promise<Outcome>} */
  send(command) {
    const numbered = { ...command, id: this.world.newId() };
    return new Promise((resolve) => {
      this.pending.set(numbered.id, { command: numbered, answer: [resolve] });
      this.#keep();
      if (this.now.phase === "open") this.#write(numbered);
    });
  }

  /** Says what the player looks at and whether they are at the page; told at once when it changes.
   * @param {Partial<{state: string, looking_at: string | null}>} life */
  live(life) {
    const next = { ...this.life, ...life };
    const isNew = next.state !== this.life.state || next.looking_at !== this.life.looking_at;
    this.life = next;
    if (isNew && this.now.phase === "open") this.#heartbeat();
  }

  /** Says whether this device and this line are fit; said again after each reconnect. @param {{checks: import("../types/protocol.d.ts").PreFlightCheck[], language: string}} fit */
  tellFit(fit) {
    this.fit = fit;
    if (this.now.phase === "open") this.#write({ kind: "pre_flight", id: this.world.newId(), ...fit });
  }

  /** The page came back, or the network did: try now, or make sure that the line still lives. */
  wake() {
    if (this.now.phase === "open") this.#heartbeat();
    else if (this.now.phase === "waiting") this.#connect();
  }

  /** The browser says that the network is gone; an open line may not notice that for long. */
  lost() {
    const transport = this.transport;
    if (!transport) return;
    this.#closed(1006);
    transport.close();
  }

  /** The player wants to go on here after the line was closed for good. */
  again() {
    this.tries = 0;
    this.#connect();
  }

  close() {
    this.#stopTimers();
    const transport = this.transport;
    this.transport = null;
    this.#tell({ phase: "closed", reason: "left" });
    transport?.close();
  }

  #connect() {
    this.#stopTimers();
    this.#tell({ phase: "connecting", reason: "" });
    const transport = this.openTransport({
      opened: () => this.transport === transport && this.#opened(),
      received: (text) => this.transport === transport && this.#received(JSON.parse(text)),
      closed: (code) => this.transport === transport && this.#closed(code),
    });
    this.transport = transport;
  }

  #opened() {
    const { epoch, seq } = this.ears.position();
    this.isResyncing = false;
    this.#write({ kind: "hello", id: this.world.newId(), epoch, since: epoch === null ? null : seq });
    for (const { command } of this.pending.values()) this.#write(command);
    this.#tell({ phase: "open" });
    if (this.fit) this.tellFit(this.fit);
    this.#heartbeat();
  }

  /** @param {ServerMessage} message */
  #received(message) {
    this.world.cancel(this.silence);
    this.tries = 0;
    if (message.kind === "accepted" || message.kind === "refused") this.#answered(message);
    else if (message.kind === "pong") this.#ponged(message);
    else this.ears.received(message);
  }

  /** Asks for what is missing, once until the answer is there. */
  resync() {
    if (this.isResyncing) return;
    this.isResyncing = true;
    this.#write({ kind: "resync", id: this.world.newId(), since: this.ears.position().seq });
  }

  /** The numbers fit again. */
  synced() {
    this.isResyncing = false;
  }

  /** @param {{kind: "accepted" | "refused", id: string, code?: string, text?: string}} message */
  #answered({ kind, id, code = "", text = "" }) {
    const waiting = this.pending.get(id);
    if (!waiting) return;
    this.pending.delete(id);
    this.#keep();
    for (const answer of waiting.answer) answer({ isAccepted: kind === "accepted", code, text });
  }

  /** @param {{id: string, now_ms: number}} message */
  #ponged(message) {
    if (message.id === this.beatId) this.#tell({ latencyMs: this.world.now() - this.beatAt });
    this.ears.received({ kind: "pong", ...message });
  }

  /** @param {number} code */
  #closed(code) {
    this.#stopTimers();
    this.transport = null;
    const reason = FINAL[code];
    if (reason) return this.#tell({ phase: "closed", reason });
    const wait = code === 4002 || code === 4005 ? 0 : backOffMs(this.tries, this.world.chance());
    this.tries += 1;
    this.#tell({ phase: "waiting", reason: code === 1012 ? "restarting" : "lost" });
    this.retry = this.world.later(() => this.#connect(), wait);
  }

  #heartbeat() {
    this.world.cancel(this.beat);
    this.world.cancel(this.silence);
    this.beatId = this.world.newId();
    this.beatAt = this.world.now();
    this.#write({ kind: "heartbeat", id: this.beatId, ...this.life });
    this.beat = this.world.later(() => this.#heartbeat(), HEARTBEAT_MS);
    this.silence = this.world.later(() => this.transport?.close(), SILENCE_MS);
  }

  /** @param {Numbered} message */
  #write(message) {
    try {
      this.transport?.send(JSON.stringify(message));
    } catch {
      this.transport?.close();
    }
  }

  #keep() {
    const commands = [...this.pending.values()].map((one) => one.command).filter((one) => !NOT_KEPT.has(one.kind));
    this.outbox.save(commands);
    this.#tell({});
  }

  #stopTimers() {
    for (const timer of [this.retry, this.beat, this.silence]) this.world.cancel(timer);
  }

  /** @param {Partial<Connected>} change */
  #tell(change) {
    this.now = { ...this.now, ...change, pending: this.pending.size };
    this.ears.connected(this.now);
  }
}

export { Connection, HEARTBEAT_MS, SILENCE_MS };
