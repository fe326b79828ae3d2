// The debrief's pages as the hall sees them: the story, the rules and the questions. What a team did stands here only when it is the
// only one.
import { h, html, icon } from "../lib/html.js";
import { localTime } from "../lib/format.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { Bridge } from "./bridge.js";

/** @typedef {import("../types/plenum.d.ts").PlenumView} PlenumView */
/** @typedef {import("../types/plenum.d.ts").ScreenPage} ScreenPage */
/** @template {ScreenPage["kind"]} K @typedef {Extract<ScreenPage, {kind: K}>} PageOf */

const LONG_NIGHT = 12;

/** @param {{page: ScreenPage, view: PlenumView}} props */
function ScreenSlide({ page, view }) {
  return html`<section class="screen-slide" data-kind=${page.kind} aria-label=${t("debrief.at", { page: page.number, total: page.count })}>
    ${bodyOf(page, view)}
    <p class="screen-slide__at">${t("debrief.at", { page: page.number, total: page.count })}</p>
  </section>`;
}

/** @param {ScreenPage} page @param {PlenumView} view */
function bodyOf(page, view) {
  switch (page.kind) {
    case "reveal":
      return h(Reveal, { page, view });
    case "decision":
      return h(Decision, { page });
    case "goal":
      return h(Goals, { page });
    case "all_goals":
      return html`${h(Head, { kicker: t("debrief.all.kicker"), title: t("debrief.all") })}<ul class="screen-slide__list">${page.goals.map((goal) => html`<li key=${goal.title}>${goal.title}</li>`)}</ul>`;
    case "action":
      return html`${h(Head, { kicker: t("debrief.action.kicker"), title: t("debrief.action") })}
        <p class="screen-slide__question">${t("debrief.action.how")}</p>
        <ul class="screen-slide__list">${page.steps.map((step) => html`<li key=${step}>${prose(step)}</li>`)}</ul>`;
    default:
      return html`${h(Head, { kicker: "", title: t("debrief.goodbye") })}${h(Bridge, { stays: view.stays, isNightLit: true })}<p class="screen-slide__question">${t("debrief.goodbye.text")}</p>`;
  }
}

/** @param {{kicker: string, title: string}} props */
function Head({ kicker, title }) {
  return html`<div>${kicker && html`<p class="kicker">${kicker}</p>`}<h2 class="screen-slide__title">${title}</h2></div>`;
}

/** @param {{page: PageOf<"reveal">, view: PlenumView}} props */
function Reveal({ page, view }) {
  return html`${h(Head, { kicker: t(page.ending ? "debrief.ending" : "screen.night.kicker"), title: page.ending?.title ?? t("debrief.night") })}
    ${page.ending && html`<p class="screen-slide__text">${prose(page.ending.text)}</p>`}
    <ol class="screen-slide__night" data-length=${page.night.length > LONG_NIGHT ? "long" : "short"}>
      ${page.night.map(
        (one) => html`<li key=${one.at_utc + one.text} class=${one.found === 0 ? "is-missed" : ""}>
          <b class="figures"><time datetime=${one.at_utc}>${localTime(one.at_utc, view.time_zone)}</time></b>
          <span>${prose(one.text)} ${one.found !== null && h(Found, { found: one.found, teams: page.teams })}</span>
        </li>`,
      )}
    </ol>
    ${page.comforts.items.length > 0 && html`<section class="screen-slide__comforts"><h3>${page.comforts.title}</h3><ol>${page.comforts.items.map((item) => html`<li key=${item}>${item}</li>`)}</ol><p>${page.comforts.question}</p></section>`}`;
}

/** @param {{found: number, teams: number}} props */
function Found({ found, teams }) {
  const said = teams === 1 ? t(found > 0 ? "debrief.found" : "debrief.missed") : t("screen.found", { found, teams });
  return html`<em class="screen-slide__found">${icon(found > 0 ? "check" : "minus")} ${said}</em>`;
}

/** @param {{page: PageOf<"decision">}} props */
function Decision({ page }) {
  return html`${h(Head, { kicker: t("debrief.decision.kicker"), title: t("debrief.decision") })}
    ${page.pooled && html`<p class="screen-slide__text">${t("debrief.pooled", page.pooled)}</p>`}
    ${page.votes.length > 0 &&
    html`<div class="screen-slide__parts">${page.votes.map(
      (vote) => html`<section key=${vote.vote}><h3>${vote.question}</h3><ul class="screen-slide__list">${vote.counts.map((one) => html`<li key=${one.option}><b>${one.count}</b> ${one.text}</li>`)}</ul></section>`,
    )}</div>`}
    <p class="screen-slide__question">${t("debrief.decision.question")}</p>`;
}

/** @param {{page: PageOf<"goal">}} props */
function Goals({ page }) {
  const [goal] = page.goals;
  if (page.goals.length === 1 && goal) {
    const moments = [...goal.for.map((text) => ({ text, sign: "for" })), ...goal.against.map((text) => ({ text, sign: "against" }))];
    return html`${h(Head, { kicker: t("debrief.goal"), title: goal.title })}
      <div class="screen-slide__parts">
        ${page.teams === 1 && html`<section><h3>${t("debrief.did")}</h3>${h(Moments, { moments })}</section>`}
        <section><h3>${t("debrief.rule")}</h3><p>${prose(goal.rule)}</p></section>
      </div>
      <p class="screen-slide__question">${goal.question}</p>`;
  }
  return html`${h(Head, { kicker: t("debrief.goal"), title: t("screen.goals") })}
    <div class="screen-slide__parts">${page.goals.map((one) => html`<section key=${one.title}><h3>${one.title}</h3><p class="screen-slide__teams">${one.teams.join(", ")}</p><p>${one.question}</p></section>`)}</div>`;
}

/** @param {{moments: {text: string, sign: string}[]}} props */
function Moments({ moments }) {
  if (moments.length === 0) return html`<p>${t("debrief.not_seen")}</p>`;
  return html`<ul class="screen-slide__list">${moments.map((one) => html`<li key=${one.text}>${icon(one.sign === "for" ? "plus" : "minus")} <b>${t(`debrief.${one.sign}`)}</b> ${one.text}</li>`)}</ul>`;
}

export { ScreenSlide };
