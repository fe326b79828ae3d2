// The conclusion: first what speaks against our favourite, then the answers, the evidence cited, the letter, and each one's hand.
import { useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { prose } from "../lib/prose.js";
import { hasText, t } from "../lib/text.js";
import { inOrder, pinFacts, pinTitle } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { AccusationPart } from "./accusation_part.js";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";
import { SelectField } from "./lab/field.js";
import { Signatures } from "./signatures.js";

/** @typedef {import("../types/view.d.ts").Accusation} Accusation */

function AccusationDesk() {
  const accusation = useStore().read("accusation");
  if (!accusation) return null;
  return html`<div class="accusation">
    <div class="stack stack--tight"><h3>${t("accusation.title")}</h3><p class="measure">${accusation.intro}</p></div>
    ${accusation.is_sent && html`<div class="notice notice--proof">${icon("circle-check")}<p>${t("accusation.is_sent")}</p></div>`}
    ${h(ContradictionRound, { accusation })}
    ${accusation.parts.map((part) => h(AccusationPart, { key: part.id, part, isSent: accusation.is_sent }))}
    ${h(Letter, { accusation })} ${h(Signatures, { accusation })}
    ${!accusation.is_sent && h(Send, { accusation })}
  </div>`;
}

/** @param {{accusation: Accusation}} props */
function ContradictionRound({ accusation }) {
  const store = useStore();
  const pins = inOrder(store.read("pins")).reverse().sort((a, b) => Number(b.clues.length > 0) - Number(a.clues.length > 0));
  const room = store.read("room");
  const [favourite, setFavourite] = useState("");
  const [pin, setPin] = useState("");
  const [verdict, setVerdict] = useState("");
  const reason = pins.length === 0 ? t("contradiction.no_pins") : favourite && pin && verdict ? null : t("contradiction.choose_first");
  const weigh = async () => {
    const outcome = await store.send({ kind: "weigh_contradiction", favourite, pin, verdict });
    if (outcome.isAccepted) setPin("");
  };
  const empty = { id: "", text: t("choose") };
  return html`<fieldset class="accusation__question"><legend>${accusation.contradiction}</legend>
    <ul class="plain-list stack stack--tight">${accusation.contradictions.map((one) => {
      const found = pins.find((other) => other.id === one.pin);
      return html`<li class="slot is-filled" key=${`${one.favourite}-${one.pin}`}><span>${icon("scale")} <b>${room?.cast[one.favourite]?.name}</b>: ${found ? pinTitle(found) : ""}<br />
        <span class="small quiet">${accusation.verdicts.find((other) => other.id === one.verdict)?.text}</span></span></li>`;
    })}</ul>
    ${!accusation.is_sent &&
    html`<div class="stack stack--tight">
      ${h(SelectField, { label: t("contradiction.favourite"), value: favourite, onChange: setFavourite, options: [empty, ...(room?.suspects ?? []).map((one) => ({ id: one.id, text: one.name }))] })}
      ${h(SelectField, { label: t("contradiction.pin"), value: pin, onChange: setPin, options: [empty, ...pins.map((one) => ({ id: one.id, text: pinFacts(one).slice(0, 160) }))] })}
      ${h(SelectField, { label: t("contradiction.verdict"), value: verdict, onChange: setVerdict, options: [empty, ...accusation.verdicts] })}
      <div class="button-row">${h(Button, { reason, onClick: weigh }, t("contradiction.weigh"))}</div>
    </div>`}
  </fieldset>`;
}

/** The letter with the team's answers in it; what is open still shows as a blank. @param {Accusation} accusation @param {(id: string) => string} name */
function filledLetter(accusation, name) {
  const said = (/** @type {string} */ id) => {
    const part = accusation.parts.find((one) => one.id === id);
    const option = part?.given?.option;
    return part?.given?.text || (option && (part?.options.find((one) => one.id === option)?.text ?? name(option))) || "……";
  };
  return accusation.letter.replace(/\{(\w+)\}/g, (whole, id) => (accusation.parts.some((one) => one.id === id) ? said(id) : whole));
}

/** @param {{accusation: Accusation}} props */
function Letter({ accusation }) {
  const cast = useStore().read("room")?.cast;
  const text = filledLetter(accusation, (id) => cast?.[id]?.name ?? id);
  return html`<section class="stack stack--tight" aria-label=${t("letter.title")}>
    <h4>${icon("mail")} ${t("letter.title")}</h4>
    <div class="sheet sheet--letter on-paper"><div class="sheet__body">${text.split(/\n+/).map((line) => html`<p>${prose(line)}</p>`)}</div></div>
  </section>`;
}

/** @param {{accusation: Accusation}} props */
function Send({ accusation }) {
  const store = useStore();
  const [isAsked, setAsked] = useState(false);
  const missing = accusation.missing.map((code) => (hasText(`accusation.missing.${code}`) ? t(`accusation.missing.${code}`, { pins: accusation.min_pins, departments: accusation.min_departments }) : code));
  const reason = missing.length > 0 ? `${t("accusation.not_yet")} ${missing.join(" ")}` : null;
  const send = async () => {
    setAsked(false);
    await store.send({ kind: "send_accusation" });
  };
  const foot = [h(Button, { onClick: () => setAsked(false) }, t("dialog.not_now")), h(Button, { kind: "primary", icon: "send", onClick: send }, t("accusation.send"))];
  return html`<div class="stack stack--tight">
    <div>${h(Button, { kind: "primary", icon: "send", reason, onClick: () => setAsked(true) }, t("accusation.send"))}</div>
    ${isAsked && h(Dialog, { title: t("accusation.send.title"), onClose: () => setAsked(false), foot }, html`<p>${t("accusation.send.ask")}</p>`)}
  </div>`;
}

export { AccusationDesk };
