// The board by person: what is filed under each, and what speaks for or against.
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { speaksOf } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { PinCard } from "./pin_card.js";

/** @typedef {import("../../types/view.d.ts").Pin & {id: string}} Pin */

/** @param {{pins: Pin[]}} props */
function BySuspect({ pins }) {
  const suspects = useStore().read("room")?.suspects ?? [];
  const shown = suspects.map((suspect) => ({ ...suspect, own: pins.filter((pin) => speaksOf(pin, suspect.id)) }));
  const bare = shown.filter((one) => one.own.length === 0);
  const rest = pins.filter((pin) => !suspects.some((one) => speaksOf(pin, one.id)));
  return html`<div class="board">
    ${shown.filter((one) => one.own.length > 0).map(
      (suspect) => html`<section class="stack stack--tight" key=${suspect.id}>
        <h3 class="board__suspect"><span class="monogram" aria-hidden="true">${suspect.monogram}</span> ${suspect.name}</h3>
        <ul class="board__list">${suspect.own.map((pin) => html`<li key=${pin.id}>${h(PinCard, { pin, at: `${suspect.id}-`, says: saysOf(pin, suspect.id) })}</li>`)}</ul>
      </section>`,
    )}
    ${bare.length > 0 && html`<p class="small quiet">${t("board.nothing_of", { name: bare.map((one) => one.name).join(", ") })}</p>`}
    ${rest.length > 0 && html`<section class="stack stack--tight"><h3 class="board__suspect">${t("board.rest")}</h3><ul class="board__list">${rest.map((pin) => html`<li key=${pin.id}>${h(PinCard, { pin, at: "rest-" })}</li>`)}</ul></section>`}
  </div>`;
}

/** Whether a pin clears a person or points at them, in a word. @param {Pin} pin @param {string} suspect */
function saysOf(pin, suspect) {
  const clears = pin.clues.some((clue) => clue.clears.includes(suspect));
  if (!clears && !pin.clues.some((clue) => clue.supports.includes(suspect))) return null;
  return html`<span class="link link--inline" data-kind=${clears ? "supports" : "contradicts"}>${icon(clears ? "shield" : "flag")} <span class="link__kind">${t(clears ? "board.clears" : "board.against")}</span></span>`;
}

export { BySuspect };
