// PURE: what all rooms together come to: one clock for the hall, and where in the run-sheet they are.
import { secondsLeft, secondsNow } from "./selectors.js";

/** @typedef {import("../types/plenum.d.ts").PlenumRoom} PlenumRoom */
/** @typedef {import("../types/plenum.d.ts").Cue} Cue */
/** @typedef {import("../types/plenum.d.ts").TeamDebrief} TeamDebrief */
/** @typedef {{name: "act" | "play" | "played", act: PlenumRoom["act"], seconds: number, state: "running" | "paused" | "some_paused", paused: number}} HallClock */

/** Real seconds until a room's act is over by the pace chart. @param {PlenumRoom} room @param {number} nowMs */
function actLeft(room, nowMs) {
  const { clock } = room;
  const end = (clock.act_started_seconds ?? 0) + (clock.act_seconds ?? 0);
  return Math.max(0, (end - secondsNow(clock, nowMs)) / clock.factor);
}

/** The clock that hangs in the hall: of the act while all play the same one, else of the play; the slowest room counts.
 * @param {PlenumRoom[]} rooms @param {number} nowMs @returns {HallClock | null} */
function hallClock(rooms, nowMs) {
  const playing = rooms.filter((room) => room.stage === "play");
  const [first] = playing;
  if (!first) return null;
  const paused = playing.filter((room) => room.clock.phase === "paused").length;
  const state = paused === 0 ? "running" : paused === playing.length ? "paused" : "some_paused";
  if (playing.some((room) => !room.clock.has_limits)) {
    const seconds = Math.max(...playing.map((room) => secondsNow(room.clock, nowMs) / room.clock.factor));
    return { name: "played", act: null, seconds, state, paused };
  }
  const isOne = first.act !== null && playing.every((room) => room.act?.id === first.act?.id);
  const left = playing.map((room) => (isOne ? actLeft(room, nowMs) : (secondsLeft(room.clock, nowMs) ?? 0)));
  return { name: isOne ? "act" : "play", act: isOne ? first.act : null, seconds: Math.max(...left), state, paused };
}

/** The room in the middle: as many are further as are behind. @param {PlenumRoom[]} rooms @param {number} nowMs */
function middleRoom(rooms, nowMs) {
  const rank = (/** @type {PlenumRoom} */ room) => ({ new: 0, lobby: 0, play: 1, debrief: 2, closed: 3 })[room.stage] * 1e9 + secondsNow(room.clock, nowMs);
  const sorted = [...rooms].sort((a, b) => rank(a) - rank(b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Where a room is in the run-sheet: the line to say now by its place in the list, the one after it, and the real seconds until then.
 * `chapter` is the act, null for the debrief, and "before" while nobody plays yet.
 * @param {Cue[]} cues @param {{chapter: string | null, seconds: number, factor: number, left: number | null}} at
 * `seconds` are those since the chapter began, `left` the real ones until the next chapter. */
function placeInRunSheet(cues, { chapter, seconds, factor, left }) {
  if (chapter === "before") return { now: -1, next: cues.length > 0 ? 0 : -1, wait: null };
  const mine = cues.flatMap((cue, at) => (cue.act === chapter ? [{ cue, at }] : []));
  if (mine.length === 0) return { now: -1, next: -1, wait: null };
  const now = mine.findLast(({ cue }) => cue.at_seconds <= seconds)?.at ?? -1;
  const coming = mine.find(({ cue }) => cue.at_seconds > seconds);
  if (coming) return { now, next: coming.at, wait: (coming.cue.at_seconds - seconds) / factor };
  const last = mine.at(-1)?.at ?? now;
  return { now, next: last + 1 < cues.length ? last + 1 : -1, wait: left };
}

/** In the debrief whoever leads turns the pages: the line of this page, else of the last one before it that has a line.
 * @param {Cue[]} cues @param {Pick<TeamDebrief, "page" | "pages">} debrief */
function placeInDebrief(cues, { page, pages }) {
  const mine = cues.flatMap((cue, at) => {
    const opens = cue.act === null ? pages.findIndex((one) => one.kind === cue.page) : -1;
    return opens < 0 ? [] : [{ at, opens }];
  });
  const now = mine.findLast(({ opens }) => opens <= page);
  return { now: now?.at ?? -1, next: mine.find(({ opens }) => opens > page)?.at ?? -1, wait: null, opens: now?.opens ?? -1 };
}

/** What of a room's clock the run-sheet counts by. @param {PlenumRoom} room @param {number} nowMs @param {number | null} endedAtMs */
function chapterOf(room, nowMs, endedAtMs) {
  if (room.stage === "debrief" || room.stage === "closed") {
    return { chapter: null, seconds: endedAtMs === null ? 0 : Math.max(0, (nowMs - endedAtMs) / 1000), factor: 1, left: null };
  }
  if (room.stage !== "play" || !room.act) return { chapter: "before", seconds: 0, factor: 1, left: null };
  const seconds = secondsNow(room.clock, nowMs) - (room.clock.act_started_seconds ?? 0);
  return { chapter: room.act.id, seconds, factor: room.clock.factor, left: room.clock.has_limits ? actLeft(room, nowMs) : null };
}

export { actLeft, chapterOf, hallClock, middleRoom, placeInDebrief, placeInRunSheet };
