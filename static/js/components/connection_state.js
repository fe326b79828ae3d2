// Whether what one did is safe, in words: saved, not saved yet, reconnecting with the text kept, or closed and why.
import { useEffect, useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";

const SLOW_MS = 700;

/** `saved`, `unsaved`, `reconnecting` or `offline`; an answer that comes at once never shows as unsaved. */
function useConnectionState() {
  const store = useStore();
  const { phase, pending } = store.connected.value;
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (pending === 0) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [pending > 0]);
  if (phase === "closed") return "offline";
  if (phase !== "open") return "reconnecting";
  return pending > 0 && isSlow ? "unsaved" : "saved";
}

const ICONS = { saved: "circle-check", unsaved: "refresh-cw", reconnecting: "refresh-cw", offline: "wifi-off" };

function ConnectionState() {
  const state = useConnectionState();
  return html`<p class="connection" data-state=${state}>${icon(ICONS[state])} ${t(`connection.${state}`)}</p>`;
}

function ConnectionBanner() {
  const store = useStore();
  const { phase, reason } = store.connected.value;
  const isPaused = store.read("clock")?.phase === "paused";
  if (phase === "closed" && reason !== "left") return h(ClosedBanner, { reason });
  if (phase === "waiting" || (phase === "connecting" && store.view.room))
    return html`<section class="banner" aria-label=${t("connection.name")}><p>${icon("refresh-cw")} <b>${t(`connection.${reason === "restarting" ? "restarting" : "lost"}.title`)}</b> ${t("connection.kept")}</p></section>`;
  return isPaused ? html`<section class="banner banner--plain" aria-label=${t("paused.title")}><p>${icon("pause")} <b>${t("paused.title")}</b> ${t("paused.text")}</p></section>` : null;
}

/** @param {{reason: string}} props */
function ClosedBanner({ reason }) {
  const store = useStore();
  return html`<section class="banner banner--alarm" aria-label=${t("connection.name")}>
    ${icon("wifi-off")} <b>${t(`connection.${reason}.title`)}</b> ${t(`connection.${reason}.text`)}
    ${reason === "replaced" && h(Button, { small: true, onClick: () => store.line.reconnect() }, t("connection.go_on_here"))}
    ${reason !== "replaced" && html`<a class="button button--small" href="/">${t("connection.to_start")}</a>`}
  </section>`;
}

export { ConnectionBanner, ConnectionState };
