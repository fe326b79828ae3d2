// What a lead does to one room: the clock, the next act, a message, a hint, an answer to a call, and taking back what may be taken back.
import { useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { plain } from "../lib/prose.js";
import { inOrder, withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { Interventions } from "./interventions.js";
import { RoomSteps } from "./room_steps.js";
import { typedIn, useTyped } from "./typed.js";

/** @typedef {import("../types/view.d.ts").Command} Command */
/** @param {{room: import("../types/view.d.ts").LeadRoom, mayLead: boolean}} props */
function RoomTools({ room, mayLead }) {
  const store = useStore();
  const [said, setSaid] = useState({ text: "", isRefused: false });
  const refuse = (/** @type {string} */ text) => setSaid({ text, isRefused: true });
  const send = async (/** @type {Command} */ command) => {
    const outcome = await store.line.send(command);
    setSaid({ text: outcome.isAccepted ? t(`lead.said.${command.kind}`) : outcome.text, isRefused: !outcome.isAccepted });
    return outcome.isAccepted;
  };
  const isLive = store.read("room")?.stage === "play" || store.read("room")?.stage === "lobby";
  return html`<div class="stack stack--tight">
    ${mayLead ? h(RoomSteps, { send }) : html`<div class="room-card__tools button-row"></div>`}
    <p class="receipt" role="status" data-refused=${said.isRefused ? "" : undefined}>${said.isRefused && icon("circle-alert")} ${said.text}</p>
    ${h(Calls, { send })} ${isLive && h(MessageForm, { room: room.id, send, refuse })} ${h(Puzzles, { send, mayLead })} ${mayLead && h(Interventions, { send })}
  </div>`;
}

/** @typedef {(command: Command) => Promise<boolean>} Send */

/** @param {{send: Send}} props */
function Calls({ send }) {
  const store = useStore();
  const open = inOrder(store.read("help")).filter((call) => call.answered_by === null);
  if (open.length === 0) return null;
  const puzzles = withIds(store.read("puzzles")).filter((one) => one.status === "open");
  const about = puzzles.length > 0 ? t("look.open_now", { count: puzzles.length, puzzles: puzzles.map((one) => plain(one.title)).join(", ") }) : "";
  return html`<ul class="queue">${open.map((call) => h(Call, { key: call.id, call, send, about, name: store.read("people")?.[call.player]?.name ?? "" }))}</ul>`;
}

/** @param {{call: import("../types/view.d.ts").HelpCall & {id: string}, name: string, about: string, send: Send}} props */
function Call({ call, name, about, send }) {
  const [text, setText, clear] = useTyped(`answer.${call.id}`);
  const answer = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (await send({ kind: "answer_call", call: call.id, text: text.trim() || null })) clear();
  };
  return html`<li><p>${icon("hand")} <b>${name}</b> ${call.text ?? ""}</p>
    ${about && html`<p class="small quiet">${about}</p>`}
    <form class="field-row" onSubmit=${answer}>
      <div class="field"><label class="field__label small" for=${`answer-${call.id}`}>${t("wall.answer")}</label><input class="input" id=${`answer-${call.id}`} maxlength="500" value=${text} onInput=${(/** @type {Event} */ event) => setText(typedIn(event))} /></div>
      ${h(Button, { small: true, type: "submit" }, t("wall.answer.send"))}
    </form></li>`;
}

/** @param {{room: string, send: Send, refuse: (text: string) => void}} props */
function MessageForm({ room, send, refuse }) {
  const [text, setText, clear] = useTyped("message");
  const tell = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!text.trim()) return refuse(t("plenum.message.empty"));
    if (await send({ kind: "send_message", text: text.trim() })) clear();
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
      return html`<li key=${puzzle.id}><p><b>${plain(puzzle.title)}</b> <span class="quiet">${t(`puzzle.status.${puzzle.status}`)}</span></p>
        ${puzzle.status === "open" && html`<div class="button-row">
          ${next <= puzzle.hints.count && h(Button, { small: true, icon: "lightbulb", onClick: () => void send({ kind: "send_hint", puzzle: puzzle.id, step: next }) }, t("wall.hint", { number: next }))}
          ${mayLead && h(Button, { small: true, onClick: () => void send({ kind: "skip_puzzle", puzzle: puzzle.id }) }, t("wall.skip"))}
        </div>`}</li>`;
    })}</ul></details>`;
}

export { RoomTools };
