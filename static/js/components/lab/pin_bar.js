// What is picked goes to the board: chosen rows, or the answer to the question as it stands.
import { useState } from "preact/hooks";
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { toQuery } from "../../state/lab.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { typedIn, useTyped } from "../typed.js";

const MANY_ROWS = 20;

/** @param {import("./lab_view.js").LabProps} props */
function PinBar({ detail, lab, set, result }) {
  const store = useStore();
  const [caption, setCaption, clear] = useTyped(`caption.${detail.id}`);
  const [pinned, setPinned] = useState("");
  const picked = lab.picked.length;
  const isAsked = Boolean(lab.group || lab.lookup || lab.filters.length > 0);
  const asked = JSON.stringify([lab.picked, lab.filters, lab.group, lab.lookup]);
  if (pinned === asked) return html`<p class="receipt" role="status">${icon("circle-check")} ${t("pin.done.next")}</p>`;
  if (picked === 0 && !isAsked) return html`<p class="small quiet">${t("pin.how")}</p>`;
  const total = picked || result?.total || 0;
  const send = async () => {
    const what = picked > 0 ? { rows: lab.picked, query: lab.lookup ? toQuery(detail.id, lab) : null } : { rows: [], query: toQuery(detail.id, lab) };
    const outcome = await store.send({ kind: "pin_rows", source: detail.id, ...what, caption: caption.trim() || null });
    if (!outcome.isAccepted) return;
    clear();
    set({ ...lab, picked: [] });
    setPinned(JSON.stringify([[], lab.filters, lab.group, lab.lookup]));
    store.toast("proof", "pin", t("pin.done"));
  };
  return html`<div class="selection-bar">
    <span>${picked > 0 ? t("pin.picked", { count: picked }) : t("pin.query", { count: total })}</span>
    <label class="visually-hidden" for=${`caption-${detail.id}`}>${t("pin.caption")}</label>
    <input class="input" id=${`caption-${detail.id}`} maxlength="120" placeholder=${t("pin.caption")} value=${caption} onInput=${(/** @type {Event} */ event) => setCaption(typedIn(event))} />
    ${h(Button, { kind: "primary", icon: "pin", onClick: send }, t("pin.send"))}
    ${picked > 0 && h(Button, { kind: "quiet", small: true, onClick: () => set({ ...lab, picked: [] }) }, t("pin.let_go"))}
    ${total > MANY_ROWS && html`<span class="button__reason">${t("pin.too_many")}</span>`}
  </div>`;
}

export { PinBar };
