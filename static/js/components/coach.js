// The rehearsal's coach: the next thing to try, by what was done in any of the rooms. The server draws the same words first.
import { html } from "../lib/html.js";
import { t } from "../lib/text.js";

const TRIED_IN_ORDER = ["pause", "resume", "answer_call", "send_message", "send_hint", "extend"];

/** @param {import("../state/store.js").Store[]} stores */
function nextHint(stores) {
  const stages = new Set(stores.map((store) => store.read("room")?.stage ?? "lobby"));
  if (!stages.has("play")) return stages.has("lobby") || stages.has("new") ? "start" : "debrief";
  const done = new Set(stores.flatMap((store) => Object.values(store.read("interventions") ?? {}).map((one) => one.kind)));
  const isAsked = stores.some((store) => Object.values(store.read("help") ?? {}).some((call) => call.answered_by === null));
  return TRIED_IN_ORDER.find((what) => !done.has(what) && (what !== "answer_call" || isAsked)) ?? "end";
}

/** @param {{stores: import("../state/store.js").Store[]}} props */
function Coach({ stores }) {
  return html`<span>${t(`prepare.coach.${nextHint(stores)}`)}</span>`;
}

export { Coach, nextHint };
