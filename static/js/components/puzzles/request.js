// A request: a form whose every field is a choice, so that the team says exactly what it wants to know.
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { typedIn } from "../typed.js";
import { Hand } from "./hand.js";

/** @param {import("./kinds.js").PartProps} props */
function RequestPart({ id, part, draft, place, isStill }) {
  /** @type {{fields: {id: string, text: string, options: {id: string, text: string}[]}[]}} */
  const { fields } = part.public;
  return html`<div class="stack">
    ${fields.map((field) => {
      const value = String(draft[field.id]?.value ?? "");
      return html`<div class="field" key=${field.id}>
        <label class="field__label" for=${`${id}-${field.id}`}>${field.text}</label>
        <select class="select" id=${`${id}-${field.id}`} value=${value} disabled=${isStill} onChange=${(/** @type {Event} */ event) => void place(field.id, typedIn(event) || null)}>
          <option value="" selected=${value === ""}>${t("choose")}</option>
          ${field.options.map((option) => html`<option value=${option.id} selected=${option.id === value} key=${option.id}>${option.text}</option>`)}
        </select>
        ${h(Hand, { draft: draft[field.id] })}
      </div>`;
    })}
  </div>`;
}

export { RequestPart };
