// A document on its sheet. Its passages can be picked and pinned to the board, each with its own button.
import { cx, h, html } from "../lib/html.js";
import { Rendered } from "../lib/rendered.js";
import { plain } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";

const SHEETS = new Set(["mail", "log", "letter", "note"]);

/** @param {{detail: import("../types/view.d.ts").SourceDetail}} props */
function DocumentView({ detail }) {
  const form = detail.form === "card" ? "model" : SHEETS.has(detail.form ?? "") ? detail.form : "letter";
  const picture = detail.picture;
  return html`<div class=${cx("sheet", `sheet--${form}`, "on-paper")}>
    <div class="sheet__body">
      ${detail.html && h(Rendered, { markup: detail.html, class: "stack stack--tight" })}
      ${picture && html`<figure class="stack stack--tight"><img src=${picture.url} alt=${picture.alt} /><figcaption class="small">${picture.alt}</figcaption></figure>`}
      ${detail.transcript_html && html`<details><summary>${t("document.transcript")}</summary>${h(Rendered, { markup: detail.transcript_html })}</details>`}
      ${(detail.passages ?? []).map((passage) => h(PassageView, { key: passage.id, source: detail.id, passage }))}
    </div>
  </div>`;
}

/** @param {{source: string, passage: {id: string, html: string}}} props */
function PassageView({ source, passage }) {
  const store = useStore();
  const said = passage.html.replace(/<[^>]*>/g, "").trim();
  const isPinned = withIds(store.read("pins")).some((pin) => pin.source === source && plain(pin.passage_text).trim() === said);
  const pin = async () => {
    const outcome = await store.send({ kind: "pin_passage", source, passage: passage.id });
    if (outcome.isAccepted) store.toast("proof", "pin", t("pin.done"));
  };
  return html`<div class=${cx("sheet__passage", isPinned && "is-picked")}>
    ${h(Rendered, { markup: passage.html })}
    <div class="button-row">
      ${h(Button, { small: true, kind: "quiet", icon: isPinned ? "check" : "pin", label: `${t(isPinned ? "pin.again" : "pin.passage")}: ${said.slice(0, 80)}`, onClick: pin }, t(isPinned ? "pin.again" : "pin.passage"))}
    </div>
  </div>`;
}

export { DocumentView };
