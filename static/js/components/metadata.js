// A source's catalogue entry, one click away: whose it is, what for, which clock, what it does not say. Players who read it win.
import { html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";

/** @param {{id: string, catalogue: import("../types/view.d.ts").Catalogue}} props */
function Metadata({ id, catalogue }) {
  const store = useStore();
  const isOpened = store.read("sources")?.[id]?.metadata_opened ?? true;
  const toggled = (/** @type {Event} */ event) => {
    if (/** @type {HTMLDetailsElement} */ (event.currentTarget).open && !isOpened) void store.line.send({ kind: "open_metadata", source: id });
  };
  const facts = /** @type {const} */ (["owner", "purpose", "period", "clock", "refresh", "limits"]);
  return html`<details class="metadata" onToggle=${toggled}>
    <summary>${icon("info")} ${t("metadata.title")}</summary>
    <dl class="facts">
      ${facts.map((name) => catalogue[name] && html`<dt>${t(`metadata.${name}`)}</dt><dd>${catalogue[name]}</dd>`)}
      <dt>${t("metadata.personal_data")}</dt><dd>${t(catalogue.personal_data ? "metadata.yes" : "metadata.no")}</dd>
      <dt>${t("metadata.version")}</dt><dd>${catalogue.version}</dd>
    </dl>
  </details>`;
}

export { Metadata };
