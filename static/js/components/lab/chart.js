// A chart drawn as SVG: line, bars or points, with its figures in a table one click away.
import { useId } from "preact/hooks";
import { h, html } from "../../lib/html.js";
import { cellNumber, extent, positions, scale, ticks } from "../../lib/chart_scale.js";
import { number } from "../../lib/format.js";
import { t } from "../../lib/text.js";
import { columnTitle } from "./data_table.js";

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 56;
const BOTTOM = 186;
const TOP = 14;
const TABLE_ROWS = 60;
/** @typedef {import("../../types/view.d.ts").Result} Result */
/** @typedef {{key: string, label: string, at: number, value: number, place: number, height: number}} Point */
/** @typedef {{kind: string, result: Result, x: string, y: string, title: string, marked?: string | null, onMark?: ((key: string) => void) | null, isPuzzle?: boolean}} ChartProps */

/** The rows as points of the drawing. @param {Result} result @param {string} x @param {string} y */
function pointsOf(result, x, y) {
  const [atX, atY] = [x, y].map((id) => result.columns.findIndex((column) => column.id === id));
  const kindX = result.columns[atX ?? -1]?.kind ?? "text";
  const rows = result.rows.filter((row) => Number.isFinite(cellNumber(row.cells[atY ?? -1] ?? "", "number")));
  const places = positions(rows.map((row) => row.cells[atX ?? -1] ?? ""), kindX);
  const values = rows.map((row) => cellNumber(row.cells[atY ?? -1] ?? "", "number"));
  const [low, high] = extent(values);
  const toX = scale(extent(places), [LEFT + 8, WIDTH - 12]);
  const toY = scale([Math.min(0, low), high], [BOTTOM, TOP]);
  const points = rows.map((row, at) => ({
    key: row.key,
    label: row.cells[atX ?? -1] ?? "",
    value: values[at] ?? 0,
    place: toX(places[at] ?? 0),
    height: toY(values[at] ?? 0),
    at,
  }));
  points.sort((a, b) => a.place - b.place);
  return { points, toY, low: Math.min(0, low), high };
}

/** @param {ChartProps} props */
function Chart({ kind, result, x, y, title, marked = null, onMark = null, isPuzzle = false }) {
  const id = useId();
  const { points, toY, low, high } = pointsOf(result, x, y);
  const [titleX = x, titleY = y] = [x, y].map((one) => titleOf(result, one));
  const top = points.reduce((best, one) => (one.value > (best?.value ?? -Infinity) ? one : best), points[0]);
  // A chart that asks for its highest point does not say where it is.
  const said = isPuzzle ? t("chart.points", { count: points.length }) : top ? t("chart.described", { count: points.length, top: number(top.value), at: top.label }) : t("table.empty");
  const mark = points.find((point) => point.key === marked);
  const click = (/** @type {MouseEvent} */ event) => {
    const box = /** @type {SVGElement} */ (event.currentTarget).getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * WIDTH;
    const near = points.reduce((best, one) => (Math.abs(one.place - place) < Math.abs((best?.place ?? Infinity) - place) ? one : best), points[0]);
    if (near && onMark) onMark(near.key);
  };
  return html`<figure class="chart">
    <figcaption>${title} <span class="chart__note">${titleY}, ${titleX}</span></figcaption>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby=${id} onClick=${onMark ? click : undefined}>
      <title id=${id}>${said}</title>
      ${ticks(low, high).map((one) => html`<path class="chart__grid" d=${`M${LEFT} ${toY(one)}H${WIDTH}`} /><text x=${LEFT - 8} y=${toY(one) + 4} text-anchor="end">${number(one)}</text>`)}
      <path class="chart__axis" d=${`M${LEFT} ${TOP}V${BOTTOM}H${WIDTH}`} />
      ${marksOf(kind, points, toY(0))}
      ${mark && html`<path class="chart__mark" d=${`M${mark.place} ${TOP}V${BOTTOM}`} /><circle class="chart__point" cx=${mark.place} cy=${mark.height} r="5" />`}
      ${labelsOf(points).map(({ point, anchor }) => html`<text x=${point.place} y=${HEIGHT - 12} text-anchor=${anchor}>${shortLabel(point.label)}</text>`)}
    </svg>
    <p class="chart__note">${said}</p>
    ${h(Figures, { points, titleX, titleY })}
  </figure>`;
}

/** @param {Result} result @param {string} id */
function titleOf(result, id) {
  const column = result.columns.find((one) => one.id === id);
  return column ? columnTitle(column) : id;
}

/** @param {string} kind @param {Point[]} points @param {number} ground */
function marksOf(kind, points, ground) {
  if (kind === "line") return html`<path class="chart__line" d=${points.map((one, at) => `${at === 0 ? "M" : "L"}${one.place.toFixed(1)} ${one.height.toFixed(1)}`).join("")} />`;
  if (kind === "scatter") return points.map((one) => html`<circle class="chart__point" cx=${one.place} cy=${one.height} r="3.5" />`);
  const width = Math.max(1, Math.min(36, ((WIDTH - LEFT - 24) / Math.max(1, points.length)) * 0.7));
  return points.map((one) => html`<rect class="chart__bar" x=${one.place - width / 2} y=${Math.min(one.height, ground)} width=${width} height=${Math.max(1, Math.abs(ground - one.height))} />`);
}

/** The first, the middle and the last label: more would not fit. @param {Point[]} points @returns {{point: Point, anchor: string}[]} */
function labelsOf(points) {
  const [first, middle, last] = [points[0], points[Math.floor(points.length / 2)], points.at(-1)];
  if (!first || !middle || !last) return [];
  return points.length < 3 ? [{ point: first, anchor: "start" }] : [{ point: first, anchor: "start" }, { point: middle, anchor: "middle" }, { point: last, anchor: "end" }];
}

/** @param {string} label */
function shortLabel(label) {
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(label) ? label.slice(5, 19).replace("T", " ") : label.slice(0, 18);
}

/** @param {{points: Point[], titleX: string, titleY: string}} props */
function Figures({ points, titleX, titleY }) {
  const shown = points.length > TABLE_ROWS ? [...points].sort((a, b) => b.value - a.value).slice(0, TABLE_ROWS) : points;
  return html`<details class="chart__data"><summary>${t(points.length > TABLE_ROWS ? "chart.figures.highest" : "chart.figures", { count: shown.length })}</summary>
    <table class="plain-table"><thead><tr><th scope="col">${titleX}</th><th scope="col" class="number">${titleY}</th></tr></thead>
      <tbody>${shown.map((one) => html`<tr><td>${one.label}</td><td class="number">${number(one.value, 3)}</td></tr>`)}</tbody>
    </table>
  </details>`;
}

export { Chart, pointsOf };
