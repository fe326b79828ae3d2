// Everyone signs, or dissents with a word of their own. Dissent stays in the room.
import { useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { SentenceField } from "./ask_dialogs.js";
import { Button } from "./button.js";
import { useTyped } from "./typed.js";

const ICONS = /** @type {Record<string, string>} */ ({ signed: "check", dissent: "minus", none: "clock" });

/** @param {{accusation: import("../types/view.d.ts").Accusation}} props */
function Signatures({ accusation }) {
  const store = useStore();
  const me = store.read("me")?.player ?? "";
  const [isDissenting, setDissenting] = useState(false);
  const [text, setText, clear] = useTyped("dissent");
  const own = accusation.signatures[me];
  const sign = async (/** @type {"signed" | "dissent" | "none"} */ signature) => {
    const outcome = await store.send({ kind: "sign_accusation", signature, text: signature === "dissent" ? text.trim() || null : null });
    if (!outcome.isAccepted) return;
    clear();
    setDissenting(false);
  };
  return html`<section class="accusation__question" aria-label=${t("sign.title")}>
    <h3>${t("sign.title")}</h3>
    <ul class="signatures">${withIds(store.read("people")).map((person) => {
      const signature = accusation.signatures[person.id] ?? "none";
      return html`<li class="signature" key=${person.id}>${icon(ICONS[signature] ?? "clock")} <span>${person.name} <span class="quiet">${t(`sign.${signature}`)}</span>
        ${accusation.dissents?.[person.id] && html`<br /><span class="small">${t("sign.dissent.why", { text: accusation.dissents[person.id] ?? "" })}</span>`}</span></li>`;
    })}</ul>
    ${!accusation.is_sent && html`<div class="button-row">
      ${own !== "signed" && h(Button, { kind: "primary", icon: "check", onClick: () => void sign("signed") }, t("sign.do"))}
      ${own !== "dissent" && h(Button, { onClick: () => setDissenting(true) }, t("sign.dissent.do"))}
      ${own && h(Button, { kind: "quiet", onClick: () => void sign("none") }, t("sign.undo"))}
    </div>`}
    ${isDissenting && !accusation.is_sent && html`<div class="stack stack--tight">
      ${h(SentenceField, { id: "dissent-text", label: t("sign.dissent.label"), text, setText, limit: 280 })}
      <div class="button-row">${h(Button, { onClick: () => void sign("dissent") }, t("sign.dissent.confirm"))} ${h(Button, { kind: "quiet", onClick: () => setDissenting(false) }, t("dialog.not_now"))}</div>
    </div>`}
    <p class="button__reason">${t("sign.note")}</p>
  </section>`;
}

export { Signatures };
