// A chart of what the table shows: the player chooses the columns and the form. Its figures stand in the table below.
import { useEffect, useState } from "preact/hooks";
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { toQuery } from "../../state/lab.js";
import { useStore } from "../../state/store.js";
import { errorText } from "../request_error.js";
import { Chart } from "./chart.js";
import { columnTitle } from "./data_table.js";
import { SelectField } from "./field.js";

const PAGE = 200;
const MOST_ROWS = 2600;
const KINDS = ["line", "bar", "scatter"];
/** @typedef {import("../../types/view.d.ts").Result} Result */

/** All rows of an answer, page by page, up to a limit. @param {import("../../types/view.d.ts").Query | null} query */
function useAllRows(query) {
  const store = useStore();
  const [found, setFound] = useState(/** @type {{result: Result | null, error: string}} */ ({ result: null, error: "" }));
  const asking = JSON.stringify(query);
  useEffect(() => {
    let isWanted = query !== null;
    const load = async () => {
      let all = /** @type {Result | null} */ (null);
      for (let offset = 0; isWanted && query; offset += PAGE) {
        /** @type {Result} */
        const page = await store.requests.table({ ...query, offset, limit: PAGE });
        all = { ...page, rows: [...(all?.rows ?? []), ...page.rows] };
        if (all.rows.length >= Math.min(page.total, MOST_ROWS) || page.rows.length === 0) break;
      }
      if (isWanted) setFound({ result: all, error: "" });
    };
    load().catch((error) => isWanted && setFound({ result: null, error: errorText(error) }));
    return () => {
      isWanted = false;
    };
  }, [asking]);
  return found;
}

/** @param {import("./lab_view.js").LabProps} props */
function ChartPanel({ detail, lab }) {
  const { result, error } = useAllRows(toQuery(detail.id, lab));
  const proposed = lab.group ? null : detail.chart;
  const [kind, setKind] = useState(/** @type {string} */ (proposed?.kind ?? "bar"));
  const [chosen, setChosen] = useState({ x: proposed?.x ?? "", y: proposed?.y ?? "" });
  if (error) return html`<div class="notice notice--look">${icon("info")}<p>${error}</p></div>`;
  if (!result) return html`<div class="skeleton" aria-hidden="true"><span class="skeleton__line"></span><span class="skeleton__line"></span></div>`;
  const numbers = result.columns.filter((column) => column.kind === "number");
  const x = result.columns.find((one) => one.id === chosen.x) ?? result.columns.find((one) => one.kind === "time") ?? result.columns[0];
  const y = numbers.find((one) => one.id === chosen.y) ?? numbers.find((one) => one.id !== detail.key) ?? numbers[0];
  const named = (/** @type {Result["columns"]} */ columns) => columns.map((one) => ({ id: one.id, text: columnTitle(one) }));
  if (!x || !y) return html`<div class="empty"><p class="empty__next">${t("chart.no_numbers.next")}</p><p class="small">${t("chart.no_numbers")}</p></div>`;
  return html`<div class="clock-tool">
    <div class="field-row">
      ${h(SelectField, { label: t("chart.kind"), value: kind, onChange: setKind, options: KINDS.map((one) => ({ id: one, text: t(`chart.${one}`) })) })}
      ${h(SelectField, { label: t("chart.x"), value: x.id, onChange: (id) => setChosen({ ...chosen, x: id }), options: named(result.columns) })}
      ${h(SelectField, { label: t("chart.y"), value: y.id, onChange: (id) => setChosen({ ...chosen, y: id }), options: named(numbers) })}
    </div>
    ${h(Chart, { kind, result, x: x.id, y: y.id, title: t("chart.title", { title: detail.title }) })}
  </div>`;
}

export { ChartPanel, useAllRows };
