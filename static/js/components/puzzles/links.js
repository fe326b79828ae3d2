// Pairs: what stands left belongs to one thing on the right, or to none.
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { typedIn } from "../typed.js";
import { Hand } from "./hand.js";

/** @param {import("./kinds.js").PartProps} props */
function LinksPart({ part, draft, place, isStill }) {
  /** @type {{left: {id: string, text: string}[], right: {id: string, text: string}[], allow_none: boolean}} */
  const { left, right, allow_none: allowNone } = part.public;
  const options = [...right, ...(allowNone ? [{ id: "none", text: t("links.none") }] : [])];
  return html`<ol class="pairs">
    ${left.map((item) => {
      const value = String(draft[item.id]?.value ?? "");
      return html`<li class="pair" key=${item.id}>
        <span class="slot is-filled"><span>${item.text} ${h(Hand, { draft: draft[item.id] })}</span></span>
        <span class="tag">${icon("link")} ${t("links.belongs_to")}</span>
        <select class="select" aria-label=${t("links.choose", { item: item.text })} value=${value} disabled=${isStill} data-focus=${`${part.id}-${item.id}`}
          onChange=${(/** @type {Event} */ event) => void place(item.id, typedIn(event) || null)}>
          <option value="" selected=${value === ""}>${t("choose")}</option>
          ${options.map((option) => html`<option value=${option.id} selected=${option.id === value} key=${option.id}>${option.text}</option>`)}
        </select>
      </li>`;
    })}
  </ol>`;
}

export { LinksPart };
