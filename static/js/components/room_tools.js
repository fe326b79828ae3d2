// What a lead does to one room: the clock, the next act, a message, a hint, an answer to a call, and taking back what may be taken back.
import { useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { inOrder, withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { typedIn, useTyped } from "./typed.js";

/** @typedef {import("../types/view.d.ts").Command} Command */
const EXTEND_SECONDS = 300;

/** The buttons that make sense now. @param {import("../state/store.js").Store} store @returns {{name: string, icon: string, command: Command, isPrimary?: boolean, isAsked?: boolean}[]} */
function stepsOf(store) {
  const stage = store.read("room")?.stage;
  const act = store.read("room")?.act;
  if (stage === "lobby") return [{ name: "start", icon: "play", command: { kind: "start_play" }, isPrimary: true }];
  if (stage === "debrief") return [...turns(store), { name: "close", icon: "lock", command: { kind: "close_room" }, isAsked: true }];
  if (stage !== "play") return [];
  const isPaused = store.read("clock")?.phase === "paused";
  return [
    isPaused ? { name: "resume", icon: "play", command: { kind: "resume_room" }, isPrimary: true } : { name: "pause", icon: "pause", command: { kind: "pause_room" } },
    { name: "extend", icon: "timer", command: { kind: "extend_time", seconds: EXTEND_SECONDS } },
    ...(act ? [{ name: "next_act", icon: "lock-open", command: /** @type {Command} */ ({ kind: "open_gate", act: act.id }), isAsked: true }] : []),
    { name: "end", icon: "flag", command: { kind: "end_play" }, isAsked: true },
  ];
}

/** @param {import("../state/store.js").Store} store */
function turns(store) {
  const debrief = store.read("debrief");
  const page = debrief?.page ?? 0;
  const last = (debrief?.pages.length ?? 1) - 1;
  return [
    ...(page > 0 ? [{ name: "page_back", icon: "chevron-left", command: /** @type {Command} */ ({ kind: "turn_page", page: page - 1 }) }] : []),
    ...(page < last ? [{ name: "page_on", icon: "chevron-right", command: /** @type {Command} */ ({ kind: "turn_page", page: page + 1 }), isPrimary: true }] : []),
  ];
}

/** @param {{room: import("../types/view.d.ts").LeadRoom, mayLead: boolean}} props */
function RoomTools({ room, mayLead }) {
  const store = useStore();
  const [asked, setAsked] = useState(/** @type {string | null} */ (null));
  const [said, setSaid] = useState("");
  const send = async (/** @type {Command} */ command) => {
    setAsked(null);
    const outcome = await store.line.send(command);
    setSaid(outcome.isAccepted ? t("lead.said.done") : outcome.text);
    return outcome.isAccepted;
  };
  const isLive = store.read("room")?.stage === "play" || store.read("room")?.stage === "lobby";
  return html`<div class="stack stack--tight">
    <div class="room-card__tools button-row">
      ${(mayLead ? stepsOf(store) : []).map((step) =>
        h(
          Button,
          { key: step.name, small: true, icon: step.icon, kind: step.isPrimary ? "primary" : "plain", onClick: () => (step.isAsked && asked !== step.name ? setAsked(step.name) : void send(step.command)) },
          asked === step.name ? t("wall.sure", { what: knownStep(step.name) }) : knownStep(step.name),
        ),
      )}
    </div>
    <p class="receipt" role="status">${said}</p>
    ${h(Calls, { send })} ${isLive && h(MessageForm, { room: room.id, send })} ${h(Puzzles, { send, mayLead })} ${mayLead && h(Undo, { send })}
  </div>`;
}

/** @param {string} name */
function knownStep(name) {
  return name.startsWith("page_") ? t(name === "page_on" ? "pages.on" : "pages.back") : t(`lead.do.${name}`);
}

/** @typedef {(command: Command) => Promise<boolean>} Send */

/** @param {{send: Send}} props */
function Calls({ send }) {
  const store = useStore();
  const open = inOrder(store.read("help")).filter((call) => call.answered_by === null);
  if (open.length === 0) return null;
  return html`<ul class="queue">${open.map((call) => h(Call, { key: call.id, call, send, name: store.read("people")?.[call.player]?.name ?? "" }))}</ul>`;
}

/** @param {{call: import("../types/view.d.ts").HelpCall & {id: string}, name: string, send: Send}} props */
function Call({ call, name, send }) {
  const [text, setText, clear] = useTyped(`answer.${call.id}`);
  const answer = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (await send({ kind: "answer_call", call: call.id, text: text.trim() || null })) clear();
  };
  return html`<li><p>${icon("hand")} <b>${name}</b> ${call.text ?? ""}</p>
    <form class="field-row" onSubmit=${answer}>
      <div class="field"><label class="field__label small" for=${`answer-${call.id}`}>${t("wall.answer")}</label><input class="input" id=${`answer-${call.id}`} maxlength="500" value=${text} onInput=${(/** @type {Event} */ event) => setText(typedIn(event))} /></div>
      ${h(Button, { small: true, type: "submit" }, t("wall.answer.send"))}
    </form></li>`;
}

/** @param {{room: string, send: Send}} props */
function MessageForm({ room, send }) {
  const [text, setText, clear] = useTyped("message");
  const tell = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (text.trim() && (await send({ kind: "send_message", text: text.trim() }))) clear();
  };
  return html`<form class="field-row" onSubmit=${tell}>
    <div class="field"><label class="field__label small" for=${`message-${room}`}>${t("wall.message")}</label><input class="input" id=${`message-${room}`} maxlength="500" value=${text} onInput=${(/** @type {Event} */ event) => setText(typedIn(event))} /></div>
    ${h(Button, { small: true, type: "submit", icon: "send" }, t("wall.message.send"))}
  </form>`;
}

/** @param {{send: Send, mayLead: boolean}} props */
function Puzzles({ send, mayLead }) {
  const puzzles = withIds(useStore().read("puzzles"));
  if (puzzles.length === 0) return null;
  return html`<details><summary>${t("wall.puzzles")}</summary>
    <ul class="queue">${puzzles.map((puzzle) => {
      const next = puzzle.hints.given.length + 1;
      return html`<li key=${puzzle.id}><p><b>${puzzle.title}</b> <span class="quiet">${t(`puzzle.status.${puzzle.status}`)}</span></p>
        ${puzzle.status === "open" && html`<div class="button-row">
          ${next <= puzzle.hints.count && h(Button, { small: true, icon: "lightbulb", onClick: () => void send({ kind: "send_hint", puzzle: puzzle.id, step: next }) }, t("wall.hint", { number: next }))}
          ${mayLead && h(Button, { small: true, onClick: () => void send({ kind: "skip_puzzle", puzzle: puzzle.id }) }, t("wall.skip"))}
        </div>`}</li>`;
    })}</ul></details>`;
}

/** @param {{send: Send}} props */
function Undo({ send }) {
  const done = inOrder(useStore().read("interventions")).filter((one) => one.can_undo).reverse();
  if (done.length === 0) return null;
  return html`<details><summary>${t("wall.undo")}</summary>
    <ul class="queue">${done.map((one) => html`<li key=${one.id}>${h(Button, { small: true, icon: "undo-2", onClick: () => void send({ kind: "undo_intervention", seq: one.seq }) }, t("wall.undo.one", { what: t(`wall.did.${one.kind}`) }))}</li>`)}</ul></details>`;
}

export { RoomTools };
