// A moment of the story that concerns every clock: its title stands over the page, and the times that its text names run by.
// A still where motion is unwanted.
import { useEffect, useRef, useState } from "preact/hooks";
import { html, icon } from "../lib/html.js";
import { runningTimes } from "../lib/format.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";

const STEP_MS = 1100;
const STAY_MS = 4500;

function ClockEffect() {
  const [shown, setShown] = useNewest();
  const [at, setAt] = useState(0);
  const times = runningTimes(shown?.text ?? "");
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isLast = isStill || at >= times.length - 1;
  useEffect(() => {
    if (!shown) return undefined;
    const next = () => {
      setAt(isLast ? 0 : at + 1);
      if (isLast) setShown(null);
    };
    const timer = setTimeout(next, isLast ? STAY_MS : STEP_MS);
    return () => clearTimeout(timer);
  }, [shown?.id, at]);
  if (!shown) return null;
  const time = isStill ? times.slice(-2).join(" › ") : times[at];
  return html`<section class="toasts" aria-label=${t("clock.name")}><div class="toast toast--look">
    ${icon("clock")}<span>${time && html`<span class="toast__time">${time}</span>`}${shown.title}</span>
  </div></section>`;
}

/** What concerns the clocks and happened while this page is open; what had happened before is not played again.
 * @returns {[{id: string, title: string, text: string} | null, (next: null) => void]} */
function useNewest() {
  const feed = useStore().read("feed");
  const known = useRef(/** @type {Set<string> | null} */ (null));
  const [shown, setShown] = useState(/** @type {{id: string, title: string, text: string} | null} */ (null));
  useEffect(() => {
    if (!feed) return;
    const now = withIds(feed).filter((item) => item.effect === "clock");
    const fresh = known.current === null ? undefined : now.find((item) => !known.current?.has(item.id));
    known.current = new Set(now.map((item) => item.id));
    if (fresh) setShown({ id: fresh.id, title: fresh.title ?? "", text: fresh.text ?? "" });
  }, [feed]);
  return [shown, setShown];
}

export { ClockEffect };
