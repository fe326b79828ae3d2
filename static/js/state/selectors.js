// PURE: what several parts of the page read from a view.
import { plain } from "../lib/prose.js";
/** @typedef {import("../types/view.d.ts").View} View */
/** @typedef {import("../types/view.d.ts").Clock} Clock */
/** @typedef {import("../types/view.d.ts").Pin} Pin */

/** Scenario seconds now. @param {Clock} clock @param {number} nowMs */
function secondsNow(clock, nowMs) {
  const runs = clock.phase === "running" && clock.anchor_ms !== null;
  return clock.base_seconds + (runs ? ((nowMs - /** @type {number} */ (clock.anchor_ms)) / 1000) * clock.factor : 0);
}

/** Real seconds that are left of play; null when no limit holds. @param {Clock} clock @param {number} nowMs */
function secondsLeft(clock, nowMs) {
  return clock.has_limits ? Math.max(0, (clock.total_seconds - secondsNow(clock, nowMs)) / clock.factor) : null;
}

/** Real seconds that are left until a scenario second. @param {Clock} clock @param {number} atSeconds @param {number} nowMs */
function secondsUntil(clock, atSeconds, nowMs) {
  return Math.max(0, (atSeconds - secondsNow(clock, nowMs)) / clock.factor);
}

/** A collection's members with their ids, in the order they came. @template {{seq: number}} T
 * @param {Record<string, T> | undefined} collection @returns {(T & {id: string})[]} */
function inOrder(collection) {
  return Object.entries(collection ?? {})
    .map(([id, one]) => ({ ...one, id }))
    .sort((a, b) => a.seq - b.seq);
}

/** A collection's members with their ids. @template T
 * @param {Record<string, T> | undefined} collection @returns {(T & {id: string})[]} */
function withIds(collection) {
  return Object.entries(collection ?? {}).map(([id, one]) => ({ ...one, id }));
}

/** What a pin says in one line: what it was found to tell, else how its maker called it, else where it is from. @param {Pin} pin */
function pinTitle(pin) {
  return plain(pin.clues[0]?.says || pin.caption || pin.passage_text || firstRow(pin));
}

/** Where the rows are from, with the first of them: two pins of one source are told apart. @param {Pin} pin */
function firstRow(pin) {
  const cells = (pin.values[0] ?? []).filter(Boolean).join(" · ");
  return cells ? `${pin.source_title}: ${cells}` : pin.source_title;
}

/** All that a pin was found to tell, for who may choose it as evidence. @param {Pin} pin */
function pinFacts(pin) {
  return pin.clues.length > 1 ? plain(pin.clues.map((clue) => clue.says).join(" ")) : pinTitle(pin);
}

/** What a pin shows in a few signs: the numbers of its rows, or the first of what was counted. @param {Pin} pin */
function briefValue(pin) {
  if (pin.passage_text || pin.values.length === 0) return "";
  const [first, second] = pin.rows.length > 0 ? pin.rows : [pin.values[0]?.slice(0, 2).join(" ") ?? ""];
  const more = pin.values.length - 2;
  return [first, second].filter(Boolean).join(", ") + (more > 0 ? ` +${more}` : "");
}

/** Pins by moment: those whose clue has one, in order; then those without. @param {(Pin & {id: string})[]} pins */
function byMoment(pins) {
  const timed = pins.flatMap((pin) => pin.clues.flatMap((clue) => (clue.at_utc ? [{ pin, clue, at: clue.at_utc }] : [])));
  timed.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { timed, rest: pins.filter((pin) => !pin.clues.some((clue) => clue.at_utc)) };
}

/** Whether a pin is filed under a suspect, or what it shows speaks of that suspect. @param {Pin} pin @param {string} suspect */
function speaksOf(pin, suspect) {
  return pin.suspects.includes(suspect) || pin.clues.some((clue) => [...clue.supports, ...clue.clears].includes(suspect));
}

/** What a player missed, oldest first: what came after `seq` and no later than `until`.
 * @param {Partial<View>} view @param {{seq: number, until: number, solved: string[]}} gap */
function missedSince(view, { seq, until, solved: solvedBefore }) {
  const after = (/** @type {{seq: number}} */ one) => one.seq > seq && one.seq <= until;
  return {
    feed: inOrder(view.feed).filter(after),
    pins: inOrder(view.pins).filter(after),
    lines: inOrder(view.chat).filter((line) => after(line) && line.player !== view.me?.player).length,
    solved: withIds(view.puzzles).filter((one) => one.status !== "open" && !solvedBefore.includes(one.id)),
  };
}

/** @param {Partial<View>} view */
function solvedIds(view) {
  return withIds(view.puzzles).filter((one) => one.status !== "open").map((one) => one.id);
}

export { briefValue, byMoment, inOrder, missedSince, pinFacts, pinTitle, secondsLeft, secondsNow, secondsUntil, solvedIds, speaksOf, withIds };
