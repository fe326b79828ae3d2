// What leads did to one room, the newest first. Each keeps its row: what is taken back says so where its button was.
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { inOrder } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";

/** What was said is followed up, and a start or a person who left stays: there never was a way back. */
const NEVER_UNDONE = new Set(["start", "send_message", "answer_call", "send_hint", "remove_player", "move_player"]);

/** What taking it back does, where that is not plain from its name. @type {Record<string, string>} */
const THEN = { end_play: "look.undo.end_play", pause: "look.undo.pause", resume: "look.undo.resume" };

/** @param {{send: (command: import("../types/view.d.ts").Command) => Promise<boolean>}} props */
function Interventions({ send }) {
  const done = inOrder(useStore().read("interventions")).filter((one) => !NEVER_UNDONE.has(one.kind)).reverse();
  if (done.length === 0) return null;
  return html`<details><summary>${t("wall.undo")}</summary>
    <ul class="queue">${done.map((one) => h(Row, { key: one.id, one, onUndo: () => void send({ kind: "undo_intervention", seq: one.seq }) }))}</ul></details>`;
}

/** @param {{one: {kind: string, seconds: number, can_undo: boolean, is_undone?: boolean}, onUndo: () => void}} props */
function Row({ one, onUndo }) {
  const what = t(`wall.did.${one.kind}`);
  return html`<li>
    <p class="small quiet">${t("wall.happened.minute", { minute: Math.floor(one.seconds / 60) })}</p>
    ${one.can_undo && THEN[one.kind] && html`<p class="small">${t(THEN[one.kind] ?? "")}</p>`}
    <div class="undo-row">${one.can_undo ? h(Button, { small: true, icon: "undo-2", onClick: onUndo }, t("wall.undo.one", { what })) : html`<p>${icon(one.is_undone ? "undo-2" : "lock")} ${what}: ${t(one.is_undone ? "look.undone" : "look.undo.no")}</p>`}</div>
  </li>`;
}

export { Interventions, NEVER_UNDONE };
