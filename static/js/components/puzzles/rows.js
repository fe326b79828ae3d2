// Rows of a dataset as the answer: from the table of who has it, or from what is on the board.
import { useState } from "preact/hooks";
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { withIds } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { TextField } from "../lab/field.js";
import { Hand } from "./hand.js";

const IN = "in";

/** @param {import("./kinds.js").PartProps} props */
function RowsPart(props) {
  const { part, draft, place, isStill } = props;
  const store = useStore();
  /** @type {{source: string, at_most: number}} */
  const { source, at_most: atMost } = part.public;
  const chosen = Object.keys(draft);
  const mine = store.read("sources")?.[source];
  const isFull = chosen.length >= atMost;
  return html`<div class="stack stack--tight">
    <p class="small quiet">${t("rows.at_most", { count: atMost })}</p>
    <ul class="plain-list stack stack--tight" aria-label=${t("rows.chosen")}>
      ${chosen.map((row) => html`<li class="slot is-filled" key=${row}><span>${icon("table")} ${t("rows.row", { row })} ${h(Hand, { draft: draft[row] })}</span>
        ${!isStill && h(Button, { small: true, kind: "quiet", label: t("rows.remove", { row }), onClick: () => void place(row, null) }, t("rows.take_out"))}</li>`)}
      ${chosen.length === 0 && html`<li class="slot"><span class="quiet">${t("rows.empty")}</span></li>`}
    </ul>
    ${!isStill && h(FromBoard, { source, chosen, isFull, onPick: (row) => void place(row, IN) })}
    ${!isStill && h(ByNumber, { isFull, onPick: (row) => void place(row, IN) })}
    ${mine
      ? html`<div>${h(Button, { small: true, icon: "table", onClick: () => store.open({ kind: "source", id: source }) }, t("rows.open_table", { title: mine.title }))}</div>`
      : html`<p class="small quiet">${t("rows.not_yours")}</p>`}
  </div>`;
}

/** @param {{source: string, chosen: string[], isFull: boolean, onPick: (row: string) => void}} props */
function FromBoard({ source, chosen, isFull, onPick }) {
  const pins = withIds(useStore().read("pins")).filter((pin) => pin.source === source);
  const rows = pins.flatMap((pin) => pin.rows.map((row, at) => ({ row, shown: pin.values[at]?.join(" · ") ?? "" })));
  const free = rows.filter((one, at) => !chosen.includes(one.row) && rows.findIndex((other) => other.row === one.row) === at);
  if (free.length === 0) return null;
  return html`<div class="stack stack--tight"><p class="field__label">${t("rows.from_board")}</p>
    <ul class="plain-list stack stack--tight">
      ${free.map((one) => html`<li class="slot" key=${one.row}><span>${t("rows.row", { row: one.row })} <span class="small quiet">${one.shown}</span></span>
        ${h(Button, { small: true, icon: "plus", label: t("rows.add.named", { row: one.row }), reason: isFull ? t("rows.full") : null, hideReason: true, onClick: () => onPick(one.row) }, t("rows.add"))}</li>`)}
    </ul></div>`;
}

/** @param {{isFull: boolean, onPick: (row: string) => void}} props */
function ByNumber({ isFull, onPick }) {
  const [row, setRow] = useState("");
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!row.trim() || isFull) return;
    onPick(row.trim());
    setRow("");
  };
  return html`<form class="field-row" onSubmit=${add}>
    ${h(TextField, { label: t("rows.by_number"), value: row, onInput: setRow, kind: "number" })}
    ${h(Button, { type: "submit", reason: isFull ? t("rows.full") : row.trim() ? null : t("rows.type_first"), hideReason: !isFull }, t("rows.add"))}
  </form>`;
}

export { RowsPart };
