// The sources one may open: one's own first, each with what nobody else holds; then what team mates showed or gave.
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";

/** @typedef {import("../types/view.d.ts").Source & {id: string}} Source */

const FORM_ICONS = /** @type {Record<string, string>} */ ({ mail: "mail", letter: "mail", picture: "eye", statement: "user", protocol: "shield" });

function SourceList() {
  const store = useStore();
  const sources = withIds(store.read("sources"));
  const [mine, others] = [sources.filter((one) => one.is_mine), sources.filter((one) => !one.is_mine)];
  if (sources.length === 0) return h(NoSources, {});
  return html`<div class="stack">
    ${h(SharedViews, {})}
    ${mine.length > 0 && h(List, { title: t("sources.mine"), note: t("sources.mine.note"), sources: mine })}
    ${others.length > 0 && h(List, { title: t("sources.team"), note: "", sources: others })}
  </div>`;
}

/** Before play they come with it; who comes in later, or holds a department that is not asked yet, hears when and what to do meanwhile. */
function NoSources() {
  const store = useStore();
  const room = store.read("room");
  if (room?.stage !== "play") return html`<div class="empty"><p class="empty__next">${t("sources.empty.next")}</p><p class="small">${t("sources.empty.text")}</p></div>`;
  const acts = (store.read("me")?.roles ?? []).flatMap((role) => (role.sources_act && role.sources_act > (room.act?.number ?? 0) ? [role.sources_act] : []));
  return html`<div class="empty"><p class="empty__next">${acts.length > 0 ? t("sources.later.next", { number: Math.min(...acts) }) : t("sources.none.next")}</p><p class="small">${t("sources.later.text")}</p></div>`;
}

/** @param {{title: string, note: string, sources: Source[]}} props */
function List({ title, note, sources }) {
  return html`<section class="stack stack--tight">
    <h3>${title}</h3>
    ${note && html`<p class="small quiet">${note}</p>`}
    <ul class="source-list">${sources.map((source) => html`<li key=${source.id}>${h(SourceButton, { source })}</li>`)}</ul>
  </section>`;
}

/** @param {{source: Source}} props */
function SourceButton({ source }) {
  const store = useStore();
  const by = store.read("people")?.[source.shared_by ?? ""]?.name;
  const department = store.read("room")?.departments[source.department] ?? source.department;
  const notes = [
    t(source.kind === "dataset" ? "source.dataset" : `source.form.${source.form ?? "card"}`),
    source.is_mine ? t("source.only_you") : by ? t("source.shared_by", { name: by }) : department,
    !source.is_opened && t("source.not_opened"),
    source.is_unusable && t("source.unusable"),
  ].filter(Boolean);
  return html`<button class="source" type="button" onClick=${() => store.open({ kind: "source", id: source.id })}>
    ${icon(source.kind === "dataset" ? "table" : (FORM_ICONS[source.form ?? ""] ?? "file-text"))}
    <span>${source.title} <span class="source__note">${notes.join(" · ")}</span></span>
    ${icon("chevron-right")}
  </button>`;
}

function SharedViews() {
  const store = useStore();
  const me = store.read("me")?.player;
  const views = Object.entries(store.read("shared_views") ?? {}).filter(([player]) => player !== me);
  if (views.length === 0) return null;
  return html`<section class="stack stack--tight">
    <h3>${t("shared_views.title")}</h3>
    <ul class="source-list">
      ${views.map(([player, view]) => {
        const name = store.read("people")?.[player]?.name ?? "";
        const title = store.read("sources")?.[view.source]?.title ?? t("shared_views.a_source");
        return html`<li key=${player}><button class="source" type="button" onClick=${() => store.open({ kind: "source", id: view.source, follow: player })}>
          ${icon("eye")}<span>${t("shared_views.follow", { name })} <span class="source__note">${title}</span></span>${icon("chevron-right")}
        </button></li>`;
      })}
    </ul>
  </section>`;
}

export { SourceList };
