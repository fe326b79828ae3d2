// The whole page of one player: the screen of the room's stage, and what stands over every screen.
import { useEffect } from "preact/hooks";
import { h, html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { StoreContext, useStore } from "../state/store.js";
import { Announcer } from "./announcer.js";
import { CallDialog, ReportDialog } from "./ask_dialogs.js";
import { ClockEffect } from "./clock_effect.js";
import { ConnectionBanner } from "./connection_state.js";
import { DebriefScreen } from "./debrief.js";
import { Lobby } from "./lobby.js";
import { Play } from "./play.js";
import { SettingsDialog } from "./settings_dialog.js";
import { Toasts } from "./toasts.js";
import { Tour } from "./tour.js";

/** @typedef {{onTheme: (theme: string) => void, theme: import("@preact/signals").Signal<string>, onLanguage: (language: string) => void, onLeave: () => void}} Settings */

/** @param {{store: import("../state/store.js").Store, settings: Settings}} props */
function App({ store, settings }) {
  return h(StoreContext.Provider, { value: store }, h(Announcer, {}), h(ConnectionBanner, {}), h(Screen, {}), h(Dialogs, { settings }), h(ClockEffect, {}), h(Toasts, {}));
}

function Screen() {
  const store = useStore();
  const stage = store.read("room")?.stage;
  useEffect(() => {
    document.body.classList.toggle("page--play", stage === "play");
    document.body.classList.toggle("page--lobby", stage === "lobby" || stage === "new");
  }, [stage]);
  if (store.read("me")?.is_gone) return h(Gone, {});
  if (stage === undefined) return h(Loading, {});
  if (stage === "play") return h(Play, {});
  return stage === "debrief" || stage === "closed" ? h(DebriefScreen, {}) : h(Lobby, {});
}

function Loading() {
  const store = useStore();
  const isStuck = store.connected.value.phase === "waiting";
  return html`<main class="page__main page__main--narrow stack">
    <h1>${t("player.loading")}</h1>
    <div class="skeleton" aria-hidden="true"><span class="skeleton__line"></span><span class="skeleton__line"></span><span class="skeleton__line"></span></div>
    ${isStuck && html`<div class="notice notice--look" role="status"><div><p><b>${t("edge.websocket.title")}</b></p><p>${t("edge.websocket.text")}</p></div></div>`}
  </main>`;
}

function Gone() {
  return html`<main class="page__main page__main--narrow stack"><h1>${t("connection.removed.title")}</h1><p>${t("connection.removed.text")}</p><p><a class="button" href="/">${t("connection.to_start")}</a></p></main>`;
}

/** @param {{settings: Settings}} props */
function Dialogs({ settings }) {
  const name = useStore().dialog.value;
  if (name === "call") return h(CallDialog, {});
  if (name === "report") return h(ReportDialog, {});
  if (name === "tour") return h(Tour, {});
  const { onTheme, theme, onLanguage, onLeave } = settings;
  return name === "settings" ? h(SettingsDialog, { onTheme, theme: theme.value, onLanguage, onLeave }) : null;
}

export { App };
