// A message from a person who waits for an answer. Options weigh the same; one proposes, another confirms, the choice is the team's.
import { useState } from "preact/hooks";
import { cx, h, html, icon } from "../lib/html.js";
import { duration } from "../lib/format.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { secondsNow, secondsUntil } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { useSecond } from "./game_clock.js";
import { typedIn, useTyped } from "./typed.js";

/** @typedef {import("../types/view.d.ts").Dilemma & {id: string}} Dilemma */
const LETTERS = "ABCDEF";

/** @param {{dilemma: Dilemma}} props */
function DilemmaCard({ dilemma }) {
  const sender = useStore().read("room")?.cast[dilemma.sender ?? ""];
  if (dilemma.chosen) return h(ChosenCard, { dilemma });
  const leads = dilemma.leads.length > 0 && t("dilemma.for", { roles: dilemma.leads.join(", ") });
  return html`<article class="card card--dilemma" aria-labelledby=${`dilemma-${dilemma.id}`}>
    <p class="card__kind">${icon("mail")} ${t("dilemma.kind")} ${leads && html`<span>${leads}</span>`}</p>
    <h3 class="card__title" id=${`dilemma-${dilemma.id}`}>${dilemma.title}</h3>
    <div class="message">
      ${sender && html`<span class="monogram" aria-hidden="true">${sender.monogram}</span>
        <p class="message__from">${sender.name} <span class="message__role">${sender.role}</span></p>`}
      <div class="message__text small"><p>${prose(dilemma.text)}</p></div>
    </div>
    ${dilemma.closes_at_seconds !== null && h(ClosesIn, { at: dilemma.closes_at_seconds })}
    ${h(Choosing, { dilemma })}
  </article>`;
}

/** @param {{at: number}} props */
function ClosesIn({ at }) {
  const clock = useStore().read("clock");
  const now = useSecond();
  if (!clock?.has_limits) return null;
  return html`<p class="small">${icon("timer")} ${t("dilemma.closes_in", { time: duration(secondsUntil(clock, at, now)) })}</p>`;
}

/** @param {{dilemma: Dilemma}} props */
function Choosing({ dilemma }) {
  const store = useStore();
  const [picked, setPicked] = useState(/** @type {string | null} */ (null));
  const [isOther, setOther] = useState(false);
  const [reason, setReason, clear] = useTyped(`dilemma.${dilemma.id}`);
  const proposal = dilemma.proposal;
  const propose = async () => {
    if (picked === null) return;
    const outcome = await store.send({ kind: "propose_option", dilemma: dilemma.id, option: picked, reason: reason.trim() || null });
    if (!outcome.isAccepted) return;
    clear();
    setPicked(null);
    setOther(false);
  };
  const mayPick = dilemma.may_propose && (!proposal || isOther);
  const options = html`<ul class="options">
    ${dilemma.options.map((option, at) => h(Option, { key: option.id, option, letter: LETTERS[at] ?? "", isPicked: picked === option.id, onPick: mayPick ? () => setPicked(option.id) : null, isProposed: proposal?.option === option.id }))}
  </ul>`;
  return html`${options}
    ${!dilemma.may_propose && !proposal && html`<p class="button__reason">${t("dilemma.not_yours", { roles: dilemma.leads.join(", ") })}</p>`}
    ${mayPick &&
    html`<div class="proposal">
      <div class="field"><label class="field__label small" for=${`why-${dilemma.id}`}>${t("dilemma.reason")}</label>
        <input class="input" id=${`why-${dilemma.id}`} maxlength="200" value=${reason} onInput=${(/** @type {Event} */ event) => setReason(typedIn(event))} /></div>
      <div class="button-row">
        ${h(Button, { kind: "primary", reason: picked ? null : t("dilemma.pick_first"), onClick: propose }, t("dilemma.propose"))}
        ${!dilemma.is_shown && dilemma.leads.length > 0 && h(Button, { icon: "share-2", onClick: () => void store.send({ kind: "show_dilemma", dilemma: dilemma.id }) }, t("dilemma.show"))}
      </div>
    </div>`}
    ${proposal && !isOther && h(Proposal, { dilemma, proposal, onOther: () => setOther(true) })}`;
}

/** @param {{option: {id: string, text: string, busy_seconds?: number}, letter: string, isPicked: boolean, isProposed: boolean, onPick: (() => void) | null}} props */
function Option({ option, letter, isPicked, isProposed, onPick }) {
  const effort = option.busy_seconds ? t("dilemma.takes", { seconds: option.busy_seconds }) : "";
  const body = html`<span class="option__letter" aria-hidden="true">${letter}</span>
    <span>${option.text}${effort && html`<span class="option__effort">${effort}</span>`}${isProposed && html`<span class="option__effort">${t("dilemma.proposed")}</span>`}</span>`;
  return html`<li>
    ${onPick
      ? html`<button class="option" type="button" aria-pressed=${isPicked} onClick=${onPick}>${body}</button>`
      : html`<div class=${cx("option", "option--still")}>${body}</div>`}
  </li>`;
}

/** @param {{dilemma: Dilemma, proposal: NonNullable<Dilemma["proposal"]>, onOther: () => void}} props */
function Proposal({ dilemma, proposal, onOther }) {
  const store = useStore();
  const now = useSecond();
  const clock = store.read("clock");
  const isOwn = proposal.player === store.read("me")?.player;
  const name = isOwn ? t("dilemma.you_propose") : t("dilemma.proposes", { name: store.read("people")?.[proposal.player]?.name ?? "" });
  const at = dilemma.options.findIndex((option) => option.id === proposal.option);
  const isAlone = isOwn && clock && proposal.alone_at_seconds !== null && secondsNow(clock, now) >= proposal.alone_at_seconds;
  const confirm = () => void store.send({ kind: "confirm_option", dilemma: dilemma.id, option: proposal.option });
  const mayConfirm = isAlone || (dilemma.may_confirm && !isOwn);
  return html`<div class="proposal">
    <p><b>${name} ${LETTERS[at]}: ${dilemma.options[at]?.text}</b></p>
    ${proposal.reason && html`<p>“${proposal.reason}”</p>`}
    <p class="small">${isOwn ? t("dilemma.wait_for_other") : t("dilemma.one_confirms")}</p>
    <div class="button-row">
      ${mayConfirm && h(Button, { kind: "primary", icon: "check", onClick: confirm }, t("dilemma.confirm", { letter: LETTERS[at] ?? "" }))}
      ${isOwn && h(Button, { onClick: () => void store.send({ kind: "withdraw_proposal", dilemma: dilemma.id }) }, t("dilemma.withdraw"))}
      ${dilemma.may_propose && !isOwn && h(Button, { onClick: onOther }, t("dilemma.other"))}
    </div>
  </div>`;
}

/** @param {{dilemma: Dilemma}} props */
function ChosenCard({ dilemma }) {
  const chosen = dilemma.options.find((option) => option.id === dilemma.chosen);
  return html`<article class="card card--done">
    <p class="card__kind">${icon("check")} ${t("dilemma.chosen")}</p>
    <h3 class="card__title">${dilemma.title}</h3>
    <p class="small"><b>${chosen?.text}</b></p>
    ${dilemma.result && html`<p class="small">${prose(dilemma.result)}</p>`}
  </article>`;
}

export { DilemmaCard };
