// The clock tool: a time as this source wrote it, in UTC by the source's own rule, with that rule shown.
import { useState } from "preact/hooks";
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { errorText } from "../request_error.js";
import { SelectField, TextField } from "./field.js";

/** @param {import("./lab_view.js").LabProps} props */
function ClockTool({ detail, lab, result }) {
  const at = result?.columns.findIndex((column) => column.kind === "time") ?? -1;
  const picked = result?.rows.find((row) => row.key === lab.picked[0]);
  const start = (at >= 0 && (picked ?? result?.rows[0])?.cells[at]) || "";
  return h(ClockForm, { key: `${detail.id}:${lab.picked[0] ?? ""}`, source: detail.id, clock: detail.catalogue.clock, rule: detail.catalogue.clock_rule, start });
}

/** @param {{source: string, clock: string, rule: string, start: string}} props */
function ClockForm({ source, clock, rule, start }) {
  const store = useStore();
  const [cell, setCell] = useState(start);
  const [season, setSeason] = useState("none");
  const [found, setFound] = useState(/** @type {{utc: string, local: string, rule: string} | null} */ (null));
  const [error, setError] = useState("");
  const ask = async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      setFound(await store.requests.clock(source, cell.trim(), season === "none" ? null : season));
      setError("");
    } catch (refused) {
      setFound(null);
      setError(errorText(refused));
    }
  };
  const seasons = ["none", "summer", "winter"].map((one) => ({ id: one, text: t(`season.${one}`) }));
  return html`<form class="clock-tool" onSubmit=${ask} aria-label=${t("lab.clock")}>
    <h4>${icon("clock")} ${t("clock_tool.title")}</h4>
    <p class="small">${t("clock_tool.rule", { rule: clock })}</p>
    <div class="field-row">
      ${h(TextField, { label: t("clock_tool.cell"), value: cell, onInput: setCell, placeholder: "2026-10-25 02:46:00" })}
      ${rule === "local" && h(SelectField, { label: t("clock_tool.season"), value: season, onChange: setSeason, options: seasons, help: t("clock_tool.season.help") })}
    </div>
    <div class="button-row">${h(Button, { kind: "primary", type: "submit", reason: cell.trim() ? null : t("clock_tool.fill_first") }, t("clock_tool.ask"))}</div>
    <div role="status">
      ${found && html`<p class="clock-tool__result">${shownTime(found.utc)} UTC <span class="small quiet">${t("clock_tool.local", { time: shownTime(found.local) })}</span></p>`}
      ${error && html`<p class="field__error">${icon("info")} ${error}</p>`}
    </div>
  </form>`;
}

/** A moment as a day and a time. @param {string} iso */
function shownTime(iso) {
  return iso.replace("T", " ").replace(/Z$/, "");
}

export { ClockTool };
