// Cards in bins. Each card has a button per bin, so one press lays it there; a card may also be dragged.
import { cx, h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { Hand } from "./hand.js";

/** @param {import("./kinds.js").PartProps} props */
function SortPart(props) {
  /** @type {{bins: {id: string, text: string}[], items: {id: string, text: string}[]}} */
  const { bins, items } = props.part.public;
  const loose = items.filter((item) => !bins.some((bin) => bin.id === props.draft[item.id]?.value));
  return html`<div class="stack stack--tight">
    ${loose.length > 0 && html`<ul class="plain-list stack stack--tight" aria-label=${t("sort.loose")}>${loose.map((item) => h(Card, { key: item.id, item, ...props }))}</ul>`}
    <div class="bins">
      ${bins.map((bin) => {
        const inside = items.filter((item) => props.draft[item.id]?.value === bin.id);
        return html`<div class="drop" key=${bin.id} onDragOver=${(/** @type {DragEvent} */ event) => !props.isStill && event.preventDefault()} onDrop=${(/** @type {DragEvent} */ event) => dropped(event, bin.id, props)}>
          <h4 class="kicker">${bin.text}</h4>
          <ul class="plain-list stack stack--tight" aria-label=${bin.text}>
            ${inside.map((item) => h(Card, { key: item.id, item, ...props }))}
            ${inside.length === 0 && html`<li class="small quiet">${t("sort.empty")}</li>`}
          </ul>
        </div>`;
      })}
    </div>
  </div>`;
}

/** @param {DragEvent} event @param {string} bin @param {import("./kinds.js").PartProps} props */
function dropped(event, bin, { part, place, isStill }) {
  event.preventDefault();
  const item = event.dataTransfer?.getData("text/plain") ?? "";
  if (!isStill && part.public.items.some((/** @type {{id: string}} */ one) => one.id === item)) void place(item, bin);
}

/** @param {{item: {id: string, text: string}} & import("./kinds.js").PartProps} props */
function Card({ item, part, draft, place, isStill }) {
  const chosen = draft[item.id]?.value;
  return html`<li class=${cx("piece", "piece--stacked", isStill && "is-fixed")} draggable=${!isStill}
    onDragStart=${(/** @type {DragEvent} */ event) => event.dataTransfer?.setData("text/plain", item.id)}>
    <span>${item.text} ${h(Hand, { draft: draft[item.id] })}</span>
    ${!isStill &&
    html`<span class="segmented" role="group" aria-label=${t("sort.lay", { item: item.text })}>
      ${part.public.bins.map(
        (/** @type {{id: string, text: string}} */ bin) => html`<button type="button" key=${bin.id} aria-pressed=${chosen === bin.id} data-focus=${`${part.id}-${item.id}-${bin.id}`}
          onClick=${() => void place(item.id, chosen === bin.id ? null : bin.id)}>${bin.text}</button>`,
      )}
    </span>`}
  </li>`;
}

export { SortPart };
