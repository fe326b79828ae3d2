// The hour that comes twice: every screen's clock runs to the end of it, and begins it again. A still where motion is unwanted.
import { useEffect, useRef, useState } from "preact/hooks";
import { html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";

const STEPS = ["02:59:58", "02:59:59", "02:00:00"];
const STEP_MS = 1100;
const STAY_MS = 4500;

function ClockEffect() {
  const store = useStore();
  const feed = store.read("feed");
  const known = useRef(/** @type {Set<string> | null} */ (null));
  const [at, setAt] = useState(-1);
  useEffect(() => {
    if (!feed) return;
    const now = withIds(feed).filter((item) => item.effect === "clock").map((item) => item.id);
    // What had happened before this page was opened is not played again.
    const isNew = known.current !== null && now.some((id) => !known.current?.has(id));
    known.current = new Set(now);
    if (isNew) setAt(0);
  }, [feed]);
  useEffect(() => {
    if (at < 0) return undefined;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const isLast = isStill || at >= STEPS.length - 1;
    const timer = setTimeout(() => setAt(isLast ? -1 : at + 1), isLast ? STAY_MS : STEP_MS);
    return () => clearTimeout(timer);
  }, [at]);
  if (at < 0) return null;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return html`<section class="toasts" aria-label=${t("clock_effect.text")}><div class="toast toast--look">
    ${icon("clock")}<span><span class="clock__time">${isStill ? "02:59:59 › 02:00:00" : STEPS[at]}</span><br />${t("clock_effect.text")}</span>
  </div></section>`;
}

export { ClockEffect };
