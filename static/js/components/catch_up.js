// For who came late or was away: what happened since, until it is put away.
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { missedSince, pinTitle } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";

function CatchUp() {
  const store = useStore();
  const from = store.missedFrom.value;
  if (!from) return null;
  const missed = missedSince(store.view, from);
  const said = [
    missed.pins.length > 0 && t("catch_up.pins", { count: missed.pins.length }),
    missed.solved.length > 0 && t("catch_up.solved", { count: missed.solved.length }),
    missed.feed.length > 0 && t("catch_up.messages", { count: missed.feed.length }),
    missed.lines > 0 && t("catch_up.lines", { count: missed.lines }),
  ].filter(Boolean);
  return html`<article class="card card--catch-up" aria-labelledby="catch-up-title">
    <p class="card__kind" id="catch-up-title">${icon("refresh-cw")} ${t("catch_up.title")}</p>
    <p class="small">${t(from.isLate ? "catch_up.late" : "catch_up.away")} ${said.length > 0 ? said.join(" ") : t("catch_up.nothing")}</p>
    ${said.length > 0 && h(Details, { missed })}
    <div class="button-row">${h(Button, { small: true, onClick: () => (store.missedFrom.value = null) }, t("catch_up.done"))}</div>
  </article>`;
}

/** @param {{missed: ReturnType<typeof missedSince>}} props */
function Details({ missed }) {
  return html`<details>
    <summary>${t("catch_up.read")}</summary>
    <ul class="stack stack--tight small">
      ${missed.feed.map((item) => html`<li>${item.title ?? ""} ${item.text ?? ""}</li>`)}
      ${missed.solved.map((puzzle) => html`<li><b>${puzzle.title}</b> ${puzzle.solved_text ?? ""}</li>`)}
      ${missed.pins.map((pin) => html`<li>${pin.name ? `${pin.name}: ` : ""}${pinTitle(pin)}</li>`)}
    </ul>
  </details>`;
}

export { CatchUp };
