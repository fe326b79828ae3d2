// The clock of play by its name and in words: running, paused, or without a limit. It is silent; ten, five and one minute are told.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { html, icon } from "../lib/html.js";
import { duration } from "../lib/format.js";
import { t } from "../lib/text.js";
import { secondsLeft, secondsNow } from "../state/selectors.js";
import { useStore } from "../state/store.js";

const TOLD_MINUTES = [10, 5, 1];
const LOW_SECONDS = 300;
const SOON_SECONDS = 60;

/** The moment of the server, again each second. */
function useSecond() {
  const store = useStore();
  const now = useSignal(store.serverNow());
  useEffect(() => {
    const timer = setInterval(() => (now.value = store.serverNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now.value;
}

/** @param {import("../types/view.d.ts").Clock} clock @param {number} now */
function stateOf(clock, now) {
  if (clock.phase !== "running") return clock.phase;
  const left = secondsLeft(clock, now);
  return left !== null && left < LOW_SECONDS ? "low" : "running";
}

function GameClock() {
  const store = useStore();
  const clock = store.read("clock");
  const now = useSecond();
  const left = clock ? secondsLeft(clock, now) : null;
  useMinutesTold(clock?.phase === "running" ? left : null, (clock?.total_seconds ?? 0) / (clock?.factor ?? 1));
  if (!clock) return null;
  const state = stateOf(clock, now);
  const shown = clock.phase === "waiting" ? "" : duration(left ?? secondsNow(clock, now) / clock.factor);
  const said = clock.has_limits || clock.phase === "waiting" ? t(`clock.${state}`) : t(`clock.${clock.phase}.no_limit`);
  return html`<p class="clock" role="timer" aria-label=${t("clock.name")} data-state=${state}>
    ${icon(clock.phase === "running" ? "play" : "pause")}
    <span class="clock__time">${shown}</span><span class="clock__state">${said}</span>
  </p>`;
}

/** @param {number | null} left @param {number} total a warning at the very start tells nothing */
function useMinutesTold(left, total) {
  const store = useStore();
  const before = useRef(left);
  useEffect(() => {
    const was = before.current;
    before.current = left;
    if (left === null || was === null) return;
    const minutes = TOLD_MINUTES.find((one) => total > one * 60 + SOON_SECONDS && was > one * 60 && left <= one * 60);
    if (minutes) store.toast("look", "clock", t("clock.minutes_left", { count: minutes }));
  }, [left]);
}

export { GameClock, useSecond };
