// The pages of the debrief. Nobody gets a score: a goal without a moment reads "not seen".
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Agreement } from "./debrief_action.js";
import { See, Slide, spotOf } from "./debrief_slide.js";
import { Questions } from "./questions.js";

/** @typedef {import("../types/view.d.ts").Goal} Goal */
/** @typedef {import("./debrief_slide.js").PageProps} PageProps */

/** A goal's own page: few words, one screen, and the rest on the page with all goals. @param {PageProps} props */
function GoalSlide({ debrief, page }) {
  const goal = debrief.goals.find((one) => one.id === page.goal);
  if (!goal) return null;
  return h(
    Slide,
    { kicker: t(goal.hidden ? "debrief.goal.hidden" : "debrief.goal"), title: goal.title },
    html`<div class="slide__thirds">
      <section><h2>${t("debrief.did")}</h2>${h(Moments, { moments: goal.live.moments, isBrief: true })}</section>
      <section><h2>${t("debrief.rule")}</h2><p>${goal.live.rule}</p></section>
      <section><h2>${t("debrief.talk")}</h2><p class="slide__question">${goal.question}</p></section>
    </div>`,
  );
}

/** @param {Goal} goal */
const momentsOf = (goal) => [...goal.for.map((one) => ({ ...one, sign: "for" })), ...goal.against.map((one) => ({ ...one, sign: "against" }))];

/** Its words, which open its spot in the replay. What is of the whole play has no spot, and says so.
 * @param {{text: string, seq: number | null, isBrief: boolean}} props */
function MomentText({ text, seq, isBrief }) {
  if (seq === null) return html`<span><span class="moment__text">${text}</span> <span class="moment__whole">${t("debrief.whole_play")}</span></span>`;
  return isBrief ? html`<a class="moment__text" href=${spotOf(seq)}>${text}</a>` : html`<span>${text} ${h(See, { seq, text })}</span>`;
}

/** @param {{moments: {text: string, seq: number | null, sign: string}[], isBrief?: boolean}} props */
function Moments({ moments, isBrief = false }) {
  if (moments.length === 0) return html`<p class="quiet">${t(isBrief ? "debrief.not_seen.brief" : "debrief.not_seen")}</p>`;
  return html`<ul class="moments">
    ${moments.map(
      (one) => html`<li class="moment" data-sign=${one.sign} key=${one.text}>
        <span class="moment__sign">${icon(one.sign === "for" ? "plus" : "minus")} <span class=${isBrief ? "visually-hidden" : ""}>${t(`debrief.${one.sign}`)}</span></span>
        ${h(MomentText, { text: one.text, seq: one.seq, isBrief })}
      </li>`,
    )}
  </ul>`;
}

/** @param {PageProps} props */
function AllGoals({ debrief }) {
  return h(
    Slide,
    { kicker: t("debrief.all.kicker"), title: t("debrief.all") },
    html`<div>${debrief.goals.map(
      (goal) => html`<details class="goal-row" key=${goal.id}><summary>${goal.title} <span class="goal-row__seen">${goal.for.length + goal.against.length === 0 ? t("debrief.not_seen.short") : t("debrief.seen", { for: goal.for.length, against: goal.against.length })}</span></summary>
        <div class="stack stack--tight">${h(Moments, { moments: momentsOf(goal) })}<p>${goal.rule}</p><p class="slide__question">${goal.question}</p></div></details>`,
    )}</div>`,
  );
}

/** @param {PageProps} props */
function Actions({ debrief }) {
  return h(
    Slide,
    { kicker: t("debrief.action.kicker"), title: t("debrief.action"), isPart: true },
    html`<p class="measure">${t("debrief.action.how")}</p>`,
    h(Agreement, { actions: debrief.actions, suggestions: debrief.goals.map((goal) => goal.action) }),
    html`<details class="metadata"><summary>${icon("lightbulb")} ${t("debrief.action.ideas")}</summary>
      <ul class="slide__list stack stack--tight">${debrief.goals.map((goal) => html`<li key=${goal.id}><b>${goal.title}</b>: ${goal.action}</li>`)}</ul></details>`,
  );
}

/** @type {Record<string, string>} */
const TAKEN = { report: "file-text", own: "user", replay: "play" };

/** @param {PageProps} props */
function Goodbye({ debrief }) {
  const store = useStore();
  return h(
    Slide,
    { kicker: store.read("room")?.title ?? "", title: t("debrief.goodbye") },
    html`<p class="measure">${t("debrief.goodbye.text")}</p>
      <ul class="row plain-list">${["report", "own", "replay"].map((one) => html`<li key=${one}><a class="button" href=${`${location.pathname.replace(/\/$/, "")}/${one}`}>${icon(TAKEN[one] ?? "")} ${t(`debrief.take.${one}`)}</a></li>`)}</ul>`,
    html`<div class="columns">
      <div class="stack">${h(Questions, { moment: "after" })}
        ${(debrief.credits ?? []).length > 0 && html`<details class="metadata"><summary>${t("debrief.credits")}</summary><ul class="small">${debrief.credits?.map((one) => html`<li key=${one}>${one}</li>`)}</ul></details>`}</div>
      ${(debrief.next_steps ?? []).length > 0 && html`<ul class="slide__list stack stack--tight">${debrief.next_steps?.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`}
    </div>`,
  );
}

export { Actions, AllGoals, GoalSlide, Goodbye };
