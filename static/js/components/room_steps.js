// The buttons for one room that make sense now. What cannot be called back at once asks first, below the buttons and not under the finger.
import { useState } from "preact/hooks";
import { h, html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";

/** @typedef {import("../types/view.d.ts").Command} Command */
/** @typedef {{name: string, icon: string, command: Command, isPrimary?: boolean, asks?: string}} Step `asks`: the key of what to know first. */
const EXTEND_SECONDS = 300;

/** @param {import("../state/store.js").Store} store @returns {Step[]} */
function stepsOf(store) {
  const room = store.read("room");
  if (room?.stage === "lobby") return [{ name: "start", icon: "play", command: { kind: "start_play" }, isPrimary: true }];
  if (room?.stage === "debrief") return [...turns(store), { name: "close", icon: "lock", command: { kind: "close_room" }, asks: "look.close.sure" }];
  if (room?.stage !== "play") return [];
  const isPaused = store.read("clock")?.phase === "paused";
  return [
    isPaused ? { name: "resume", icon: "play", command: { kind: "resume_room" }, isPrimary: true } : { name: "pause", icon: "pause", command: { kind: "pause_room" } },
    { name: "extend", icon: "timer", command: { kind: "extend_time", seconds: EXTEND_SECONDS } },
    ...nextAct(room.act),
    { name: "end", icon: "flag", command: { kind: "end_play" }, asks: "look.end.sure" },
  ];
}

/** After the last act there is none: opening it would be to end play. @param {import("../types/view.d.ts").Room["act"]} act @returns {Step[]} */
function nextAct(act) {
  if (!act || act.number >= act.count) return [];
  return [{ name: "next_act", icon: "lock-open", command: { kind: "open_gate", act: act.id }, asks: "look.gate.sure" }];
}

/** @param {import("../state/store.js").Store} store @returns {Step[]} */
function turns(store) {
  const debrief = store.read("debrief");
  const page = debrief?.page ?? 0;
  const last = (debrief?.pages.length ?? 1) - 1;
  return [
    ...(page > 0 ? [{ name: "page_back", icon: "chevron-left", command: /** @type {Command} */ ({ kind: "turn_page", page: page - 1 }) }] : []),
    ...(page < last ? [{ name: "page_on", icon: "chevron-right", command: /** @type {Command} */ ({ kind: "turn_page", page: page + 1 }), isPrimary: true }] : []),
  ];
}

/** @param {{send: (command: Command) => Promise<boolean>}} props */
function RoomSteps({ send }) {
  const steps = stepsOf(useStore());
  const [asked, setAsked] = useState(/** @type {string | null} */ (null));
  const step = steps.find((one) => one.name === asked);
  const press = (/** @type {Step} */ one) => {
    setAsked(one.asks && asked !== one.name ? one.name : null);
    if (!one.asks) void send(one.command);
  };
  return html`<div class="room-card__tools button-row">
    ${steps.map((one) => h(Button, { key: one.name, small: true, icon: one.icon, kind: one.isPrimary ? "primary" : "plain", ...(one.asks ? { pressed: asked === one.name } : {}), onClick: () => press(one) }, nameOf(one.name)))}
    ${step?.asks && h(Sure, { step, onYes: () => (setAsked(null), void send(step.command)), onNo: () => setAsked(null) })}
  </div>`;
}

/** @param {{step: Step, onYes: () => void, onNo: () => void}} props */
function Sure({ step, onYes, onNo }) {
  return html`<div class="sure" role="group" aria-label=${nameOf(step.name)}>
    <p role="alert">${t(step.asks ?? "")}</p>
    <div class="button-row">
      ${h(Button, { small: true, icon: step.icon, kind: "danger", onClick: onYes }, t("wall.sure", { what: nameOf(step.name) }))}
      ${h(Button, { small: true, onClick: onNo }, t("wall.sure.no"))}
    </div>
  </div>`;
}

/** @param {string} name */
function nameOf(name) {
  return name.startsWith("page_") ? t(name === "page_on" ? "pages.on" : "pages.back") : t(`lead.do.${name}`);
}

export { RoomSteps, stepsOf };
