// The rehearsal's coach: who needs help first, then what was not tried in any of the rooms. The server draws the same words first.
import { html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useWall } from "../state/wall.js";

/** @type {Record<string, string>} */
const HELPS = { help: "answer_call", stuck: "send_hint", silent: "send_message" };
const TRIED_IN_ORDER = ["pause", "resume", "extend"];
const TAUGHT_BY_TROUBLE = ["send_hint", "send_message"];

/** @param {import("../state/store.js").Store[]} stores @param {Set<string>} shown The reasons that the queue gives. */
function nextHint(stores, shown) {
  const stages = new Set(stores.map((store) => store.read("room")?.stage ?? "lobby"));
  if (!stages.has("play")) return stages.has("lobby") || stages.has("new") ? "start" : "debrief";
  const done = new Set(stores.flatMap((store) => Object.values(store.read("interventions") ?? {}).map((one) => one.kind)));
  const helping = Object.keys(HELPS).find((reason) => shown.has(reason));
  if (helping) return HELPS[helping];
  return TRIED_IN_ORDER.find((what) => !done.has(what)) ?? (TAUGHT_BY_TROUBLE.every((what) => done.has(what)) ? "end" : "watch");
}

/** @param {{stores: import("../state/store.js").Store[]}} props */
function Coach({ stores }) {
  const shown = new Set(Object.values(useWall().needs.value.rooms).flatMap((room) => room.reasons ?? []));
  return html`<span>${t(`prepare.coach.${nextHint(stores, shown)}`)}</span>`;
}

export { Coach, nextHint };
