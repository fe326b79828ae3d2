// What the page of one player knows: the room's view as signals per section, who is here, and where on the page the player is.
import { computed, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { emptyLab } from "./lab.js";
import { noRoom } from "./room_state.js";

/** @typedef {import("../types/view.d.ts").View} View */
/** @typedef {import("../types/view.d.ts").Command} Command */
/** @typedef {import("../types/view.d.ts").Outcome} Outcome */
/** @typedef {import("./lab.js").Lab} Lab */
/** @typedef {{kind: "sources"} | {kind: "source", id: string, follow?: string} | {kind: "puzzle", id: string} | {kind: "accusation"}} DeskItem */
/** @typedef {{phase: "connecting" | "open" | "waiting" | "closed", pending: number, reason: string, latencyMs: number | null}} Connected */
/** @typedef {{id: number, tone: "proof" | "look" | "alarm", text: string, icon: string}} Toast */
/** @typedef {{load: <T>(name: string, otherwise: T) => T, save: (name: string, value: unknown) => boolean, wipe: () => void}} Kept */
/** @typedef {{source: (id: string) => Promise<import("../types/view.d.ts").SourceDetail>, table: (query: import("../types/view.d.ts").Query) => Promise<import("../types/view.d.ts").Result>, clock: (source: string, cell: string, season: string | null) => Promise<{utc: string, local: string, rule: string}>, resume: () => Promise<{url: string, qr_svg: string}>, leave: () => Promise<void>, texts: () => Promise<{language: string, texts: Record<string, any>}>}} Requests */
/** @typedef {{send: (command: Command) => Promise<Outcome>, reconnect: () => void, look: (at: string | null) => void, tellFit?: (fit: {checks: import("../types/protocol.d.ts").PreFlightCheck[], language: string}) => void}} Line */

const TABS = /** @type {const} */ (["now", "desk", "board", "chat"]);
/** @typedef {typeof TABS[number]} Tab */

class Store {
  /** @param {{line: Line, requests: Requests, kept: Kept, serverNow: () => number}} given */
  constructor({ line, requests, kept, serverNow }) {
    this.line = line;
    this.requests = requests;
    this.kept = kept;
    this.serverNow = serverNow;
    /** Where the team talks; none as long as nobody filled it in. */
    this.meeting = "";
    this.room = signal(noRoom());
    this.presence = signal(/** @type {Record<string, import("../types/view.d.ts").Presence>} */ ({}));
    this.connected = signal(/** @type {Connected} */ ({ phase: "connecting", pending: 0, reason: "", latencyMs: null }));
    this.toasts = signal(/** @type {Toast[]} */ ([]));
    this.dialog = signal(/** @type {string | null} */ (null));
    this.tab = signal(/** @type {Tab} */ (kept.load("tab", "now")));
    this.desk = signal(/** @type {DeskItem} */ (kept.load("desk", { kind: "sources" })));
    this.boardMode = signal(/** @type {string} */ (kept.load("board", "list")));
    /** On a desk the board may take the place of what was opened there. */
    this.isBoardWide = signal(false);
    /** Pins that are open on the board; their keys tell the place that shows them. */
    this.unfolded = signal(/** @type {Record<string, boolean>} */ ({}));
    this.labs = signal(/** @type {Record<string, Lab>} */ (kept.load("labs", {})));
    this.seen = signal(/** @type {Record<string, number>} */ ({}));
    this.missedFrom = signal(/** @type {{seq: number, until: number, solved: string[], isLate: boolean} | null} */ (null));
    /** Placings that are on their way: what the hand did is shown at once, and falls back when it is refused. */
    this.placing = signal(/** @type {Record<string, {value: import("../types/view.d.ts").DraftValue | null, text: string | null}>} */ ({}));
    this.unsent = signal(/** @type {{id: number, text: string}[]} */ ([]));
    /** @type {Map<string, import("@preact/signals").ReadonlySignal<any>>} */
    this.sections = new Map();
    this.count = 0;
  }

  /** One section of the view; a component that reads it is drawn again only when that section changes.
   * @template {keyof View} K @param {K} name @returns {View[K] | undefined} */
  read(name) {
    const found = this.sections.get(name) ?? computed(() => this.room.value.view[name]);
    this.sections.set(name, found);
    return found.value;
  }

  get view() {
    return /** @type {Partial<View>} */ (this.room.value.view);
  }

  /** Sends a command; a refusal is said in words.
   * @param {Command} command @returns {Promise<Outcome>} */
  async send(command) {
    const outcome = await this.line.send(command);
    if (!outcome.isAccepted && outcome.text) this.toast("alarm", "triangle-alert", outcome.text);
    return outcome;
  }

  /** @param {Toast["tone"]} tone @param {string} icon @param {string} text */
  toast(tone, icon, text) {
    if (this.toasts.value.some((one) => one.text === text)) return;
    this.count += 1;
    this.toasts.value = [...this.toasts.value.slice(-2), { id: this.count, tone, icon, text }];
  }

  /** @param {number} id */
  dismiss(id) {
    this.toasts.value = this.toasts.value.filter((toast) => toast.id !== id);
  }

  /** @param {Tab} tab */
  show(tab) {
    this.tab.value = tab;
    this.kept.save("tab", tab);
  }

  /** @param {DeskItem} item */
  open(item) {
    this.desk.value = item;
    this.kept.save("desk", item);
    this.isBoardWide.value = false;
    this.show("desk");
  }

  /** @param {string} pin */
  fold(pin) {
    this.unfolded.value = { ...this.unfolded.value, [pin]: !this.unfolded.value[pin] };
  }

  /** @param {string} pin */
  unfold(pin) {
    this.unfolded.value = { ...this.unfolded.value, [pin]: true };
  }

  /** @param {string} source */
  lab(source) {
    return this.labs.value[source] ?? emptyLab();
  }

  /** @param {string} source @param {Lab} lab */
  setLab(source, lab) {
    this.labs.value = { ...this.labs.value, [source]: lab };
    this.kept.save("labs", this.labs.value);
  }

  /** Places an item of a puzzle's draft and shows it at once.
   * @param {{puzzle: string, part: string, item: string, value: import("../types/view.d.ts").DraftValue | null, text?: string | null}} placed */
  async place({ puzzle, part, item, value, text = null }) {
    const key = `${puzzle}/${part}/${item}`;
    const own = { value, text };
    this.placing.value = { ...this.placing.value, [key]: own };
    const outcome = await this.send({ kind: "place_item", puzzle, part, item, value, text });
    const { [key]: latest, ...rest } = this.placing.value;
    if (latest === own) this.placing.value = rest;
    return outcome;
  }
}

/** @type {import("preact").Context<Store>} */
const StoreContext = createContext(/** @type {any} */ (null));

function useStore() {
  return useContext(StoreContext);
}

export { Store, StoreContext, TABS, useStore };
