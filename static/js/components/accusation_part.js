// One question of the conclusion: a person, an option or a sentence, and the pins it rests on.
import { useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { inOrder, pinFacts } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { SentenceField } from "./ask_dialogs.js";
import { Button } from "./button.js";
import { SelectField } from "./lab/field.js";
import { Written } from "./puzzles/written.js";
import { SuspectChoice } from "./suspects.js";
import { useTyped } from "./typed.js";

/** @typedef {import("../types/view.d.ts").AccusationPart} Part */

/** @param {{part: Part, isSent: boolean}} props */
function AccusationPart({ part, isSent }) {
  const store = useStore();
  const answer = (/** @type {string | null} */ option, /** @type {string | null} */ text) => store.send({ kind: "answer_part", part: part.id, option, text });
  const title = part.optional ? t("accusation.optional", { question: part.question }) : part.question;
  return html`<section class="accusation__question" aria-label=${part.question}>
    <h3>${title}</h3>
    ${part.answer === "text"
      ? h(Written, { id: `part-${part.id}`, label: t("accusation.sentence"), placed: part.given?.text ?? "", draft: undefined, onPlace: (text) => answer(null, text || null), isStill: isSent, limit: 280 })
      : h(Options, { part, isSent, onAnswer: (option, reason) => void answer(option, reason) })}
    ${part.given && h(By, { player: part.given.player })}
    ${part.cites && h(Citations, { part, isSent })}
  </section>`;
}

/** @param {{part: Part, isSent: boolean, onAnswer: (option: string, reason: string | null) => void}} props */
function Options({ part, isSent, onAnswer }) {
  const [asked, setAsked] = useState(/** @type {string | null} */ (null));
  const chosen = asked ?? part.given?.option ?? null;
  const choose = (/** @type {string} */ id) => {
    if (part.options.find((one) => one.id === id)?.needs_reason) return setAsked(id);
    setAsked(null);
    return onAnswer(id, null);
  };
  const name = `part-${part.id}`;
  return html`<fieldset class="choices" disabled=${isSent}><legend class="visually-hidden">${part.question}</legend>
    ${part.answer === "suspects"
      ? h(SuspectChoice, { legend: part.question, name, options: part.options, chosen, onChoose: choose })
      : part.options.map((option) => html`<label class="choice" key=${option.id}><input type="radio" name=${name} checked=${chosen === option.id} onChange=${() => choose(option.id)} /><span>${option.text}</span></label>`)}
    ${asked && h(Reason, { id: name, onReason: (reason) => { onAnswer(asked, reason); setAsked(null); } })}
    ${!asked && part.given?.option && part.given.text && html`<p class="small">“${part.given.text}”</p>`}
  </fieldset>`;
}

/** Why this answer: some need a word with them. @param {{id: string, onReason: (reason: string) => void}} props */
function Reason({ id, onReason }) {
  const [text, setText, clear] = useTyped(`reason.${id}`);
  const lay = () => {
    onReason(text.trim());
    clear();
  };
  return html`<div class="stack stack--tight">
    ${h(SentenceField, { id: `${id}-reason`, label: t("accusation.reason"), text, setText, limit: 280 })}
    <div class="button-row">${h(Button, { reason: text.trim() ? null : t("accusation.reason.first"), onClick: lay }, t("accusation.answer"))}</div>
  </div>`;
}

/** @param {{player: string}} props */
function By({ player }) {
  const store = useStore();
  const name = player === store.read("me")?.player ? t("hand.you") : store.read("people")?.[player]?.name;
  return name ? html`<p class="puzzle__hand">${icon("user")} ${t("hand.by", { name })}</p>` : null;
}

/** What tells a fact stands before what tells nothing yet, and each department's together.
 * @param {import("../types/view.d.ts").Pin} a @param {import("../types/view.d.ts").Pin} b */
function factsFirst(a, b) {
  return Number(b.clues.length > 0) - Number(a.clues.length > 0) || a.department.localeCompare(b.department) || b.seq - a.seq;
}

/** @param {{part: Part, isSent: boolean}} props */
function Citations({ part, isSent }) {
  const store = useStore();
  const departments = store.read("room")?.departments ?? {};
  const pins = inOrder(store.read("pins"));
  const cited = pins.filter((pin) => part.cited.includes(pin.id));
  const free = pins.filter((pin) => !part.cited.includes(pin.id)).sort(factsFirst);
  const cite = (/** @type {string} */ pin, /** @type {boolean} */ isCited) => void store.send({ kind: "cite_pin", part: part.id, pin, is_cited: isCited });
  return html`<div class="stack stack--tight">
    <p class="field__label">${t("cite.title")}</p>
    <ul class="plain-list stack stack--tight">
      ${cited.map((pin) => html`<li class="slot is-filled" key=${pin.id}><span>${icon("pin")} ${pinFacts(pin)} <span class="tag">${departments[pin.department] ?? pin.department}</span></span>
        ${!isSent && h(Button, { kind: "quiet", small: true, label: t("cite.remove.named", { title: pinFacts(pin) }), onClick: () => cite(pin.id, false) }, t("cite.remove"))}</li>`)}
      ${cited.length === 0 && html`<li class="slot"><span class="quiet">${t("cite.empty")}</span></li>`}
    </ul>
    ${!isSent && free.length > 0 && h(SelectField, { label: t("cite.add"), value: "", onChange: (pin) => pin && cite(pin, true), options: [{ id: "", text: t("choose") }, ...free.map((pin) => ({ id: pin.id, text: `${pinFacts(pin).slice(0, 160)} (${departments[pin.department] ?? pin.department})` }))] })}
  </div>`;
}

export { AccusationPart };
