// What this player is in the story, and what only they hold: in the lobby, and at hand all through play.
import { h, html, icon } from "../lib/html.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";

/** @param {{isFolded: boolean}} props */
function RoleCards({ isFolded }) {
  const store = useStore();
  const roles = store.read("me")?.roles ?? [];
  const sources = withIds(store.read("sources")).filter((one) => one.is_mine);
  const departments = store.read("room")?.departments ?? {};
  if (roles.length === 0) return html`<div class="empty"><p class="empty__next">${t("role.none.next")}</p><p class="small">${t("role.none")}</p></div>`;
  return html`${roles.map(
      (role) => html`<article class="role-card" key=${role.id}>
        ${!isFolded && html`<p class="kicker">${icon("user")} ${t("role.yours")}</p>`}
        <p class="role-card__title">${role.title}</p>
        ${departments[role.department] !== role.title && html`<p class="small quiet">${departments[role.department] ?? ""}</p>`}
        <p>${prose(role.card)}</p>
      </article>`,
    )}
    ${sources.length > 0 &&
    html`<section class="stack stack--tight"><p class="kicker">${icon("key-round")} ${t("role.only_you")}</p>
      <ul class="plain-list">${sources.map((source) => html`<li key=${source.id}>${icon(source.kind === "dataset" ? "table" : "file-text")} ${source.title}</li>`)}</ul></section>`}
    <p class="small quiet">${t("role.share")}</p>`;
}

/** The role card in play: open in the first act, folded away later. */
function MyRole() {
  const store = useStore();
  const roles = store.read("me")?.roles ?? [];
  if (roles.length === 0) return null;
  const isFirst = store.read("room")?.act?.number === 1;
  return html`<details class="metadata" open=${isFirst}>
    <summary>${t("role.yours")}: ${roles.map((role) => role.title).join(", ")}</summary>
    <div class="stack">${h(RoleCards, { isFolded: true })}</div>
  </details>`;
}

export { MyRole, RoleCards };
