// What to say now, what comes next and when; which room that is counted by, and how the others stand to it.
import { useEffect, useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { duration } from "../lib/format.js";
import { t } from "../lib/text.js";
import { chapterOf, middleRoom, placeInDebrief, placeInRunSheet } from "../state/plenum.js";
import { PlenaryMessage, PlenumState, usePlenumSecond } from "./plenum_parts.js";

/** @typedef {import("../types/plenum.d.ts").PlenumView} PlenumView */
/** @typedef {import("../types/plenum.d.ts").RunSheetBoot} RunSheetBoot */
/** @typedef {import("./plenum_parts.js").Plenum} Plenum */

const SOON_SECONDS = 10;
const MINUTE = 60;

/** Where a room is by now. @param {PlenumView} view @param {import("../types/plenum.d.ts").PlenumRoom} room @param {RunSheetBoot} boot @param {number} now */
function placeOf(view, room, boot, now) {
  const debrief = view.debriefs?.[room.id];
  const at = chapterOf(room, now, debrief?.ended_at_ms ?? null);
  return { at, place: debrief ? placeInDebrief(boot.cues, debrief) : placeInRunSheet(boot.cues, at) };
}

/** @param {{plenum: Plenum, boot: RunSheetBoot, send: import("./plenum_parts.js").Send, onPlace: (now: number, next: number) => void}} props */
function RunSheet({ plenum, boot, send, onPlace }) {
  const view = plenum.view.value;
  const now = usePlenumSecond(plenum);
  const [followed, setFollowed] = useState("");
  const room = view?.rooms.find((one) => one.id === followed) ?? (view ? middleRoom(view.rooms, now) : undefined);
  const place = view && room ? placeOf(view, room, boot, now).place : null;
  useEffect(() => onPlace(place?.now ?? -1, place?.next ?? -1), [place?.now, place?.next]);
  return html`${h(PlenumState, { plenum, ended: t("plenum.closed") })}
    ${!view || !room || !place
      ? html`<p role="status">${t("screen.loading")}</p>`
      : html`${h(Now, { boot, place, name: room.name, stage: room.stage })}
          ${room.stage === "debrief" && html`<p>${t("run_sheet.by_page")} <a href=${`/facilitator/sessions/${boot.session}/debrief`}>${t("lead_debrief.title")}</a></p>`}
          ${h(OtherPace, { factor: room.stage === "play" ? room.clock.factor : 1 })}
          ${view.rooms.length > 1 && h(Rooms, { view, boot, now, followed, onFollow: setFollowed })}`}
    ${h(PlenaryMessage, { send })}`;
}

/** @param {{boot: RunSheetBoot, place: {now: number, next: number, wait: number | null}, name: string, stage: string}} props */
function Now({ boot, place, name, stage }) {
  const cue = boot.cues[place.now];
  const next = boot.cues[place.next];
  return html`<section class="run-sheet" aria-labelledby="now-title">
    <h2 class="kicker" id="now-title">${icon("message-circle")} ${t("run_sheet.now", { name, stage: t(`lead.stage.${stage}`) })}</h2>
    <div aria-live="polite" class="stack stack--tight">
      <p class="run-sheet__say">${cue ? `“${cue.say}”` : t(place.next === 0 ? "run_sheet.before" : "run_sheet.nothing")}</p>
      ${cue?.note && html`<p>${icon("lightbulb")} ${cue.note}</p>`}
    </div>
    ${next &&
    html`<p class="run-sheet__next">
      <b>${nextIn(place.wait)}</b>
      ${" "}${chapterName(boot, next.act, cue?.act)} “${next.say}”
    </p>`}
  </section>`;
}

/** When the next line comes: in the minutes of a clock on the wall. @param {number | null} wait */
function nextIn(wait) {
  if (wait === null) return t("run_sheet.next");
  if (wait < SOON_SECONDS) return t("run_sheet.next_soon");
  return wait < MINUTE ? t("run_sheet.next_in_seconds", { seconds: Math.floor(wait) }) : t("run_sheet.next_in", { time: duration(wait) });
}

/** The name of the chapter that begins with the next line; nothing when it goes on in this one.
 * @param {RunSheetBoot} boot @param {string | null} act @param {string | null | undefined} here */
function chapterName(boot, act, here) {
  if (act === here) return "";
  const found = boot.acts.find((one) => one.id === act);
  return html`<span class="tag">${found ? found.title : t("guide.debrief")}</span> `;
}

/** The list counts minutes of the game; where those are not as long as anybody's own, that is said. @param {{factor: number}} props */
function OtherPace({ factor }) {
  const lasts = Math.round(MINUTE / factor);
  return lasts === MINUTE ? null : html`<p class="small quiet">${t("run_sheet.own_minutes")} ${t("wall.minute_lasts", { seconds: lasts })}</p>`;
}

/** @param {{view: PlenumView, boot: RunSheetBoot, now: number, followed: string, onFollow: (room: string) => void}} props */
function Rooms({ view, boot, now, followed, onFollow }) {
  return html`<section class="stack stack--tight" aria-labelledby="rooms-title">
    <h2 id="rooms-title">${t("run_sheet.rooms")}</h2>
    <label class="field__label" for="followed">${t("run_sheet.follow")}</label>
    <select class="select" id="followed" onChange=${(/** @type {any} */ event) => onFollow(event.target.value)}>
      <option value="" selected=${followed === ""}>${t("run_sheet.follow.middle")}</option>
      ${view.rooms.map((room) => html`<option key=${room.id} value=${room.id} selected=${followed === room.id}>${room.name}</option>`)}
    </select>
    <ul class="plain-list stack stack--tight">
      ${view.rooms.map((room) => {
        const { at } = placeOf(view, room, boot, now);
        const where = room.stage === "play" && room.act ? room.act.title : t(`lead.stage.${room.stage}`);
        const isPaused = room.stage === "play" && room.clock.phase === "paused";
        return html`<li key=${room.id}><b>${room.name}</b>: ${where}${at.chapter !== "before" && html` · ${t(room.stage === "play" ? "run_sheet.spent" : "run_sheet.spent.debrief", { time: duration(at.seconds / at.factor) })}`}${isPaused && html` · ${icon("pause")} ${t("screen.paused")}`}</li>`;
      })}
    </ul>
  </section>`;
}

export { RunSheet };
