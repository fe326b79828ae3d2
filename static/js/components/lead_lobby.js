// The lobby as the facilitator sees it: every room with its people, whose device is fit, and what can be put right before play.
import { useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { StoreContext, useStore } from "../state/store.js";
import { Button } from "./button.js";
import { typedIn } from "./typed.js";

/** @typedef {import("../types/view.d.ts").LobbyRoom} LobbyRoom */
/** @typedef {import("../types/view.d.ts").LobbyBoot} LobbyBoot */
/** @typedef {import("../types/view.d.ts").Person & {id: string}} Player */
/** @typedef {{room: LobbyRoom, boot: LobbyBoot, act: (what: string, fields: Record<string, string>) => Promise<boolean>}} Given */

/** @param {{rooms: {room: LobbyRoom, store: import("../state/store.js").Store}[], boot: LobbyBoot, act: import("../live/lobby_requests.js").LobbyAct}} props */
function LeadLobby({ rooms, boot, act }) {
  return html`${rooms.map(({ room, store }) => h(StoreContext.Provider, { key: room.id, value: store }, h(RoomOfLobby, { room, boot, act })))}`;
}

/** The commands behind the lobby's own words. @type {Record<string, string>} */
const KINDS = { rename: "rename_player", move: "move_player", extra_time: "give_extra_time", remove: "remove_player" };

/** The name of the text that says what was done. @param {string} what @param {Record<string, string>} fields */
function saidOf(what, fields) {
  return KINDS[what] ?? (fields["locked"] === "true" ? "lock" : "unlock");
}

/** @param {{room: LobbyRoom, boot: LobbyBoot, act: import("../live/lobby_requests.js").LobbyAct}} props */
function RoomOfLobby({ room, boot, act }) {
  const store = useStore();
  const [said, setSaid] = useState("");
  const [isLocked, setLocked] = useState(room.is_locked);
  const people = withIds(store.read("people"));
  const doing = async (/** @type {string} */ what, /** @type {Record<string, string>} */ fields) => {
    const outcome = await act(what, { room: room.id, ...fields });
    setSaid(outcome.isAccepted ? t(`lead.said.${saidOf(what, fields)}`) : outcome.text || t("connection.lost.said"));
    return outcome.isAccepted;
  };
  const lock = async () => {
    if (await doing("lock", { locked: String(!isLocked) })) setLocked(!isLocked);
  };
  return html`<section class="room-card" aria-labelledby=${`room-${room.id}`}>
    <div class="room-card__head"><h2 class="room-card__name" id=${`room-${room.id}`}>${room.name}</h2><span class="small quiet">${t("prepare.lobby.count", { count: people.length, most: room.most })}</span></div>
    <p>${room.code && html`${t("lead.room.code")} <b class="mono figures">${room.code}</b> `}${isLocked && html`<span class="tag tag--look">${icon("lock")} ${t("prepare.lobby.locked")}</span>`}</p>
    ${boot.may_lead && html`<div>${h(Button, { small: true, icon: isLocked ? "lock-open" : "lock", onClick: () => void lock() }, t(isLocked ? "prepare.lobby.unlock" : "prepare.lobby.lock"))}</div>`}
    <p class="receipt" role="status">${said}</p>
    <ul class="plain-list stack">
      ${people.map((person) => h(PersonOfLobby, { key: person.id, person, room, boot, act: doing }))}
      ${people.length === 0 && html`<li class="quiet">${t("lead.room.nobody")}</li>`}
    </ul>
  </section>`;
}

/** @param {Given & {person: Player}} props */
function PersonOfLobby({ person, room, boot, act }) {
  const store = useStore();
  const there = store.presence.value[person.id];
  const state = person.is_bot ? "bot" : (there?.state ?? "gone");
  return html`<li class="stack stack--tight">
    <p><b>${person.name}</b> <span class="presence" data-state=${state}>${t(`presence.${state}`)}</span> ${person.is_ready && html`<span class="tag tag--proof">${icon("check")} ${t("seat.ready")}</span>`}<br /><span class="small quiet">${person.roles.join(", ")}</span></p>
    ${!person.is_bot && h(Fit, { fit: there?.fit ?? null })} ${!person.is_bot && boot.may_lead && h(Changes, { person, room, boot, act })}
  </li>`;
}

/** @param {{fit: import("../types/protocol.d.ts").Fitness | null}} props */
function Fit({ fit }) {
  const problems = fit?.checks.filter((check) => !check.is_fine) ?? [];
  return html`<ul class="preflight small">
    ${problems.map((check) => html`<li key=${check.name} data-state="problem">${icon("circle-alert")}<span>${t(`prepare.fit.${check.name}`, { value: check.value ?? 0 })}</span></li>`)}
    ${fit && problems.length === 0 && html`<li data-state="ok">${icon("circle-check")}<span>${t("prepare.fit.fine", { tongue: t(`language.${fit.language}`) })}</span></li>`}
    ${!fit && html`<li>${icon("clock")}<span>${t("prepare.fit.unknown")}</span></li>`}
  </ul>`;
}

/** @param {Given & {person: Player}} props */
function Changes({ person, room, boot, act }) {
  const [name, setName] = useState(person.name);
  const others = boot.rooms.filter((one) => one.id !== room.id);
  const [target, setTarget] = useState(others[0]?.id ?? "");
  const [factor, setFactor] = useState(String(person.extra_time ?? 1));
  const [isAsked, setAsked] = useState(false);
  const doing = (/** @type {string} */ what, /** @type {Record<string, string>} */ fields) => (/** @type {Event} */ event) => {
    event.preventDefault();
    void act(what, { player: person.id, ...fields });
  };
  const remove = () => (isAsked ? void act("remove", { player: person.id }) : setAsked(true));
  const what = t("prepare.lobby.remove", { name: person.name });
  return html`<details><summary>${t("prepare.lobby.manage", { name: person.name })}</summary><div class="stack stack--tight">
    <form class="field-row" onSubmit=${doing("rename", { name })}>
      <div class="field"><label class="field__label small" for=${`name-${person.id}`}>${t("prepare.lobby.name")}</label><input class="input" id=${`name-${person.id}`} maxlength="24" required autocomplete="off" value=${name} onInput=${(/** @type {Event} */ event) => setName(typedIn(event))} /></div>
      ${h(Button, { small: true, type: "submit", icon: "pencil" }, t("prepare.lobby.rename"))}
    </form>
    ${others.length > 0 && html`<form class="field-row" onSubmit=${doing("move", { target })}>${h(Choice, { id: `target-${person.id}`, label: t("prepare.lobby.target"), chosen: target, onChoose: setTarget, options: others.map((one) => ({ id: one.id, text: one.name })) })}
      ${h(Button, { small: true, type: "submit", icon: "move" }, t("prepare.lobby.move"))}</form>`}
    <form class="field-row" onSubmit=${doing("extra_time", { factor })}>${h(Choice, { id: `extra-${person.id}`, label: t("prepare.lobby.extra"), chosen: factor, onChoose: setFactor, options: boot.extra_times.map((one) => ({ id: String(one), text: one === 1 ? t("prepare.lobby.extra.none") : t("prepare.lobby.extra.more", { percent: Math.round((one - 1) * 100) }) })) })}
      ${h(Button, { small: true, type: "submit", icon: "timer" }, t("prepare.lobby.extra.go"))}</form>
    <div>${h(Button, { small: true, kind: "danger", icon: "trash-2", onClick: remove }, isAsked ? t("wall.sure", { what }) : what)}</div>
  </div></details>`;
}

/** @param {{id: string, label: string, chosen: string, onChoose: (id: string) => void, options: {id: string, text: string}[]}} props */
function Choice({ id, label, chosen, onChoose, options }) {
  return html`<div class="field"><label class="field__label small" for=${id}>${label}</label>
    <select class="select" id=${id} value=${chosen} onChange=${(/** @type {Event} */ event) => onChoose(typedIn(event))}>${options.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === chosen}>${one.text}</option>`)}</select></div>`;
}

export { LeadLobby };
