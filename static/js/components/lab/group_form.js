// One row for each value, with how often it occurs, and a sum, mean, lowest or highest beside it. Times go by stretches.
import { useState } from "preact/hooks";
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { asked } from "../../state/lab.js";
import { Button } from "../button.js";
import { columnTitle } from "./data_table.js";
import { SelectField } from "./field.js";
import { columnsAsked } from "./filter_form.js";

const BUCKETS = [5, 10, 15, 30, 60, 180, 1440];
/** @typedef {"sum" | "mean" | "min" | "max"} Fn */

/** @param {import("./lab_view.js").LabProps} props */
function GroupForm({ detail, lab, set, result }) {
  const columns = columnsAsked(detail, result, { ...lab, group: null });
  const [by, setBy] = useState(lab.group?.by ?? columns[0]?.id ?? "");
  const [bucket, setBucket] = useState(String(lab.group?.bucket_minutes ?? 60));
  const [fn, setFn] = useState(/** @type {string} */ (lab.group?.measure?.fn ?? "none"));
  const numbers = columns.filter((one) => one.kind === "number");
  const [of, setOf] = useState(lab.group?.measure?.column ?? numbers[0]?.id ?? "");
  const isTime = columns.find((one) => one.id === by)?.kind === "time";
  const apply = (/** @type {Event} */ event) => {
    event.preventDefault();
    const measure = fn !== "none" && of ? { measure: { column: of, fn: /** @type {Fn} */ (fn) } } : {};
    set(asked(lab, { group: { by, ...measure, ...(isTime && { bucket_minutes: Number(bucket) }) }, sort: null }));
  };
  const options = columns.map((one) => ({ id: one.id, text: columnTitle(one) }));
  return html`<form class="clock-tool" onSubmit=${apply} aria-label=${t("lab.group")}>
    <div class="field-row">
      ${h(SelectField, { label: t("group.by"), value: by, onChange: setBy, options })}
      ${isTime && h(SelectField, { label: t("group.bucket"), value: bucket, onChange: setBucket, options: BUCKETS.map((one) => ({ id: String(one), text: t("group.minutes", { count: one }) })) })}
      ${numbers.length > 0 && h(SelectField, { label: t("group.measure"), value: fn, onChange: setFn, options: ["none", "sum", "mean", "min", "max"].map((one) => ({ id: one, text: t(`fn.${one}`) })) })}
      ${numbers.length > 0 && fn !== "none" && h(SelectField, { label: t("group.of"), value: of, onChange: setOf, options: numbers.map((one) => ({ id: one.id, text: columnTitle(one) })) })}
    </div>
    <div class="button-row">
      ${h(Button, { kind: "primary", type: "submit" }, t("group.apply"))}
      ${lab.group && h(Button, { onClick: () => set(asked(lab, { group: null, sort: null })) }, t("group.clear"))}
    </div>
  </form>`;
}

export { GroupForm };
