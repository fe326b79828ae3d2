// Keeps the rows that fit. Times take a moment, a day or a time of day, also as a stretch from and to.
import { useState } from "preact/hooks";
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { asked, operatorsFor } from "../../state/lab.js";
import { Button } from "../button.js";
import { columnTitle } from "./data_table.js";
import { SelectField, TextField } from "./field.js";

/** @typedef {import("../../types/view.d.ts").Operator} Operator */

/** @param {import("./lab_view.js").LabProps} props */
function FilterForm({ detail, lab, set, result }) {
  const columns = columnsAsked(detail, result, lab);
  const [column, setColumn] = useState(columns[0]?.id ?? "");
  const kind = columns.find((one) => one.id === column)?.kind ?? "text";
  const labels = columns.find((one) => one.id === column)?.labels ?? {};
  const operators = operatorsFor(kind, Object.keys(labels).length > 0);
  const [op, setOp] = useState(/** @type {Operator} */ (operators[0]));
  const [value, setValue] = useState("");
  const [value2, setValue2] = useState("");
  const usedOp = operators.includes(op) ? op : /** @type {Operator} */ (operators[0]);
  const isReady = usedOp === "is_empty" || (value.trim() !== "" && (usedOp !== "between" || value2.trim() !== ""));
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!isReady) return;
    const filter = { column, op: usedOp, ...(usedOp !== "is_empty" && { value: value.trim() }), ...(usedOp === "between" && { value2: value2.trim() }) };
    set(asked(lab, { filters: [...lab.filters, filter] }));
    setValue("");
    setValue2("");
  };
  const example = kind === "time" ? t("filter.time.example") : undefined;
  return html`<form class="clock-tool" onSubmit=${add} aria-label=${t("lab.filter")}>
    <div class="field-row">
      ${h(SelectField, { label: t("filter.column"), value: column, onChange: setColumn, options: columns.map((one) => ({ id: one.id, text: columnTitle(one) })) })}
      ${h(SelectField, { label: t("filter.op"), value: usedOp, onChange: (next) => setOp(/** @type {Operator} */ (next)), options: operators.map((one) => ({ id: one, text: t(`op.${one}`) })) })}
      ${usedOp !== "is_empty" && takesChoice(usedOp, labels) && h(SelectField, { label: t("filter.value"), value, onChange: setValue, options: [{ id: "", text: t("filter.choose") }, ...Object.entries(labels).map(([id, text]) => ({ id, text }))] })}
      ${usedOp !== "is_empty" && !takesChoice(usedOp, labels) && h(TextField, { label: t(usedOp === "between" ? "filter.from" : "filter.value"), value, onInput: setValue, placeholder: example })}
      ${usedOp === "between" && h(TextField, { label: t("filter.to"), value: value2, onInput: setValue2, placeholder: example })}
    </div>
    ${kind === "time" && html`<p class="field__help">${t("filter.time.help")}</p>`}
    <div class="button-row">${h(Button, { kind: "primary", type: "submit", reason: isReady ? null : t("filter.fill_first") }, t("filter.add"))}</div>
  </form>`;
}

/** Whether a value is chosen from what the cells can say, rather than typed. @param {string} op @param {Record<string, string>} labels */
function takesChoice(op, labels) {
  return (op === "is" || op === "is_not") && Object.keys(labels).length > 0;
}

/** The columns one can ask about: those of the dataset, and what was looked up beside them.
 * @param {import("../../types/view.d.ts").SourceDetail} detail @param {import("../../types/view.d.ts").Result | null} result @param {import("../../state/lab.js").Lab} lab */
function columnsAsked(detail, result, lab) {
  const own = (detail.columns ?? []).map(({ id, title, kind, labels }) => ({ id, title: /** @type {string | null} */ (title), kind, labels }));
  const beside = lab.group ? [] : (result?.columns ?? []).filter((one) => !own.some((known) => known.id === one.id));
  return [...own, ...beside];
}

export { FilterForm, columnsAsked };
