// The table itself: a real one, with a caption, sort buttons in the heads, help at each column and a box to pick each row.
import { useId } from "preact/hooks";
import { cx, h, html, icon } from "../../lib/html.js";
import { number } from "../../lib/format.js";
import { hasText, t } from "../../lib/text.js";
import { sortedBy, togglePicked } from "../../state/lab.js";
import { withIds } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";

/** The title of a column; ours are named by their id. @param {import("../../types/view.d.ts").ResultColumn} column */
function columnTitle(column) {
  if (column.title) return column.title;
  return hasText(`column.${column.id}`) ? t(`column.${column.id}`) : column.id;
}

/** @param {import("./lab_view.js").LabProps} props */
function DataTable(props) {
  const { detail, lab, result } = props;
  const store = useStore();
  if (!result) return null;
  const pinned = new Set(withIds(store.read("pins")).filter((pin) => pin.source === detail.id).flatMap((pin) => pin.rows));
  const canPick = !lab.group;
  return html`<div class="data-table" tabindex="0" role="region" aria-label=${t("table.region", { title: detail.title })}>
    <table>
      <caption>${t("table.caption", { shown: result.rows.length, total: result.total, title: detail.title })}</caption>
      <thead><tr>
        ${canPick && html`<th scope="col"><span class="visually-hidden">${t("table.pick")}</span></th>`}
        ${result.columns.map((column) => h(Head, { key: column.id, column, ...props }))}
      </tr></thead>
      <tbody>
        ${result.rows.map((row) => h(Row, { key: row.key, row, canPick, isPinned: pinned.has(row.key), ...props }))}
        ${result.rows.length === 0 && html`<tr><td colspan=${result.columns.length + 1}>${t("table.empty")}</td></tr>`}
      </tbody>
      ${lab.group && h(Totals, { result })}
    </table>
  </div>`;
}

/** Under groups: what their counts and sums come to together. @param {{result: import("../../types/view.d.ts").Result}} props */
function Totals({ result }) {
  if (result.rows.length < result.total || result.rows.length < 2) return null;
  const total = (/** @type {number} */ at) => result.rows.reduce((sum, row) => sum + (Number(row.cells[at]) || 0), 0);
  const isSummed = (/** @type {string} */ id) => id === "group.count" || id === "group.sum";
  return html`<tfoot><tr>${result.columns.map((column, at) =>
    at === 0 ? html`<th scope="row">${t("table.together")}</th>` : html`<td class="number">${isSummed(column.id) ? number(total(at), 3) : ""}</td>`)}</tr></tfoot>`;
}

/** @param {{column: import("../../types/view.d.ts").ResultColumn} & import("./lab_view.js").LabProps} props */
function Head({ column, detail, lab, set }) {
  const is = lab.sort?.column === column.id;
  const sort = !is ? undefined : lab.sort?.descending ? "descending" : "ascending";
  const title = columnTitle(column);
  const drawn = sort === "ascending" ? "arrow-up" : sort === "descending" ? "arrow-down" : "arrow-up-down";
  return html`<th scope="col" aria-sort=${sort} class=${column.kind === "number" ? "number" : ""}>
    <span class="column-head">
      <button class="sort-button" type="button" data-focus=${`sort-${column.id}`} onClick=${() => set(sortedBy(lab, column.id))}>
        ${title} ${icon(drawn)}<span class="visually-hidden"> ${t("table.sort")}</span>
      </button>
      ${h(ColumnHelp, { title, column: detail.columns?.find((one) => one.id === column.id) })}
    </span>
  </th>`;
}

/** @param {{title: string, column: import("../../types/view.d.ts").Column | undefined}} props */
function ColumnHelp({ title, column }) {
  const id = useId();
  if (!column?.help) return null;
  return html`<button class="help-button" type="button" popovertarget=${id} aria-label=${t("table.help", { title })}>${icon("circle-question-mark")}</button>
    <div class="popover" popover="auto" id=${id}><p><b>${title}</b>${column.unit ? ` (${column.unit})` : ""}</p><p>${column.help}</p></div>`;
}

/** @param {{row: {key: string, cells: string[]}, canPick: boolean, isPinned: boolean} & import("./lab_view.js").LabProps} props */
function Row({ row, canPick, isPinned, lab, set, result }) {
  const isPicked = lab.picked.includes(row.key);
  const name = t(isPinned ? "table.pick_row.pinned" : "table.pick_row", { row: row.key });
  return html`<tr class=${cx(isPinned && "is-pinned")} aria-selected=${isPicked ? "true" : undefined}>
    ${canPick && html`<td><label class="row-select"><input type="checkbox" aria-label=${name} checked=${isPicked} onChange=${() => set(togglePicked(lab, row.key))} /></label></td>`}
    ${row.cells.map((cell, at) => html`<td class=${cellClass(result?.columns[at]?.kind, cell)}>${cellText(result?.columns[at], cell)}</td>`)}
  </tr>`;
}

/** @param {string | undefined} kind @param {string} cell */
function cellClass(kind, cell) {
  return cx(kind === "number" && "number", cell.length > 40 && "wrap");
}

/** Counts and means of ours are written in the page's language; what a source recorded stays as it was recorded.
 * @param {import("../../types/view.d.ts").ResultColumn | undefined} column @param {string} cell */
function cellText(column, cell) {
  const label = column?.labels?.[cell];
  if (label) return label;
  return column?.title === null && column.kind === "number" && cell !== "" ? number(Number(cell), 3) : cell;
}

export { DataTable, columnTitle };
