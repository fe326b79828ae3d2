// The header of every running game: what we found, how long we have, whether it was saved, and who can help.
import { h, html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Bridge } from "./bridge.js";
import { Button } from "./button.js";
import { ConnectionState } from "./connection_state.js";
import { GameClock } from "./game_clock.js";

/** @param {string} key a text whose words in [brackets] fall away on a narrow screen */
function shortened(key) {
  const [extra = "", core = ""] = t(key).split("|");
  return core ? html`<span><span class="button__extra">${extra}</span><span class="button__core">${core}</span></span>` : extra;
}

/** @param {{canReport: boolean}} props */
function Masthead({ canReport }) {
  const store = useStore();
  const room = store.read("room");
  const open = (/** @type {string} */ name) => () => (store.dialog.value = name);
  const waiting = Object.values(store.read("help") ?? {}).some((call) => call.answered_by === null);
  return html`<header class="masthead">
    <p class="masthead__brand">${room?.title} <span class="masthead__scene">${room?.team}</span></p>
    ${h(Progress, {})} ${h(GameClock, {})} ${h(ConnectionState, {})}
    <div class="masthead__tools">
      ${h(Button, { small: true, icon: waiting ? "bell" : "hand", onClick: open("call") }, waiting ? t("call.waiting.short") : shortened("call.open"))}
      ${canReport && h(Button, { small: true, icon: "flag", onClick: open("report") }, t("report.open"))}
      ${h(Button, { small: true, icon: "settings", label: t("settings.open"), onClick: open("settings") })}
    </div>
  </header>`;
}

function Progress() {
  const board = useStore().read("board");
  if (!board) return null;
  return html`<div class="progress">
    ${h(Bridge, { stays: board.stays, small: true })}
    <p class="progress__count"><b>${board.established}</b> ${t("bridge.of", { total: board.total })}<br />${t("bridge.lit")}</p>
  </div>`;
}

export { Masthead };
