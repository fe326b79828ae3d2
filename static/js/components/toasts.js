// Short words about what just happened; the announcer tells them, so they are not a live region themselves.
import { useEffect } from "preact/hooks";
import { cx, h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";

const SHOWN_MS = { proof: 7000, look: 9000, alarm: 20000 };

function Toasts() {
  const store = useStore();
  if (store.toasts.value.length === 0) return null;
  return html`<section class="toasts" aria-label=${t("toast.title")}>${store.toasts.value.map((toast) => h(One, { key: toast.id, toast }))}</section>`;
}

/** @param {{toast: import("../state/store.js").Toast}} props */
function One({ toast }) {
  const store = useStore();
  useEffect(() => {
    const timer = setTimeout(() => store.dismiss(toast.id), SHOWN_MS[toast.tone]);
    return () => clearTimeout(timer);
  }, []);
  return html`<div class=${cx("toast", `toast--${toast.tone}`)}>
    ${icon(toast.icon)}<span>${toast.text}</span>
    ${h(Button, { small: true, kind: "quiet", icon: "x", label: t("toast.dismiss"), onClick: () => store.dismiss(toast.id) })}
  </div>`;
}

export { Toasts };
