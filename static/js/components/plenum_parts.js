// What the pages on all rooms together share: the second that passes, the line's state in words, a command to the rooms.
import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { Button } from "./button.js";
import { errorText } from "./request_error.js";

/** @typedef {{view: import("@preact/signals").Signal<import("../types/plenum.d.ts").PlenumView | null>, connected: import("@preact/signals").Signal<{phase: string, reason: string}>, now: () => number}} Plenum */
/** @typedef {{seq?: number, code?: string, text?: string}} RoomOutcome */
/** @typedef {(room: string, command: {kind: string, [field: string]: unknown}) => Promise<Record<string, RoomOutcome>>} Send */

/** The server's moment, again each second. @param {Plenum} plenum */
function usePlenumSecond(plenum) {
  const now = useSignal(plenum.now());
  useEffect(() => {
    const timer = setInterval(() => (now.value = plenum.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now.value;
}

/** Says when what is shown may be old, and that a line is closed for good. @param {{plenum: Plenum, ended: string}} props */
function PlenumState({ plenum, ended }) {
  const { phase, reason } = plenum.connected.value;
  if (phase === "closed") return html`<p class="banner banner--alarm" role="alert">${icon("wifi-off")} ${reason === "removed" ? ended : t("plenum.closed")}</p>`;
  if (phase === "waiting") return html`<p class="banner" role="status">${icon("refresh-cw")} ${t("plenum.lost")}</p>`;
  return null;
}

/** What came of a command, in words; nothing when every room did it. @param {Record<string, RoomOutcome>} outcomes */
function refusalIn(outcomes) {
  const all = Object.values(outcomes);
  const refused = all.filter((one) => one.code);
  return all.length > 0 && refused.length === all.length ? (refused[0]?.text ?? "") : "";
}

/** Sends commands and keeps what came of the last one. @param {Send} send */
function useCommand(send) {
  const [said, setSaid] = useState({ text: "", isRefused: false });
  const run = async (/** @type {string} */ room, /** @type {{kind: string, [field: string]: unknown}} */ command) => {
    try {
      const refused = refusalIn(await send(room, command));
      setSaid({ text: refused || t(`lead.said.${command.kind}`), isRefused: refused !== "" });
      return refused === "";
    } catch (error) {
      setSaid({ text: errorText(error), isRefused: true });
      return false;
    }
  };
  return { said, run };
}

/** @param {{said: {text: string, isRefused: boolean}}} props */
function Receipt({ said }) {
  return html`<p class="receipt" role="status">${said.text && html`${icon(said.isRefused ? "circle-alert" : "check")} ${said.text}`}</p>`;
}

/** One text to all rooms and to the screen at once. @param {{send: Send}} props */
function PlenaryMessage({ send }) {
  const [text, setText] = useState("");
  const { said, run } = useCommand(send);
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (text.trim() !== "" && (await run("all", { kind: "send_message", text, is_plenary: true }))) setText("");
  };
  return html`<form class="stack stack--tight" onSubmit=${submit}>
    <label class="field__label" for="plenary">${t("plenum.message")}</label>
    <p class="field__help" id="plenary-help">${t("plenum.message.help")}</p>
    <textarea class="textarea" id="plenary" rows="2" maxlength="500" aria-describedby="plenary-help" value=${text} onInput=${(/** @type {any} */ event) => setText(event.target.value)}></textarea>
    <p>${h(Button, { type: "submit", icon: "send", reason: text.trim() === "" ? t("plenum.message.empty") : null, hideReason: true }, t("plenum.message.send"))}</p>
    ${h(Receipt, { said })}
  </form>`;
}

export { PlenaryMessage, PlenumState, Receipt, useCommand, usePlenumSecond };
