// Cards on a line, from early to late. Buttons move a card one place; a card can also be picked and put, or dragged.
import { useState } from "preact/hooks";
import { cx, h, html, icon } from "../../lib/html.js";
import { rankAt, rankBetween } from "../../lib/ranks.js";
import { t } from "../../lib/text.js";
import { Button } from "../button.js";
import { Hand } from "./hand.js";

/** @typedef {{id: string, text: string}} Item */
/** @typedef {{line: (Item & {rank: number})[], isStill: boolean, held: string | null, setHeld: (id: string | null) => void, moveTo: (id: string, place: number) => void, draft: import("./kinds.js").PartProps["draft"]}} LineProps */

/** @param {import("./kinds.js").PartProps} props */
function OrderPart({ part, draft, place, isStill }) {
  const [held, setHeld] = useState(/** @type {string | null} */ (null));
  /** @type {Item[]} */
  const items = part.public.items;
  const placed = items.filter((item) => typeof draft[item.id]?.value === "number");
  const line = placed.map((item) => ({ ...item, rank: Number(draft[item.id]?.value) })).sort((a, b) => a.rank - b.rank);
  const loose = items.filter((item) => !placed.includes(item));
  const moveTo = (/** @type {string} */ id, /** @type {number} */ to) => {
    const from = line.findIndex((one) => one.id === id);
    const ranks = line.map((one) => one.rank);
    setHeld(null);
    void place(id, from < 0 ? rankBetween(ranks[to - 1], ranks[to]) : rankAt(ranks, from, from < to ? to - 1 : to));
  };
  const shared = { line, isStill, held, setHeld, moveTo, draft };
  return html`<div class="stack stack--tight">
    ${loose.length > 0 && h(Loose, { loose, place: (id) => moveTo(id, line.length), isStill })}
    ${line.length > 0 && html`<ol class="order-line" aria-label=${t("order.line")}>${line.map((item, at) => h(Card, { key: item.id, item, at, ...shared }))}</ol>`}
    ${held !== null && html`<div class="button-row">${h(Button, { icon: "arrow-down", onClick: () => moveTo(held, line.length) }, t("order.put_last"))}</div>`}
  </div>`;
}

/** @param {{loose: Item[], place: (id: string) => void, isStill: boolean}} props */
function Loose({ loose, place, isStill }) {
  return html`<div class="stack stack--tight">
    <p class="small quiet">${t("order.loose")}</p>
    <ul class="plain-list stack stack--tight">
      ${loose.map((item) => html`<li class="piece piece--stacked" key=${item.id}><span>${item.text}</span>
        ${!isStill && h(Button, { small: true, icon: "plus", focus: `place-${item.id}`, label: `${t("order.place")}: ${item.text}`, onClick: () => place(item.id) }, t("order.place"))}</li>`)}
    </ul>
  </div>`;
}

/** @param {{item: Item, at: number} & LineProps} props */
function Card({ item, at, line, isStill, held, setHeld, moveTo, draft }) {
  const isHeld = held === item.id;
  const canPut = held !== null && !isHeld;
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    const id = event.dataTransfer?.getData("text/plain") ?? "";
    if (line.some((one) => one.id === id)) moveTo(id, at);
  };
  const drag = (/** @type {DragEvent} */ event) => event.dataTransfer?.setData("text/plain", item.id);
  return html`<li onDragOver=${(/** @type {DragEvent} */ event) => !isStill && event.preventDefault()} onDrop=${isStill ? undefined : drop}>
    <div class=${cx("piece", isHeld && "is-held", isStill && "is-fixed")} draggable=${!isStill} onDragStart=${drag}>
      <span class="piece__grip" aria-hidden="true">${icon(isStill ? "lock" : "grip-vertical")}</span>
      <span>${item.text} ${h(Hand, { draft: draft[item.id] })}</span>
      ${!isStill &&
      html`<span class="piece__moves">
        ${canPut
          ? h(Button, { small: true, icon: "arrow-up", focus: `put-${item.id}`, label: t("order.put_before", { item: item.text }), onClick: () => moveTo(held, at) }, t("order.put"))
          : html`${h(Button, { icon: "arrow-up", focus: `up-${item.id}`, label: t("order.earlier", { item: item.text }), reason: at === 0 ? t("order.is_first") : null, hideReason: true, onClick: () => moveTo(item.id, at - 1) })}
            ${h(Button, { icon: "arrow-down", focus: `down-${item.id}`, label: t("order.later", { item: item.text }), reason: at === line.length - 1 ? t("order.is_last") : null, hideReason: true, onClick: () => moveTo(item.id, at + 2) })}
            ${h(Button, { icon: "move", focus: `hold-${item.id}`, label: t(isHeld ? "order.let_go" : "order.hold", { item: item.text }), pressed: isHeld, onClick: () => setHeld(isHeld ? null : item.id) })}`}
      </span>`}
    </div>
  </li>`;
}

export { OrderPart };
