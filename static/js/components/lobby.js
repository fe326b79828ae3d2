// The waiting room: who is here, what only I hold, whether this device is fit, and a minute to try the real controls.
import { h, html, icon } from "../lib/html.js";
import { monogram } from "../lib/format.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { RoleCards } from "./role_cards.js";
import { Button } from "./button.js";
import { Masthead } from "./masthead.js";
import { MeetingLink } from "./meeting_link.js";
import { PreFlight } from "./pre_flight.js";
import { Questions } from "./questions.js";

function Lobby() {
  const store = useStore();
  const me = store.read("me");
  const room = store.read("room");
  const isReady = me?.is_ready ?? false;
  const ready = () => void store.send({ kind: "set_ready", is_ready: !isReady });
  return html`${h(Masthead, { canReport: false })}
    <main class="page__main stack stack--loose" id="lobby" tabindex="-1">
      <div class="columns">
        <div class="stack">
          <p class="kicker">${t("lobby.kicker")}</p>
          <h1>${t("lobby.welcome", { name: me?.name ?? "" })}</h1>
          <p>${room?.summary}</p>
          <p>${t("lobby.what_next")}</p>
          ${h(MeetingLink, {})}
          ${room?.content_note && html`<div class="notice">${icon("info")}<p>${room.content_note}</p></div>`}
          ${h(RoleCards, { isFolded: false })}
        </div>
        <div class="stack">
          <h2>${t("team.title")}</h2>
          ${h(SeatList, {})}
          <div class="notice">${icon("info")}<p>${t("lobby.tour")}</p></div>
          <div class="button-row">
            ${h(Button, { kind: "primary", icon: isReady ? "check" : "hand", pressed: isReady, onClick: ready }, t(isReady ? "lobby.is_ready" : "lobby.ready"))}
            ${h(Button, { icon: "lightbulb", onClick: () => (store.dialog.value = "tour") }, t("tour.open"))}
          </div>
          ${h(Kept, {})}
        </div>
      </div>
      ${h(PreFlight, {})} ${h(Questions, { moment: "before" })}
    </main>`;
}

function SeatList() {
  const store = useStore();
  const me = store.read("me")?.player;
  return html`<ul class="seat-list">
    ${withIds(store.read("people")).map((person) => {
      const isGone = person.id !== me && !person.is_bot && store.presence.value[person.id]?.state === "gone";
      const state = person.is_ready ? "ready" : isGone ? "gone" : "reads";
      return html`<li class="seat" key=${person.id}>
        <span class="monogram" aria-hidden="true">${monogram(person.name)}</span>
        <span><b>${person.id === me ? t("team.you", { name: person.name }) : person.name}</b><br /><span class="small quiet">${person.roles.join(", ")}</span></span>
        <span class=${person.is_ready ? "tag tag--proof" : "tag"}>${icon(person.is_ready ? "check" : isGone ? "log-out" : "clock")} ${t(`seat.${state}`)}</span>
      </li>`;
    })}
  </ul>`;
}

function Kept() {
  return html`<section class="stack stack--tight" aria-labelledby="kept-title">
    <h2 class="kicker" id="kept-title">${t("kept.title")}</h2>
    <ul class="kept">${["name", "team", "own", "ends"].map((one) => html`<li key=${one}>${icon("shield")} <span>${t(`kept.${one}`)}</span></li>`)}</ul>
    <p class="small"><a href="/privacy" target="_blank" rel="noopener">${t("settings.privacy")}</a></p>
  </section>`;
}

export { Lobby };
