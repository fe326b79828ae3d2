// The rooms side by side, those that need somebody first; why they do stands in words.
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
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

/** What a room needs now, the most pressing first; none: it goes well. @param {import("../state/store.js").Store} store */
function needOf(store) {
  const calls = withIds(store.read("help")).filter((call) => call.answered_by === null);
  if (calls.length > 0) return { need: "now", why: t("wall.calls", { count: calls.length }) };
  const people = Object.keys(store.read("people") ?? {});
  const isPlay = store.read("room")?.stage === "play";
  const gone = people.filter((player) => store.presence.value[player]?.state === "gone");
  if (isPlay && people.length > 0 && gone.length === people.length) return { need: "now", why: t("wall.all_gone") };
  if (isPlay && gone.length > 0) return { need: "soon", why: t("wall.gone", { count: gone.length }) };
  return { need: "none", why: t("wall.fine") };
}

/** @param {{room: LeadRoom}} props */
function RoomCard({ room }) {
  const store = useStore();
  const shown = store.read("room");
  const board = store.read("board");
  if (!shown) return html`<article class="room-card" data-need="none"><h3 class="room-card__name">${room.name}</h3><p>${t("wall.loading")}</p></article>`;
  const { need, why } = needOf(store);
  return html`<article class="room-card" data-need=${need} aria-labelledby=${`room-${room.id}`}>
    <div class="room-card__head"><h3 class="room-card__name" id=${`room-${room.id}`}>${room.name}</h3><span class="small quiet">${t(`lead.stage.${shown.stage}`)}</span></div>
    <p class="room-card__why">${icon(need === "none" ? "check" : "circle-alert")} ${why}</p>
    ${shown.act && html`<p>${t("lead.room.act", { number: shown.act.number, count: shown.act.count, title: shown.act.title })}</p>`}
    ${h(RoomClock, {})}
    ${board && html`<div class="progress">${h(Bridge, { stays: board.stays, small: true })}<p class="progress__count"><b>${board.established}</b> ${t("bridge.of", { total: board.total })}<br />${t("bridge.lit")}</p></div>`}
    ${h(Players, {})} ${h(ConnectionState, {})} ${h(RoomTools, { room })} ${h(Invite, { room })}
  </article>`;
}

function RoomClock() {
  const store = useStore();
  const clock = store.read("clock");
  const now = useSecond();
  if (!clock) return null;
  const minutes = Math.floor(secondsNow(clock, now) / 60);
  return html`<p>${t(`lead.clock.${clock.phase}`, { minutes, total: Math.round(clock.total_seconds / 60) })}</p>`;
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

export { Wall };
