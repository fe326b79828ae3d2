// Who is in the team, whether they are here, and what they look at.
import { h, html, icon } from "../lib/html.js";
import { monogram } from "../lib/format.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";

const ICONS = /** @type {Record<string, string>} */ ({ active: "circle-check", away: "moon", gone: "log-out" });

function TeamStrip() {
  const store = useStore();
  const people = withIds(store.read("people"));
  return html`<section class="team-strip" aria-label=${t("team.title")}>
    <ul class="team-strip__list">
      ${people.map((person) => h(Player, { key: person.id, person }))}
    </ul>
  </section>`;
}

/** @param {{person: import("../types/view.d.ts").Person & {id: string}}} props */
function Player({ person }) {
  const store = useStore();
  const isMe = person.id === store.read("me")?.player;
  const presence = store.presence.value[person.id];
  const state = isMe || person.is_bot ? "active" : (presence?.state ?? "gone");
  const looks = isMe ? "" : lookedAt(store, presence?.looking_at ?? null);
  const doing = [person.roles.join(", "), looks].filter(Boolean).join(", ");
  return html`<li class="player" data-state=${state}>
    <span class="player__mark"><span class="monogram" aria-hidden="true">${monogram(person.name)}</span></span>
    <span>
      <span class="player__name">${isMe ? t("team.you", { name: person.name }) : person.name}</span>${" "}
      <span class="presence" data-state=${state}> ${icon(ICONS[state] ?? "moon")} ${t(person.is_bot ? "presence.bot" : `presence.${state}`)}</span>
      <span class="player__doing">${doing}</span>
    </span>
  </li>`;
}

/** What somebody looks at, as far as this player may know its name.
 * @param {import("../state/store.js").Store} store @param {string | null} at */
function lookedAt(store, at) {
  const [kind, id = ""] = (at ?? "").split(":");
  const title = kind === "puzzle" ? store.read("puzzles")?.[id]?.title : kind === "source" ? store.read("sources")?.[id]?.title : undefined;
  if (title) return t("team.looks_at", { title });
  return kind === "board" || kind === "accusation" || kind === "source" ? t(`team.looks_at.${kind}`) : "";
}

export { TeamStrip };
