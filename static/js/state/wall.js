// What the facilitator's page knows beside the rooms themselves: who needs somebody, and whether the one line is there.
import { signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** @typedef {import("../types/view.d.ts").Needs} Needs */

class WallState {
  /** @param {boolean} mayLead Whoever does not lead answers calls, and sends hints and messages. */
  constructor(mayLead) {
    this.mayLead = mayLead;
    this.needs = signal(/** @type {Pick<Needs, "queue" | "rooms">} */ ({ queue: [], rooms: {} }));
    this.phase = signal(/** @type {import("./store.js").Connected["phase"]} */ ("connecting"));
  }

  /** How a room is, as the server says. @param {string} room */
  of(room) {
    return this.needs.value.rooms[room] ?? { need: "none", why: [], advice: [], calm: "", is_paused: false };
  }
}

/** Minutes that a room is behind the scenario's chart, less than nothing when it is before it; null where that cannot be told.
 * @param {import("../types/view.d.ts").Clock | undefined} clock @param {number | undefined} expected @param {number} seconds */
function minutesLate(clock, expected, seconds) {
  if (!clock || expected === undefined || clock.act_started_seconds === null || clock.act_seconds === null) return null;
  const startedLate = clock.act_started_seconds - (expected - clock.act_seconds);
  return Math.round(Math.max(startedLate, seconds - expected) / 60);
}

/** How a room stands: its stage, or that it is paused. @param {import("./store.js").Store} store */
function standingOf(store) {
  const stage = store.read("room")?.stage ?? "new";
  return stage === "play" && store.read("clock")?.phase === "paused" ? "paused" : stage;
}

/** @type {import("preact").Context<WallState>} */
const WallContext = createContext(/** @type {any} */ (null));

function useWall() {
  return useContext(WallContext);
}

export { WallContext, WallState, minutesLate, standingOf, useWall };
