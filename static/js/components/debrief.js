// After play: how it came out, the night as it was, what we did for each goal, and what we take home. The lead turns the pages for
// all; anyone may leaf back on their own.
import { useEffect, useRef, useState } from "preact/hooks";
import { h, html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { Actions, AllGoals, GoalSlide, Goodbye } from "./debrief_pages.js";
import { Decision, Reveal, partsOf } from "./debrief_reveal.js";
import { Masthead } from "./masthead.js";

/** @typedef {import("../types/view.d.ts").Debrief} Debrief */
const PAGES = { reveal: Reveal, decision: Decision, goal: GoalSlide, all_goals: AllGoals, action: Actions, goodbye: Goodbye };

function DebriefScreen() {
  const store = useStore();
  const debrief = store.read("debrief");
  const told = debrief?.page;
  const shared = told ?? 0;
  // Whoever looked at the replay comes back to the page they left, until the lead turns on.
  const [own, setPage] = useState(() => /** @type {number | null} */ (store.kept.load("debrief.page", null)));
  const [part, setPart] = useState(() => /** @type {number} */ (store.kept.load("debrief.part", 0)));
  const setOwn = (/** @type {number | null} */ page, /** @type {number} */ to = 0) => {
    setPage(page);
    setPart(to);
    store.kept.save("debrief.page", page);
    store.kept.save("debrief.part", to);
  };
  const before = useRef(told);
  useEffect(() => {
    if (before.current !== undefined && before.current !== told) setOwn(null);
    before.current = told;
  }, [told]);
  const at = Math.min(own ?? shared, (debrief?.pages.length ?? 1) - 1);
  useEffect(() => scrollTo(0, 0), [at, part]);
  if (!debrief) return html`${h(Masthead, { canReport: false })}<main class="page__main"><p>${t("debrief.comes")}</p></main>`;
  const page = debrief.pages[at];
  const Page = page && PAGES[page.kind];
  const place = { page: at, part: Math.min(part, partsOf(debrief, page) - 1) };
  return html`${h(Masthead, { canReport: false })}
    <main class="page__main stack stack--loose" id="debrief" tabindex="-1">
      ${page && Page && h(Page, { debrief, page, part: place.part })}
      ${h(SlideNav, { debrief, place, shared, setOwn })}
    </main>`;
}

/** Leafs through the parts of a page, then on to the next one.
 * @param {{debrief: Debrief, place: {page: number, part: number}, shared: number, setOwn: (page: number | null, part?: number) => void}} props */
function SlideNav({ debrief, place: { page: at, part }, shared, setOwn }) {
  const store = useStore();
  const last = debrief.pages.length - 1;
  const parts = partsOf(debrief, debrief.pages[at]);
  const turn = () => void store.send({ kind: "turn_page", page: at });
  const stay = (/** @type {number} */ to) => setOwn(at === shared ? null : at, to);
  const back = () => (part > 0 ? stay(part - 1) : setOwn(at - 1, partsOf(debrief, debrief.pages[at - 1]) - 1));
  const on = () => (part < parts - 1 ? stay(part + 1) : setOwn(at + 1));
  return html`<nav class="slide-nav" aria-label=${t("debrief.pages")}>
    ${h(Button, { icon: "chevron-left", reason: at > 0 || part > 0 ? null : t("debrief.first"), hideReason: true, onClick: back }, t("pages.back"))}
    <span class="quiet">${t("debrief.at", { page: at + 1, total: last + 1 })}${at !== shared && html`<span>${t("debrief.lead_at", { page: shared + 1 })}</span>`}</span>
    <span class="quiet" role="status">${parts > 1 && t("debrief_parts.at", { part: part + 1, total: parts })}</span>
    ${at !== shared && h(Button, { onClick: () => setOwn(null) }, t("debrief.follow"))}
    ${at === shared + 1 && h(Button, { icon: "users", onClick: turn }, t("debrief.turn_for_all"))}
    ${h(Button, { kind: "primary", iconAfter: "chevron-right", reason: at < last || part < parts - 1 ? null : t("debrief.last"), hideReason: true, onClick: on }, t("pages.on"))}
  </nav>`;
}

export { DebriefScreen };
