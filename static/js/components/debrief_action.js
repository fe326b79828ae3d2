// What the team will do after today: one action, whose it is, and the day on which they look back.
import { useState } from "preact/hooks";
import { language, t } from "../lib/text.js";
import { h, html, icon } from "../lib/html.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { typedIn, useTyped } from "./typed.js";

/** @typedef {import("../types/view.d.ts").AgreedAction} AgreedAction */
const DAYS = 30;
const DAY_MS = 86400000;

/** A day as people write it. @param {string} day */
function writtenDay(day) {
  return new Intl.DateTimeFormat(language(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** @param {{actions: AgreedAction[], suggestions: string[]}} props */
function Agreement({ actions, suggestions }) {
  const store = useStore();
  const isOpen = store.read("room")?.stage === "debrief";
  return html`<div class="agreement">
    <section class="stack stack--tight" aria-labelledby="agreed"><h2 id="agreed">${t("debrief.action.agreed")}</h2>
      ${actions.length === 0 && html`<p class="quiet">${t("debrief.action.none")}</p>`}
      <ul class="moments">${actions.map(
        (one) => html`<li class="moment" key=${one.owner}>
          <span class="slide__question">${one.text}</span>
          <span>${icon("user")} <b>${one.name}</b> ${icon("calendar")} ${writtenDay(one.due)}</span>
          ${isOpen && html`<span>${h(Button, { small: true, kind: "quiet", icon: "x", label: t("debrief.action.drop_of", { name: one.name }), onClick: () => void store.send({ kind: "agree_action", owner: one.owner, text: null }) }, t("debrief.action.drop"))}</span>`}
        </li>`,
      )}</ul></section>
    ${isOpen && h(ActionForm, { suggestions })}
  </div>`;
}

/** @param {{suggestions: string[]}} props */
function ActionForm({ suggestions }) {
  const store = useStore();
  const people = withIds(store.read("people"));
  const [text, setText, clear] = useTyped("action");
  const [owner, setOwner] = useState(store.read("me")?.player ?? "");
  const [due, setDue] = useState(() => new Date(store.serverNow() + DAYS * DAY_MS).toISOString().slice(0, 10));
  const agree = async () => {
    const outcome = await store.send({ kind: "agree_action", owner, text, due });
    if (outcome.isAccepted) clear();
  };
  return html`<form class="stack" onSubmit=${(/** @type {Event} */ event) => (event.preventDefault(), text.trim() && void agree())}>
    <label class="field"><span class="field__label">${t("debrief.action.what")}</span>
      <input class="input" list="action-ideas" maxlength="500" value=${text} onInput=${(/** @type {Event} */ event) => setText(typedIn(event))} /></label>
    <datalist id="action-ideas">${suggestions.map((one) => html`<option key=${one} value=${one}></option>`)}</datalist>
    <div class="field-row">
      <label class="field"><span class="field__label">${t("debrief.action.who")}</span>
        <select class="select" value=${owner} onChange=${(/** @type {Event} */ event) => setOwner(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
          ${people.map((one) => html`<option key=${one.id} value=${one.id} selected=${owner === one.id}>${one.name}</option>`)}
        </select></label>
      <label class="field"><span class="field__label">${t("debrief.action.when")}</span>
        <input class="input" type="date" value=${due} onInput=${(/** @type {Event} */ event) => setDue(typedIn(event))} /></label>
    </div>
    <div class="row">${h(Button, { kind: "primary", type: "submit", icon: "check", reason: text.trim() ? null : t("debrief.action.empty") }, t("debrief.action.agree"))}</div>
  </form>`;
}

export { Agreement };
