// The rooms side by side in a fixed order; who needs somebody first stands above them, with the reason in words.
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { minutesLate, standingOf, useWall } from "../state/wall.js";
import { secondsNow, withIds } from "../state/selectors.js";
import { StoreContext, useStore } from "../state/store.js";
import { Bridge } from "./bridge.js";
import { ConnectionState } from "./connection_state.js";
import { useSecond } from "./game_clock.js";
import { RoomTools } from "./room_tools.js";
import { Rendered } from "../lib/rendered.js";

/** @typedef {import("../types/view.d.ts").LeadRoom} LeadRoom */
const MINUTE = 60;

/** @param {{rooms: {room: LeadRoom, store: import("../state/store.js").Store}[]}} props */
function Wall({ rooms }) {
  return html`${rooms.map(({ room, store }) => h(StoreContext.Provider, { key: room.id, value: store }, h(RoomCard, { room })))}`;
}

/** @param {{rooms: LeadRoom[]}} props */
function Queue({ rooms }) {
  const wall = useWall();
  const waiting = wall.needs.value.queue.flatMap((id) => rooms.filter((room) => room.id === id));
  const paused = rooms.filter((room) => wall.of(room.id).is_paused && !waiting.includes(room));
  return html`${waiting.map((room) => h(Waiting, { key: room.id, room }))}
    ${waiting.length + paused.length === 0 && html`<li>${t("wall.queue.none")}</li>`}
    ${paused.map((room) => html`<li key=${room.id} data-paused=""><span>${icon("pause")} <b>${room.name}</b> ${wall.of(room.id).calm}</span></li>`)}`;
}

/** A room that needs somebody: why, and what may be done about the first of it. @param {{room: LeadRoom}} props */
function Waiting({ room }) {
  const { need, why, advice } = useWall().of(room.id);
  return html`<li data-need=${need}>
    <span><a href=${room.look_url} data-focus=${`queue-${room.id}`}><b>${room.name}</b></a> ${why.join("; ")}</span>
    ${advice[0] && html`<span class="small quiet">${t("advice.title")} ${advice[0]}</span>`}
  </li>`;
}

/** @param {{room: LeadRoom}} props */
function RoomCard({ room }) {
  const store = useStore();
  const wall = useWall();
  const shown = store.read("room");
  const board = store.read("board");
  if (!shown) return html`<article class="room-card" data-need="none"><h3 class="room-card__name">${room.name}</h3><p>${t("wall.loading")}</p></article>`;
  const standing = standingOf(store);
  return html`<article class="room-card" data-need=${wall.of(room.id).need} data-paused=${standing === "paused" ? "" : undefined} aria-labelledby=${`room-${room.id}`}>
    <div class="room-card__head"><h3 class="room-card__name" id=${`room-${room.id}`}>${room.name}</h3><span class="small quiet">${t(`lead.stage.${standing}`)}</span></div>
    ${h(Standing, { room, stage: standing })}
    ${wall.mayLead && html`<label class="check"><input type="checkbox" name="room" value=${room.id} form="bulk" data-focus=${`tick-${room.id}`} /><span>${t("wall.tick", { room: room.name })}</span></label>`}
    ${shown.act && html`<p>${t("lead.room.act", { number: shown.act.number, count: shown.act.count, title: shown.act.title })}</p>`}
    ${h(RoomClock, {})} ${h(VotesMissing, {})}
    ${board && html`<div class="progress">${h(Bridge, { stays: board.stays, small: true })}<p class="progress__count"><b>${board.established}</b> ${t("bridge.of", { total: board.total })}<br />${t("bridge.lit")}</p></div>`}
    ${h(Players, {})} ${h(ConnectionState, {})}
    <p><a class="button button--small" href=${room.look_url} aria-label=${t("wall.look.room", { room: room.name })}>${icon("eye")} ${t("wall.look")}</a>
      ${(shown.stage === "debrief" || shown.stage === "closed") && html` <a class="button button--small" href=${`${room.look_url}/report`}>${icon("file-text")} ${t("plan.report", { team: room.name })}</a>`}</p>
    ${h(RoomTools, { room, mayLead: wall.mayLead })} ${h(Invite, { room })}
  </article>`;
}

/** Why a room needs somebody; else how it stands: only one that plays can go well. @param {{room: LeadRoom, stage: string}} props */
function Standing({ room, stage }) {
  const { need, why, calm } = useWall().of(room.id);
  const sign = need !== "none" ? "circle-alert" : stage === "paused" ? "pause" : stage === "play" ? "check" : "clock";
  return html`<p class="room-card__why">${icon(sign)} <span>${why.join("; ") || calm}</span></p>`;
}

function RoomClock() {
  const store = useStore();
  const clock = store.read("clock");
  const now = useSecond();
  if (!clock) return null;
  const seconds = secondsNow(clock, now);
  const given = clock.extended_seconds;
  const minutes = Math.floor((seconds + given) / 60);
  const lasts = Math.round(MINUTE / clock.factor);
  const isStill = ["lobby", "play"].includes(store.read("room")?.stage ?? "");
  const late = store.read("room")?.stage === "play" ? minutesLate(clock, store.read("progress")?.expected_seconds, seconds) : null;
  return html`<p>${t(`lead.clock.${clock.phase}`, { minutes, total: Math.round((clock.total_seconds + given) / 60) })}</p>
    ${isStill && lasts !== MINUTE && html`<p class="small quiet">${t("wall.minute_lasts", { seconds: lasts })}</p>`}
    ${late !== null && html`<p class="room-card__pace">${paceIn(late)}</p>`}`;
}

/** @param {number} late */
function paceIn(late) {
  if (late === 0) return t("wall.pace.right");
  return late > 0 ? t("wall.pace.late", { count: late }) : t("wall.pace.early", { count: -late });
}

function VotesMissing() {
  const missing = withIds(useStore().read("votes")).reduce((sum, vote) => sum + vote.waiting_for, 0);
  return missing > 0 ? html`<p>${t("wall.votes", { count: missing })}</p>` : null;
}

function Players() {
  const store = useStore();
  const people = withIds(store.read("people"));
  return html`<ul class="room-card__players" aria-label=${t("lead.room.players")}>
    ${people.map((person) => {
      const state = person.is_bot ? "bot" : (store.presence.value[person.id]?.state ?? "gone");
      return html`<li key=${person.id}>${icon("user")} ${person.name}${state !== "bot" && html` <span class="presence" data-state=${state}>${t(`presence.${state}`)}</span>`}</li>`;
    })}
    ${people.length === 0 && html`<li>${t("lead.room.nobody")}</li>`}
  </ul>`;
}

/** @param {{room: LeadRoom}} props */
function Invite({ room }) {
  return html`<details>
    <summary>${t("lead.room.invite")}</summary>
    <div class="stack stack--tight">
      <p>${t("lead.room.code")} <b class="mono figures">${room.code}</b></p>
      <p><a href=${room.link}>${room.link}</a></p>
      <div class="projector__qr" role="img" aria-label=${t("lead.room.qr", { link: room.link })}>${h(Rendered, { markup: room.qr_svg })}</div>
    </div>
  </details>`;
}

export { Queue, Wall };
