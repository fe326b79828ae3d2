// The board by person: what is filed under each, and what speaks for or against.
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { pinTitle, speaksOf } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";

/** @typedef {import("../../types/view.d.ts").Pin & {id: string}} Pin */

/** @param {{pins: Pin[]}} props */
function BySuspect({ pins }) {
  const suspects = useStore().read("room")?.suspects ?? [];
  const rest = pins.filter((pin) => !suspects.some((one) => speaksOf(pin, one.id)));
  return html`<div class="board">
    ${suspects.map((suspect) => {
      const own = pins.filter((pin) => speaksOf(pin, suspect.id));
      return html`<section class="stack stack--tight" key=${suspect.id}>
        <h3 class="board__suspect"><span class="monogram" aria-hidden="true">${suspect.monogram}</span> ${suspect.name}</h3>
        ${own.length === 0 ? html`<p class="small quiet">${t("board.nothing_of", { name: suspect.name })}</p>` : html`<ul class="links">${own.map((pin) => h(Line, { key: pin.id, pin, suspect: suspect.id }))}</ul>`}
      </section>`;
    })}
    ${rest.length > 0 && html`<section class="stack stack--tight"><h3>${t("board.rest")}</h3><ul class="links">${rest.map((pin) => h(Line, { key: pin.id, pin, suspect: "" }))}</ul></section>`}
  </div>`;
}

/** @param {{pin: Pin, suspect: string}} props */
function Line({ pin, suspect }) {
  const store = useStore();
  const against = pin.clues.some((clue) => clue.supports.includes(suspect));
  const clears = pin.clues.some((clue) => clue.clears.includes(suspect));
  const says = clears ? "board.clears" : against ? "board.against" : "";
  const show = () => {
    store.boardMode.value = "list";
    setTimeout(() => document.getElementById(`pin-${pin.id}`)?.focus(), 0);
  };
  return html`<li class="link" data-kind=${clears ? "supports" : against ? "contradicts" : "same"}>
    ${icon(clears ? "shield" : against ? "flag" : "pin")}
    <span>${says && html`<span class="link__kind">${t(says)} </span>`}<button class="button button--quiet button--small" type="button" onClick=${show}>${pinTitle(pin)}</button></span>
  </li>`;
}

export { BySuspect };
