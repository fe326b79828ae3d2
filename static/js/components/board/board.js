// The case board: what the team holds for true, with its source. As a list it is complete; other ways to look are for the eye.
import { useEffect } from "preact/hooks";
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { inOrder } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { BoardCanvas } from "./canvas.js";
import { Notes } from "./notes.js";
import { PinCard } from "./pin_card.js";
import { BySuspect } from "./by_suspect.js";
import { TimeLine } from "./time_line.js";

const MODES = /** @type {const} */ (["list", "suspect", "time", "canvas"]);

function Board() {
  const store = useStore();
  const pins = inOrder(store.read("pins"));
  const board = store.read("board");
  const mode = store.boardMode.value;
  const isWide = store.isBoardWide.value;
  useEffect(() => {
    if (store.tab.value === "board") store.seen.value = { ...store.seen.value, board: pins.length };
  }, [pins.length, store.tab.value]);
  const choose = (/** @type {string} */ next) => {
    store.boardMode.value = next;
    store.kept.save("board", next);
  };
  return html`<section class="region region--board stack stack--tight" id="board" aria-labelledby="board-title" tabindex="-1">
    <div class="board__head">
      <h2 id="board-title">${t("board.title")}</h2>
      <div class="segmented segmented--small" role="group" aria-label=${t("board.modes")}>
        ${MODES.map((one) => html`<button type="button" key=${one} aria-pressed=${mode === one} onClick=${() => choose(one)}>${t(`board.mode.${one}`)}</button>`)}
      </div>
      <span class="board__wide" title=${t("board.wide")}>${h(Button, { small: true, icon: isWide ? "arrow-right" : "arrow-left", label: t("board.wide"), pressed: isWide, focus: "board-wide", onClick: () => (store.isBoardWide.value = !isWide) })}</span>
    </div>
    ${pins.length === 0 ? html`<div class="empty"><p class="empty__next">${t("board.empty.next")}</p><p class="small">${t("board.empty.text")}</p></div>` : h(Shown, { mode, pins })}
    ${h(Notes, { pin: null })}
    ${board && html`<ul class="plain-list small quiet row">${board.groups.filter((group) => group.total > 0).map((group) => html`<li key=${group.act}>${group.title}: ${t("board.group", { lit: group.lit, total: group.total })}</li>`)}</ul>`}
  </section>`;
}

/** @param {{mode: string, pins: (import("../../types/view.d.ts").Pin & {id: string})[]}} props */
function Shown({ mode, pins }) {
  if (mode === "suspect") return h(BySuspect, { pins });
  if (mode === "time") return h(TimeLine, { pins });
  if (mode === "canvas") return h(BoardCanvas, { pins });
  const newest = [...pins].reverse();
  return html`<ul class="board__list">${newest.map((pin) => html`<li key=${pin.id}>${h(PinCard, { pin })}</li>`)}</ul>`;
}

export { Board };
