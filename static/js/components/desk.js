// The desk: the list of sources, or the one thing that lies open. Who works at it stays where they are when others act.
import { useEffect, useRef } from "preact/hooks";
import { h, html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { AccusationDesk } from "./accusation.js";
import { Button } from "./button.js";
import { PuzzleDesk } from "./puzzle.js";
import { RegionHead } from "./region_head.js";
import { SourceDesk } from "./source_desk.js";
import { SourceList } from "./source_list.js";

function Desk() {
  const store = useStore();
  const item = store.desk.value;
  const isThere = useIsThere(item);
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const shown = isThere ? item : /** @type {const} */ ({ kind: "sources" });
  const name = "id" in shown ? `${shown.kind}:${shown.id}` : shown.kind;
  useFromTheTop(place, name);
  return html`<section class="region region--desk stack" id="desk" aria-labelledby="desk-title" tabindex="-1" ref=${place}>
    ${h(RegionHead, { kind: "desk", title: t("desk.title") })}
    ${shown.kind !== "sources" && html`<div>${h(Button, { small: true, kind: "quiet", icon: "arrow-left", onClick: () => store.open({ kind: "sources" }) }, t("desk.all_sources"))}</div>`}
    ${h(Item, { key: name, item: shown })}
  </section>`;
}

/** What one opens is read from its beginning; a focus that went with the old page comes to the desk, not to nothing. @param {import("preact").RefObject<HTMLElement | null>} place @param {string} name */
function useFromTheTop(place, name) {
  const before = useRef(name);
  useEffect(() => {
    if (before.current === name) return;
    before.current = name;
    place.current?.scrollTo({ top: 0 });
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
    if ((place.current?.getBoundingClientRect().top ?? 0) < 0) place.current?.scrollIntoView({ block: "start" });
  }, [name]);
}

/** Whether what lies open may still be seen. @param {import("../state/store.js").DeskItem} item */
function useIsThere(item) {
  const store = useStore();
  if (item.kind === "source") return Boolean(store.read("sources")?.[item.id]);
  if (item.kind === "puzzle") return Boolean(store.read("puzzles")?.[item.id]);
  return item.kind !== "accusation" || Boolean(store.read("accusation")?.is_open);
}

/** @param {{item: import("../state/store.js").DeskItem}} props */
function Item({ item }) {
  const store = useStore();
  const shared = item.kind === "source" ? isKnownToTeam(store.read("sources")?.[item.id]) : false;
  const looking = lookingAt(item, shared);
  useEffect(() => {
    store.line.look(looking);
  }, [looking]);
  if (item.kind === "source") return h(SourceDesk, { id: item.id, follow: item.follow ?? null });
  if (item.kind === "puzzle") return h(PuzzleDesk, { id: item.id });
  return item.kind === "accusation" ? h(AccusationDesk, {}) : h(SourceList, {});
}

/** @param {import("../types/view.d.ts").Source | undefined} source */
function isKnownToTeam(source) {
  return Boolean(source?.shared_by || source?.opened_by_team);
}

/** What team mates are told; a source that only I have is not named. @param {import("../state/store.js").DeskItem} item @param {boolean} isShared */
function lookingAt(item, isShared) {
  if (item.kind === "source") return isShared ? `source:${item.id}` : "source";
  if (item.kind === "puzzle") return `puzzle:${item.id}`;
  return item.kind === "accusation" ? "accusation" : null;
}

export { Desk };
