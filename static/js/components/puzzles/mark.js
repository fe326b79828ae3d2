// A moment in a chart: by a click, by a slider, step by step, or by typing the time.
import { useState } from "preact/hooks";
import { h, html, icon } from "../../lib/html.js";
import { number } from "../../lib/format.js";
import { t } from "../../lib/text.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { Chart, pointsOf } from "../lab/chart.js";
import { useAllRows } from "../lab/chart_panel.js";
import { TextField } from "../lab/field.js";
import { typedIn } from "../typed.js";
import { Hand } from "./hand.js";

const ITEM = "mark";

/** @param {import("./kinds.js").PartProps} props */
function MarkPart(props) {
  const { part, draft } = props;
  const store = useStore();
  const mine = store.read("sources")?.[part.public.source];
  const value = draft[ITEM]?.value;
  const { result, error } = useAllRows(mine ? { source: part.public.source } : null);
  if (!mine)
    return html`<div class="notice">${icon("info")}<div><p>${t("mark.not_yours")}</p>
      ${value !== undefined && html`<p><b>${t("mark.placed", { row: String(value) })}</b> ${h(Hand, { draft: draft[ITEM] })}</p>`}</div></div>`;
  if (error) return html`<div class="notice notice--look">${icon("info")}<p>${error}</p></div>`;
  return result ? h(MarkChart, { ...props, result, title: mine.title }) : html`<div class="skeleton" aria-hidden="true"><span class="skeleton__line"></span></div>`;
}

/** @param {import("./kinds.js").PartProps & {result: import("../../types/view.d.ts").Result, title: string}} props */
function MarkChart({ id, part, draft, place, isStill, result, title }) {
  const [at, setAt] = useState(/** @type {number | null} */ (null));
  const [typed, setTyped] = useState("");
  const { points } = pointsOf(result, part.public.x, part.public.y);
  const placed = points.findIndex((point) => point.key === draft[ITEM]?.value);
  const now = at ?? (placed >= 0 ? placed : 0);
  const point = points[now];
  const lay = (/** @type {string} */ key) => {
    setAt(null);
    void place(ITEM, key);
  };
  const seek = (/** @type {Event} */ event) => {
    event.preventDefault();
    const found = points.findIndex((one) => typed.trim() !== "" && one.label.includes(typed.trim()));
    if (found >= 0) setAt(found);
  };
  const said = point ? `${point.label}, ${number(point.value)}` : "";
  const step = (/** @type {number} */ by) => setAt(Math.min(points.length - 1, Math.max(0, now + by)));
  return html`<div class="stack stack--tight">
    ${h(Chart, { kind: "line", result, x: part.public.x, y: part.public.y, title, isPuzzle: true, marked: point?.key ?? null, onMark: isStill ? null : (key) => setAt(points.findIndex((one) => one.key === key)) })}
    ${!isStill &&
    html`<div class="field">
        <label class="field__label" for=${`${id}-slide`}>${t("mark.slide")}</label>
        <input type="range" id=${`${id}-slide`} min="0" max=${points.length - 1} value=${now} aria-valuetext=${said} onInput=${(/** @type {Event} */ event) => setAt(Number(typedIn(event)))} />
      </div>
      <div class="button-row">
        ${h(Button, { small: true, icon: "chevron-left", onClick: () => step(-1) }, t("mark.back"))} ${h(Button, { small: true, iconAfter: "chevron-right", onClick: () => step(1) }, t("mark.on"))}
      </div>
      <form class="field-row" onSubmit=${seek}>${h(TextField, { label: t("mark.seek"), value: typed, onInput: setTyped, placeholder: "00:30:00", kind: "time" })} ${h(Button, { type: "submit" }, t("mark.go"))}</form>`}
    <p class="slot is-filled"><span>${icon("pin")} <b>${said}</b> ${now === placed && h(Hand, { draft: draft[ITEM] })}</span>
      ${!isStill && point && h(Button, { reason: now === placed ? t("mark.is_placed") : null, hideReason: true, onClick: () => lay(point.key) }, t("mark.place"))}</p>
  </div>`;
}

export { MarkPart };
