// The rooms side by side in a fixed order; who needs somebody first stands above them, with the reason in words.
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { minutesLate, useWall } from "../state/wall.js";
import { secondsNow, withIds } from "../state/selectors.js";
import { StoreContext, useStore } from "../state/store.js";
import { Bridge } from "./bridge.js";
import { ConnectionState } from "./connection_state.js";
import { useSecond } from "./game_clock.js";
import { RoomTools } from "./room_tools.js";
import { Rendered } from "../lib/rendered.js";

/** @typedef {import("../types/view.d.ts").LeadRoom} LeadRoom */

/** @param {{rooms: {room: LeadRoom, store: import("../state/store.js").Store}[]}} props */
function Wall({ rooms }) {
  return html`${rooms.map(({ room, store }) => h(StoreContext.Provider, { key: room.id, value: store }, h(RoomCard, { room })))}`;
}

/** @param {{rooms: LeadRoom[]}} props */
function Queue({ rooms }) {
  const wall = useWall();
  const waiting = wall.needs.value.queue.flatMap((id) => rooms.filter((room) => room.id === id));
  return html`${waiting.map((room) => html`<li key=${room.id} data-need=${wall.of(room.id).need}><a href=${room.look_url} data-focus=${`queue-${room.id}`}><b>${room.name}</b></a> ${wall.of(room.id).why.join("; ")}</li>`)}
    ${waiting.length === 0 && html`<li>${t("wall.queue.none")}</li>`}`;
}

/** @param {{room: LeadRoom}} props */
function RoomCard({ room }) {
  const store = useStore();
  const wall = useWall();
  const shown = store.read("room");
  const board = store.read("board");
  if (!shown) return html`<article class="room-card" data-need="none"><h3 class="room-card__name">${room.name}</h3><p>${t("wall.loading")}</p></article>`;
  const { need, why } = wall.of(room.id);
  return html`<article class="room-card" data-need=${need} aria-labelledby=${`room-${room.id}`}>
    <div class="room-card__head"><h3 class="room-card__name" id=${`room-${room.id}`}>${room.name}</h3><span class="small quiet">${t(`lead.stage.${shown.stage}`)}</span></div>
    <p class="room-card__why">${icon(need === "none" ? "check" : "circle-alert")} <span>${why.join("; ") || t("wall.fine")}</span></p>
    ${wall.mayLead && html`<label class="check"><input type="checkbox" name="room" value=${room.id} form="bulk" data-focus=${`tick-${room.id}`} /><span>${t("wall.tick", { room: room.name })}</span></label>`}
    ${shown.act && html`<p>${t("lead.room.act", { number: shown.act.number, count: shown.act.count, title: shown.act.title })}</p>`}
    ${h(RoomClock, {})} ${h(VotesMissing, {})}
    ${board && html`<div class="progress">${h(Bridge, { stays: board.stays, small: true })}<p class="progress__count"><b>${board.established}</b> ${t("bridge.of", { total: board.total })}<br />${t("bridge.lit")}</p></div>`}
    ${h(Players, {})} ${h(ConnectionState, {})}
    <p><a class="button button--small" href=${room.look_url} aria-label=${t("wall.look.room", { room: room.name })}>${icon("eye")} ${t("wall.look")}</a></p>
    ${h(RoomTools, { room, mayLead: wall.mayLead })} ${h(Invite, { room })}
  </article>`;
}

function RoomClock() {
  const store = useStore();
  const clock = store.read("clock");
  const now = useSecond();
  if (!clock) return null;
  const seconds = secondsNow(clock, now);
  const given = clock.extended_seconds;
  const minutes = Math.floor((seconds + given) / 60);
  const late = store.read("room")?.stage === "play" ? minutesLate(clock, store.read("progress")?.expected_seconds, seconds) : null;
  return html`<p>${t(`lead.clock.${clock.phase}`, { minutes, total: Math.round((clock.total_seconds + given) / 60) })}</p>
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
      return html`<li key=${person.id}>${icon("user")} ${person.name} <span class="presence" data-state=${state}>${t(`presence.${state}`)}</span></li>`;
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
