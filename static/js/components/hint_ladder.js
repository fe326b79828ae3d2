// Help in steps, of which the last one solves. A hint costs nothing but the surprise.
import { h, html, icon } from "../lib/html.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";

/** @param {{id: string, puzzle: import("../types/view.d.ts").Puzzle}} props */
function HintLadder({ id, puzzle }) {
  const store = useStore();
  const { given, offered, count } = puzzle.hints;
  if (count === 0) return null;
  const next = given.length + 1;
  const take = () => void store.send({ kind: "take_hint", puzzle: id, step: next });
  const steps = Array.from({ length: count }, (_, at) => at);
  return html`<section class="stack stack--tight" aria-label=${t("hint.title")}>
    <h4>${icon("lightbulb")} ${t("hint.title")}</h4>
    <p class="small quiet">${t("hint.price")} ${offered > given.length ? t("hint.offered") : ""}</p>
    <ol class="hint-ladder">
      ${steps.map((at) =>
        given[at] === undefined
          ? html`<li class="hint-ladder__step quiet" key=${at}>${t(at === count - 1 ? "hint.waits.last" : "hint.waits", { number: at + 1 })}</li>`
          : html`<li class="hint-ladder__step is-open" key=${at}><b>${t("hint.number", { number: at + 1 })}</b><p>${prose(given[at])}</p></li>`,
      )}
    </ol>
    ${next <= count && html`<div class="button-row">${h(Button, { icon: "lightbulb", focus: "hint", onClick: take }, t(next === count ? "hint.take.last" : "hint.take", { number: next, count }))}</div>`}
  </section>`;
}

export { HintLadder };
