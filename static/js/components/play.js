// Play: Now, Desk, Board and Chat side by side, or as tabs where the window is narrow. All of them stay alive behind their tab.
import { h, html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { TABS, useStore } from "../state/store.js";
import { Board } from "./board/board.js";
import { Chat } from "./chat.js";
import { Desk } from "./desk.js";
import { Masthead } from "./masthead.js";
import { Now } from "./now.js";
import { TeamStrip } from "./team_strip.js";

function Play() {
  const store = useStore();
  return html`${h(Masthead, { canReport: true })} ${h(TeamStrip, {})} ${h(RegionTabs, {})}
    <main class="regions" data-open=${store.tab.value} data-wide=${store.isBoardWide.value ? "board" : undefined}>
      <h1 class="visually-hidden">${store.read("room")?.title}</h1>
      ${h(Now, {})} ${h(Desk, {})} ${h(Board, {})} ${h(Chat, {})}</main>`;
}

/** How much is new behind each tab. @param {import("../state/store.js").Store} store */
function newBehind(store) {
  const count = (/** @type {object | undefined} */ section) => Object.keys(section ?? {}).length;
  const messages = Object.values(store.read("feed") ?? {}).filter((one) => one.kind !== "act").length;
  const seen = store.seen.value;
  const isNew = (/** @type {number} */ all, /** @type {string} */ name) => Math.max(0, all - (seen[name] ?? 0));
  return {
    now: isNew(messages, "feed"),
    desk: 0,
    board: isNew(count(store.read("pins")), "board"),
    chat: isNew(count(store.read("chat")), "chat"),
  };
}

function RegionTabs() {
  const store = useStore();
  const open = store.tab.value;
  const fresh = newBehind(store);
  return html`<nav class="region-tabs" aria-label=${t("tabs.title")}>
    ${TABS.map(
      (tab) => html`<button class=${`region-tabs__tab region-tabs__tab--${tab}`} type="button" key=${tab} aria-current=${open === tab ? "true" : undefined} onClick=${() => store.show(tab)}>
        ${t(`${tab}.title`)} ${fresh[tab] > 0 && open !== tab && html`<span class="region-tabs__count">${t("tabs.new", { count: fresh[tab] })}</span>`}
      </button>`,
    )}
  </nav>`;
}

export { Play };
