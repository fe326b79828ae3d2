// One minute on the real controls, in a room of its own: pin a row, tie two facts, know where help is.
import { useMemo, useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { practiceDetail, practiceResult, practiceView, practise } from "../state/practice.js";
import { inOrder } from "../state/selectors.js";
import { Store, StoreContext, useStore } from "../state/store.js";
import { PinCard } from "./board/pin_card.js";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";
import { LabView } from "./lab/lab_view.js";

const STEPS = ["pin", "link", "help"];

/** @param {Store} real */
function practiceStore(real) {
  const accepted = { isAccepted: true, code: "", text: "" };
  const store = new Store({
    serverNow: real.serverNow,
    kept: { load: (_name, otherwise) => otherwise, save: () => true, wipe: () => undefined },
    line: {
      reconnect: () => undefined,
      look: () => undefined,
      send: async (command) => {
        store.room.value = { ...store.room.value, view: practise(store.room.value.view, command, t) };
        return accepted;
      },
    },
    requests: { ...real.requests, source: async () => practiceDetail(t), table: async (query) => practiceResult(query, t) },
  });
  store.room.value = { epoch: "practice", seq: 1, view: practiceView(real.view, t) };
  store.connected.value = { phase: "open", pending: 0, reason: "", latencyMs: 0 };
  return store;
}

function Tour() {
  const real = useStore();
  const store = useMemo(() => practiceStore(real), []);
  const [step, setStep] = useState(0);
  const stage = real.read("room")?.stage;
  const [openedIn] = useState(stage);
  const hasBegun = stage === "play" && openedIn !== "play";
  const close = () => (real.dialog.value = null);
  const isLast = step === STEPS.length - 1;
  const pins = Object.keys(store.read("pins") ?? {}).length;
  const links = Object.keys(store.read("links") ?? {}).length;
  const isDone = [pins > 1, links > 0, true][step];
  const foot = [
    hasBegun && h(Button, { kind: "primary", onClick: close }, t("tour.to_play")),
    step > 0 && h(Button, { icon: "chevron-left", onClick: () => setStep(step - 1) }, t("pages.back")),
    h(Button, { kind: isDone && !hasBegun ? "primary" : "plain", iconAfter: "chevron-right", onClick: isLast ? close : () => setStep(step + 1) }, t(isLast ? "tour.done" : isDone ? "tour.next" : "tour.skip")),
  ];
  return h(
    Dialog,
    { title: t("tour.title", { step: step + 1, total: STEPS.length }), onClose: close, foot },
    html`<div role="status">${hasBegun && html`<p class="notice">${icon("info")} ${t("tour.has_begun")}</p>`}</div>
      <p>${t(`tour.${STEPS[step]}`)}</p>
      <div role="status">${isDone && step < 2 && html`<p class="receipt">${icon("circle-check")} ${t(`tour.${STEPS[step]}.done`)}</p>`}</div>`,
    h(StoreContext.Provider, { value: store }, step === 0 ? h(LabView, { detail: practiceDetail(t), follow: null, isBare: true }) : step === 1 ? h(PracticePins, {}) : h(WhereHelpIs, {})),
  );
}

function PracticePins() {
  const pins = inOrder(useStore().read("pins"));
  return html`<ul class="board__list">${pins.map((pin) => html`<li key=${pin.id}>${h(PinCard, { pin, at: "tour-" })}</li>`)}</ul>`;
}

function WhereHelpIs() {
  return html`<ul class="stack stack--tight">
    <li>${icon("hand")} ${t("tour.help.call")}</li>
    <li>${icon("flag")} ${t("tour.help.report")}</li>
    <li>${icon("lightbulb")} ${t("tour.help.hint")}</li>
    <li>${icon("message-circle")} ${t("tour.help.chat")}</li>
  </ul>`;
}

export { Tour };
