// Sets another table beside this one: the row with the same value, or the row nearest in time. How each clock is read is the player's choice.
import { useEffect, useState } from "preact/hooks";
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { asked } from "../../state/lab.js";
import { withIds } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { SelectField, TextField } from "./field.js";

const READINGS = /** @type {const} */ (["as_recorded", "catalogue", "utc", "plus1", "plus2"]);
const WITHIN_SECONDS = 600;
/** @typedef {import("../../types/view.d.ts").Column} Column */
/** @typedef {import("../../types/view.d.ts").Reading} Reading */

/** The columns of another dataset. @param {string} source */
function useColumns(source) {
  const store = useStore();
  const [columns, setColumns] = useState(/** @type {Column[]} */ ([]));
  useEffect(() => {
    let isWanted = true;
    setColumns([]);
    if (source) store.requests.source(source).then((detail) => isWanted && setColumns(detail.columns ?? []), () => undefined);
    return () => {
      isWanted = false;
    };
  }, [source]);
  return columns;
}

/** @param {import("./lab_view.js").LabProps} props */
function LookupForm({ detail, lab, set }) {
  const store = useStore();
  const others = withIds(store.read("sources")).filter((one) => one.kind === "dataset" && one.id !== detail.id);
  const [source, setSource] = useState(lab.lookup?.source ?? others[0]?.id ?? "");
  const [mode, setMode] = useState(/** @type {"key" | "nearest"} */ (lab.lookup?.mode ?? "key"));
  const [own, setOwn] = useState(lab.lookup?.column ?? "");
  const [other, setOther] = useState(lab.lookup?.other_column ?? "");
  const [within, setWithin] = useState(String(lab.lookup?.within_seconds ?? WITHIN_SECONDS));
  const [readings, setReadings] = useState({ this: /** @type {Reading} */ (lab.lookup?.read_as?.this ?? "as_recorded"), other: /** @type {Reading} */ (lab.lookup?.read_as?.other ?? "as_recorded") });
  const theirs = useColumns(source);
  const fits = (/** @type {Column} */ column) => mode === "key" || column.kind === "time";
  const [mine, beside] = [(detail.columns ?? []).filter(fits), theirs.filter(fits)];
  const column = mine.some((one) => one.id === own) ? own : (mine[0]?.id ?? "");
  const otherColumn = beside.some((one) => one.id === other) ? other : (beside[0]?.id ?? "");
  const reason = !source ? t("lookup.no_other") : !column || !otherColumn ? t("lookup.no_column") : null;
  const apply = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (reason) return;
    const show = theirs.filter((one) => one.id !== otherColumn).slice(0, 4).map((one) => one.id);
    const nearest = mode === "nearest" ? { within_seconds: Number(within) || WITHIN_SECONDS, read_as: readings } : {};
    set(asked(lab, { lookup: { source, mode, column, other_column: otherColumn, other_show: [otherColumn, ...show], ...nearest }, sort: null }));
  };
  const named = (/** @type {Column[]} */ columns) => columns.map((one) => ({ id: one.id, text: one.title }));
  const readingField = (/** @type {"this" | "other"} */ which) =>
    h(SelectField, { label: t(`lookup.read.${which}`), value: readings[which], onChange: (next) => setReadings({ ...readings, [which]: next }), options: READINGS.map((one) => ({ id: one, text: t(`reading.${one}`) })) });
  return html`<form class="clock-tool" onSubmit=${apply} aria-label=${t("lab.lookup")}>
    <div class="field-row">
      ${h(SelectField, { label: t("lookup.source"), value: source, onChange: setSource, options: others.map((one) => ({ id: one.id, text: one.title })) })}
      ${h(SelectField, { label: t("lookup.mode"), value: mode, onChange: (next) => setMode(/** @type {"key" | "nearest"} */ (next)), options: [{ id: "key", text: t("lookup.key") }, { id: "nearest", text: t("lookup.nearest") }] })}
      ${h(SelectField, { label: t("lookup.own_column"), value: column, onChange: setOwn, options: named(mine) })}
      ${h(SelectField, { label: t("lookup.other_column"), value: otherColumn, onChange: setOther, options: named(beside) })}
    </div>
    ${mode === "nearest" && html`<div class="field-row">${readingField("this")} ${readingField("other")} ${h(TextField, { label: t("lookup.within"), value: within, onInput: setWithin, mode: "numeric", kind: "number" })}</div>
      <p class="field__help">${t("lookup.read.help")}</p>`}
    <div class="button-row">
      ${h(Button, { kind: "primary", type: "submit", reason }, t("lookup.apply"))}
      ${lab.lookup && h(Button, { onClick: () => set(asked(lab, { lookup: null, sort: null, filters: lab.filters.filter((one) => !one.column.includes(".")) })) }, t("lookup.clear"))}
    </div>
  </form>`;
}

export { LookupForm };
