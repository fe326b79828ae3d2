// The screen in the hall: how to join, the clock by its name, how far each room is, a message; later the debrief's page. It has
// no controls: it follows.
import { h, html, icon } from "../lib/html.js";
import { duration } from "../lib/format.js";
import { Rendered } from "../lib/rendered.js";
import { t } from "../lib/text.js";
import { hallClock } from "../state/plenum.js";
import { Bridge } from "./bridge.js";
import { PlenumState, usePlenumSecond } from "./plenum_parts.js";
import { ScreenSlide } from "./projector_pages.js";

/** @typedef {import("../types/plenum.d.ts").PlenumView} PlenumView */
/** @typedef {import("../types/plenum.d.ts").PlenumRoom} PlenumRoom */
/** @typedef {import("../types/plenum.d.ts").ScreenBoot} ScreenBoot */
/** @typedef {import("./plenum_parts.js").Plenum} Plenum */

const QRS_AT_MOST = 4;

/** How many rooms there are, as far as it matters to how they are laid out. @param {number} rooms */
function crowdOf(rooms) {
  if (rooms <= 1) return "one";
  if (rooms <= 4) return "few";
  return rooms <= 12 ? "some" : "many";
}

/** @param {{plenum: Plenum, boot: ScreenBoot, title: string}} props */
function Screen({ plenum, boot, title }) {
  const view = plenum.view.value;
  return html`<main class="projector" data-stage=${view?.stage ?? "lobby"} data-crowd=${crowdOf(boot.rooms.length)} data-place=${view ? "ready" : "waiting"}>
    <h1 class="projector__title">${title}</h1>
    ${h(PlenumState, { plenum, ended: t("screen.ended") })}
    <div class="projector__told" role="status">${view?.message && html`<p class="projector__message">${icon("message-circle")} ${view.message}</p>`}</div>
    ${view === null && html`<p>${t("screen.loading")}</p>`}
    ${view?.stage === "lobby" && h(Doors, { view, boot })}
    ${view?.stage === "play" && h(Play, { view, boot, plenum })}
    ${view?.stage === "debrief" && view.page && h(ScreenSlide, { page: view.page, view })}
  </main>`;
}

/** Before play: the way in, as large as it goes. @param {{view: PlenumView, boot: ScreenBoot}} props */
function Doors({ view, boot }) {
  const isShort = boot.rooms.length <= QRS_AT_MOST;
  return html`<p class="projector__call">${t("screen.join")} <b>${boot.join_address}</b></p>
    ${!isShort && h(Qr, { markup: boot.join_qr_svg, link: boot.join_address })}
    <ul class="projector__doors">
      ${view.rooms.map((room) => {
        const door = boot.rooms.find((one) => one.id === room.id);
        return html`<li key=${room.id} class="projector__door">
          <h2>${room.name}</h2>
          <p class="projector__code">${door?.code}</p>
          ${isShort && door && h(Qr, { markup: door.qr_svg, link: door.link })}
          <p class="projector__fact">${t("screen.people", { count: room.people })}</p>
        </li>`;
      })}
    </ul>`;
}

/** @param {{view: PlenumView, boot: ScreenBoot, plenum: Plenum}} props */
function Play({ view, boot, plenum }) {
  const [only] = boot.rooms;
  const isOne = boot.rooms.length === 1 && only;
  return html`<div class="projector__top">
      ${h(HallClock, { view, plenum })}
      <div class="projector__join">
        <div><p>${t("screen.join_late")} <b>${boot.join_address}</b></p>${isOne && html`<p class="projector__code">${only.code}</p>`}</div>
        ${h(Qr, isOne ? { markup: only.qr_svg, link: only.link } : { markup: boot.join_qr_svg, link: boot.join_address })}
      </div>
    </div>
    <div class="projector__progress">
      ${h(Bridge, { stays: view.stays })}
      <ul class="projector__rooms">${view.rooms.map((room) => h(RoomLine, { key: room.id, room, code: boot.rooms.find((one) => one.id === room.id)?.code ?? "" }))}</ul>
    </div>`;
}

/** @param {{room: PlenumRoom, code: string}} props */
function RoomLine({ room, code }) {
  const isPaused = room.stage === "play" && room.clock.phase === "paused";
  const where = room.stage === "play" && room.act ? t("screen.act", { number: room.act.number, count: room.act.count }) : t(`lead.stage.${room.stage}`);
  return html`<li>
    <p class="projector__room"><b>${room.name}</b> <span class="projector__room-code mono">${code}</span></p>
    <p class="projector__fact">${where}${isPaused && html` · ${icon("pause")} ${t("screen.paused")}`}</p>
    <p class="projector__fact"><meter min="0" max=${room.total} value=${room.lit} aria-label=${t("screen.lit_of", { name: room.name })}></meter> ${t("screen.lit", { count: room.lit, total: room.total })}</p>
  </li>`;
}

/** @param {{view: PlenumView, plenum: Plenum}} props */
function HallClock({ view, plenum }) {
  const clock = hallClock(view.rooms, usePlenumSecond(plenum));
  if (!clock) return html`<p class="projector__clock-name">${t("screen.clock.none")}</p>`;
  const name = clock.name === "act" && clock.act ? t("screen.clock.act", { number: clock.act.number, title: clock.act.title }) : t(`screen.clock.${clock.name}`);
  const isOver = clock.name !== "played" && clock.seconds < 1 && clock.state === "running";
  const state = isOver ? t(`screen.clock.over.${clock.name}`) : t(`screen.clock.${clock.state}`, { count: clock.paused });
  return html`<div class="projector__time" data-state=${clock.state}>
    <p class="projector__clock-name" id="clock-name">${name}</p>
    <p class="projector__clock" role="timer" aria-labelledby="clock-name">${duration(clock.seconds)}</p>
    <p class="projector__clock-state">${icon(clock.state === "running" ? "play" : "pause")} ${state}</p>
  </div>`;
}

/** @param {{markup: string, link: string}} props */
function Qr({ markup, link }) {
  return html`<div class="projector__qr" role="img" aria-label=${t("lead.room.qr", { link })}>${h(Rendered, { markup })}</div>`;
}

export { Screen };
