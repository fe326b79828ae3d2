// From page to page of an answer.
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { PAGE_ROWS } from "../../state/lab.js";
import { Button } from "../button.js";

/** @param {import("./lab_view.js").LabProps} props */
function Pagination({ lab, set, result }) {
  if (!result || result.total === 0) return null;
  const first = lab.offset + 1;
  const last = Math.min(result.total, lab.offset + result.rows.length);
  if (result.total <= result.rows.length) return null;
  const go = (/** @type {number} */ offset) => set({ ...lab, offset: Math.max(0, offset) });
  return html`<nav class="pagination" aria-label=${t("pages.title")}>
    <span>${t("pages.now", { first, last, total: result.total })}</span>
    <span class="button-row">
      ${h(Button, { small: true, icon: "chevron-left", focus: "page-back", reason: first > 1 ? null : t("pages.first"), hideReason: true, onClick: () => go(lab.offset - PAGE_ROWS) }, t("pages.back"))}
      ${h(Button, { small: true, iconAfter: "chevron-right", focus: "page-on", reason: last < result.total ? null : t("pages.last"), hideReason: true, onClick: () => go(lab.offset + PAGE_ROWS) }, t("pages.on"))}
    </span>
  </nav>`;
}

export { Pagination };
