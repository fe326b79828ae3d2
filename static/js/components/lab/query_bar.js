// What the table shows now, in words; each part can be taken away.
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { asked } from "../../state/lab.js";
import { useStore } from "../../state/store.js";
import { columnTitle } from "./data_table.js";
import { columnsAsked } from "./filter_form.js";

/** @param {import("./lab_view.js").LabProps} props */
function QueryBar({ detail, lab, set, result }) {
  const store = useStore();
  const columns = columnsAsked(detail, result, lab);
  const title = (/** @type {string} */ id) => {
    const column = columns.find((one) => one.id === id);
    return column ? columnTitle(column) : id;
  };
  const said = (/** @type {string} */ id, /** @type {string | undefined} */ value) =>
    columns.find((one) => one.id === id)?.labels?.[value ?? ""] ?? value ?? "";
  const filters = lab.filters.map((one, at) => ({
    text: t(`chip.${one.op}`, { column: title(one.column), value: said(one.column, one.value), value2: one.value2 ?? "" }),
    remove: () => set(asked(lab, { filters: lab.filters.filter((_, place) => place !== at) })),
  }));
  const group = lab.group && {
    text: t("chip.group", { column: title(lab.group.by) }),
    remove: () => set(asked(lab, { group: null, sort: null })),
  };
  const lookup = lab.lookup && {
    text: t("chip.lookup", { source: store.read("sources")?.[lab.lookup.source]?.title ?? lab.lookup.source }),
    remove: () => set(asked(lab, { lookup: null, sort: null })),
  };
  const chips = [...filters, ...(group ? [group] : []), ...(lookup ? [lookup] : [])];
  if (chips.length === 0) return null;
  return html`<div class="query-bar" role="group" aria-label=${t("lab.now_shown")}>${chips.map((chip) => h(Chip, { key: chip.text, ...chip }))}</div>`;
}

/** @param {{text: string, remove: () => void}} props */
function Chip({ text, remove }) {
  return html`<span class="query-bar__chip">${text} <button type="button" aria-label=${t("chip.remove", { what: text })} onClick=${remove}>${icon("x")}</button></span>`;
}

export { QueryBar };
