// Two dialogs that are always near: calling the facilitator, with a receipt, and reporting something to the desk.
import { useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { inOrder } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";
import { typedIn, useTyped } from "./typed.js";

/** @param {{id: string, label: string, text: string, setText: (text: string) => void, limit: number}} props */
function SentenceField({ id, label, text, setText, limit }) {
  return html`<div class="field">
    <label class="field__label" for=${id}>${label}</label>
    <textarea class="textarea" id=${id} maxlength=${limit} value=${text} onInput=${(/** @type {Event} */ event) => setText(typedIn(event))}></textarea>
  </div>`;
}

function CallDialog() {
  const store = useStore();
  const close = () => (store.dialog.value = null);
  const [text, setText, clear] = useTyped("call");
  const calls = inOrder(store.read("help"));
  const open = calls.find((call) => call.answered_by === null);
  const call = async () => {
    const outcome = await store.send({ kind: "call_facilitator", text: text.trim() || null });
    if (outcome.isAccepted) clear();
  };
  const foot = [
    h(Button, { onClick: close }, t(open ? "dialog.back" : "dialog.not_now")),
    !open && h(Button, { kind: "primary", icon: "hand", onClick: call }, t("call.send")),
  ];
  return h(
    Dialog,
    { title: t("call.title"), onClose: close, foot },
    open
      ? html`<p class="receipt">${icon("circle-check")} ${t("call.receipt")}</p>${open.text && html`<p>“${open.text}”</p>`}`
      : h(SentenceField, { id: "call-text", label: t("call.label"), text, setText, limit: 500 }),
    calls
      .filter((one) => one.answered_by !== null)
      .map((one) => html`<div class="notice notice--proof">${icon("circle-check")}<p><b>${t("call.answered")}</b> ${one.answer ?? ""}</p></div>`),
  );
}

function ReportDialog() {
  const store = useStore();
  const close = () => (store.dialog.value = null);
  const [text, setText, clear] = useTyped("report");
  const [kind, setKind] = useState("");
  const [isSent, setSent] = useState(false);
  const reporting = store.read("room")?.reporting;
  const send = async () => {
    const outcome = await store.send({ kind: "file_report", report: kind, text: text.trim() || null });
    if (!outcome.isAccepted) return;
    clear();
    setSent(true);
  };
  const reason = kind ? null : t("report.choose_first");
  if (isSent)
    return h(
      Dialog,
      { title: t("report.title"), onClose: close, foot: h(Button, { kind: "primary", onClick: close }, t("dialog.back")) },
      html`<p class="receipt">${icon("circle-check")} ${t("report.receipt", { desk: reporting?.desk ?? "" })}</p><p>${t("report.thanks")}</p>`,
    );
  const foot = [h(Button, { onClick: close }, t("dialog.not_now")), h(Button, { kind: "primary", icon: "flag", reason, onClick: send }, t("report.send"))];
  return h(
    Dialog,
    { title: t("report.title"), onClose: close, foot },
    html`<p>${t("report.intro", { desk: reporting?.desk ?? "" })}</p>
      <fieldset class="choices"><legend>${t("report.kind")}</legend>
        ${reporting?.kinds.map(
          (one) => html`<label class="choice" key=${one.id}>
            <input type="radio" name="report-kind" checked=${kind === one.id} onChange=${() => setKind(one.id)} /><span>${one.text}</span>
          </label>`,
        )}
      </fieldset>`,
    h(SentenceField, { id: "report-text", label: t("report.label"), text, setText, limit: 500 }),
  );
}

export { CallDialog, ReportDialog, SentenceField };
