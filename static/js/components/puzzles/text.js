// A word or a short line, as it stands in a source.
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { Written } from "./written.js";

const ITEM = "text";

/** @param {import("./kinds.js").PartProps} props */
function TextPart({ id, part, draft, place, isStill }) {
  const placed = draft[ITEM]?.text ?? "";
  const lay = (/** @type {string} */ text) => place(ITEM, text ? "" : null, text || null);
  return html`<div>${h(Written, { id, label: t("text.label"), placed, draft: draft[ITEM], onPlace: lay, isStill, limit: part.public.max_length ?? 120 })}</div>`;
}

export { TextPart };
