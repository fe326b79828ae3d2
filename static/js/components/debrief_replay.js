// The room played again: a slider over its entries, play and pause at any speed, and through whose eyes one looks.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { duration } from "../lib/format.js";
import { cx, h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { Scrubber, keyed, nextMark, seqAt, within } from "../state/replay.js";
import { Button } from "./button.js";
import { ReplayView } from "./debrief_replay_view.js";

/** @typedef {import("../types/view.d.ts").ReplayBoot} ReplayBoot */
/** @typedef {import("../types/view.d.ts").ReplayMark} ReplayMark */
const SPEEDS = [1, 4, 16, 60, 240];
const TICK_MS = 100;

/** @param {{replay: ReplayBoot}} props */
function ReplayScreen({ replay }) {
  const [seq, setSeq] = useState(replay.at);
  const [role, setRole] = useState(replay.role);
  const [view, setView] = useState(replay.view);
  const [failed, setFailed] = useState(false);
  const scrubber = useMemo(() => new Scrubber({ ask: (spot) => askFor(replay.url, spot), shown: (found) => (setFailed(false), setView(found)), failed: () => setFailed(true) }), []);
  const go = (/** @type {number} */ wanted, /** @type {string} */ eyes = role) => {
    const next = within(wanted, replay.last);
    setSeq(next);
    void scrubber.want({ seq: next, role: eyes });
    history.replaceState(null, "", `${replay.url}?${new URLSearchParams({ seq: String(next), ...(eyes && { role: eyes }) })}`);
  };
  const look = (/** @type {string} */ eyes) => (setRole(eyes), go(seq, eyes));
  return html`<div class="replay stack">
    <h1>${t("replay.title")}</h1>
    ${h(Controls, { replay, seq, go })}
    <label class="field replay__eyes"><span class="field__label">${t("replay.eyes")}</span>
      <select class="select" value=${role} onChange=${(/** @type {Event} */ event) => look(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
        <option value="" selected=${role === ""}>${t("replay.team")}</option>
        ${replay.roles.map((one) => html`<option key=${one.id} value=${one.id} selected=${role === one.id}>${one.title}</option>`)}
      </select></label>
    ${failed && html`<p class="notice" role="alert">${icon("triangle-alert")} <span>${t("replay.failed")}</span></p>`}
    <div class="replay__columns">
      ${h(Marks, { marks: replay.marks, seq, go })}
      ${h(ReplayView, { view, seconds: replay.seconds[seq - 1] ?? 0, showsSources: role !== "" })}
    </div>
  </div>`;
}

/** @param {string} url @param {{seq: number, role: string}} spot */
async function askFor(url, spot) {
  const answer = await fetch(`${url}?${new URLSearchParams({ seq: String(spot.seq), role: spot.role })}`, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** @param {{replay: ReplayBoot, seq: number, go: (seq: number) => void}} props */
function Controls({ replay, seq, go }) {
  const [speed, setSpeed] = useState(16);
  const [isPlaying, setPlaying] = usePlay(replay, seq, speed, go);
  const before = nextMark(replay.marks, seq, -1);
  const after = nextMark(replay.marks, seq, 1);
  const said = t("replay.at", { seq, last: replay.last, time: duration(replay.seconds[seq - 1] ?? 0) });
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const to = keyed(event.key, seq, replay.last);
    if (to === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(to);
  };
  return html`<div class="replay__controls" role="group" aria-label=${t("replay.controls")}>
    <input class="replay__slider" type="range" min="1" max=${replay.last} step="1" value=${seq} aria-label=${t("replay.slider")} aria-valuetext=${said}
      onInput=${(/** @type {Event} */ event) => go(Number(/** @type {HTMLInputElement} */ (event.currentTarget).value))} onKeyDown=${onKey} />
    <p class="replay__at">${said}</p>
    <div class="row">
      ${h(Button, { icon: "chevron-left", reason: before ? null : t("replay.first"), hideReason: true, onClick: () => before && go(before.seq) }, t("replay.before"))}
      ${h(Button, { kind: "primary", icon: isPlaying ? "pause" : "play", onClick: () => setPlaying(!isPlaying) }, t(isPlaying ? "replay.pause" : "replay.play"))}
      ${h(Button, { iconAfter: "chevron-right", reason: after ? null : t("replay.last"), hideReason: true, onClick: () => after && go(after.seq) }, t("replay.after"))}
      <div class="segmented" role="group" aria-label=${t("replay.speed")}>
        ${SPEEDS.map((one) => html`<button type="button" key=${one} aria-pressed=${speed === one} onClick=${() => setSpeed(one)}>${one}×</button>`)}
      </div>
    </div>
  </div>`;
}

/** Plays on from where the hand is, in the room's own time, and stops at the end.
 * @param {ReplayBoot} replay @param {number} seq @param {number} speed @param {(seq: number) => void} go
 * @returns {[boolean, (isPlaying: boolean) => void]} */
function usePlay(replay, seq, speed, go) {
  const [isPlaying, setPlaying] = useState(false);
  const now = useRef({ seq, go, at: 0 });
  now.current.go = go;
  // A hand that moves the slider while it plays goes on from there.
  if (now.current.seq !== seq) now.current = { seq, go, at: replay.times[seq - 1] ?? 0 };
  useEffect(() => {
    if (!isPlaying) return undefined;
    const last = replay.times.at(-1) ?? 0;
    if (now.current.seq >= replay.last) now.current.go(1);
    now.current.at = replay.times[now.current.seq - 1] ?? 0;
    const timer = setInterval(() => {
      now.current.at += (TICK_MS / 1000) * speed;
      const next = seqAt(replay.times, now.current.at);
      if (next !== now.current.seq) (now.current.seq = next), now.current.go(next);
      if (now.current.at >= last) setPlaying(false);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isPlaying, speed]);
  return [isPlaying, setPlaying];
}

/** @param {{marks: ReplayMark[], seq: number, go: (seq: number) => void}} props */
function Marks({ marks, seq, go }) {
  const list = useRef(/** @type {HTMLOListElement | null} */ (null));
  const reached = marks.findLast((one) => one.seq <= seq)?.seq;
  useEffect(() => {
    const here = list.current?.querySelector("[aria-current]");
    if (list.current && here instanceof HTMLElement) list.current.scrollTop = here.offsetTop - list.current.clientHeight / 2;
  }, [reached]);
  return html`<section class="stack stack--tight" aria-labelledby="replay-marks"><h2 id="replay-marks">${t("replay.marks")}</h2>
    <ol class="replay__marks" ref=${list}>
      ${marks.map(
        (one) => html`<li key=${`${one.seq}-${one.kind}-${one.text}`}><button type="button" class=${cx("replay__mark", one.seq <= seq && "is-past")} data-kind=${one.kind} aria-current=${one.seq === reached ? "step" : undefined} onClick=${() => go(one.seq)}>
          <span class="replay__time">${duration(one.seconds)}</span> <span>${one.text}</span></button></li>`,
      )}
    </ol></section>`;
}

export { ReplayScreen };
