// Two live regions that stand in the page before any text: one polite, gathered; one for what cannot wait.
import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Announcements } from "../lib/announcements.js";
import { html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { newsBetween } from "../state/changes.js";
import { useStore } from "../state/store.js";

function Announcer() {
  const store = useStore();
  const polite = useSignal("");
  const assertive = useSignal("");
  const announcements = useMemo(
    () =>
      new Announcements(
        (urgency, text) => {
          const region = urgency === "polite" ? polite : assertive;
          // The same words twice in a row are told twice only when the region changes.
          region.value = region.value === text ? `${text}\u00a0` : text;
        },
        { now: () => performance.now(), later: (run, ms) => setTimeout(run, ms) },
        (count) => t("news.more", { count }),
      ),
    [],
  );
  useNews(announcements, store);
  const phase = store.connected.value.phase;
  const wasOpen = useRef(false);
  useEffect(() => {
    if (phase === "waiting" && wasOpen.current) announcements.press(t("connection.lost.said"));
    if (phase === "closed") announcements.press(t("connection.closed.said"));
    if (phase === "open" && wasOpen.current === false && store.view.room) announcements.say(t("connection.back.said"));
    if (phase === "open") wasOpen.current = true;
    if (phase === "waiting") wasOpen.current = false;
  }, [phase]);
  const toast = store.toasts.value.at(-1);
  useEffect(() => {
    if (toast?.tone === "alarm") announcements.press(toast.text);
    else if (toast) announcements.say(toast.text);
  }, [toast?.id]);
  return html`<div class="visually-hidden">
    <div role="status" aria-live="polite" aria-atomic="true" id="said-politely">${polite}</div>
    <div role="alert" aria-live="assertive" aria-atomic="true" id="said-at-once">${assertive}</div>
  </div>`;
}

/** @param {Announcements} announcements @param {import("../state/store.js").Store} store */
function useNews(announcements, store) {
  const view = store.view;
  const before = useRef(view);
  useEffect(() => {
    for (const news of newsBetween(before.current, view)) {
      const text = t(news.key, news.values);
      if (news.isShown) store.toast("look", "message-circle", text);
      else announcements.say(text);
    }
    before.current = view;
  }, [view]);
}

export { Announcer };
