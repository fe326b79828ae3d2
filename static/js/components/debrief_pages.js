// The pages of the debrief. Nobody gets a score: a goal without a moment reads "not seen".
import { h, html, icon } from "../lib/html.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Moment } from "./board/time_line.js";
import { Bridge } from "./bridge.js";
import { Agreement } from "./debrief_action.js";
import { Questions } from "./questions.js";

/** @typedef {import("../types/view.d.ts").Goal} Goal */
/** @typedef {{debrief: import("../types/view.d.ts").Debrief, page: import("../types/view.d.ts").DebriefPage}} PageProps */

/** Where the replay shows an entry. @param {number} seq */
const spotOf = (seq) => `${location.pathname.replace(/\/$/, "")}/replay?seq=${seq}`;

/** A way to the moment in the replay; it says which one for those who hear the links only. @param {{seq: number, text: string}} props */
function See({ seq, text }) {
  return html`<a class="see" href=${spotOf(seq)} aria-label=${`${t("debrief.see")}: ${text}`}>${t("debrief.see")}</a>`;
}

/** @param {{kicker: string, title: string, children?: import("preact").ComponentChildren}} props */
function Slide({ kicker, title, children }) {
  return html`<article class="slide"><div class="stack stack--tight"><p class="kicker">${kicker}</p><h1 class="slide__title">${title}</h1></div>${children}</article>`;
}

/** @param {PageProps} props */
function Reveal({ debrief }) {
  const store = useStore();
  const zone = store.read("room")?.time_zone ?? "UTC";
  const { ending, reveal, comforts } = debrief;
  const stays = store.read("board")?.stays ?? [];
  return h(
    Slide,
    { kicker: t("debrief.ending"), title: ending.title },
    html`<div class="columns">
      <div class="stack"><p class="measure">${prose(ending.text)}</p>${h(LastWords, { words: ending.last_words })}</div>
      ${h(Bridge, { stays, isNightLit: true })}
    </div>`,
    reveal.length > 0 &&
      html`<section class="stack"><h2>${t("debrief.night")}</h2>
        <p class="row small">${["found", "misread", "missed"].map((how) => html`<span class=${`tag tag--${how}`} key=${how}>${icon(SIGNS[how] ?? "")} ${t(`debrief.${how}`)} <b>${reveal.filter((one) => howFound(one) === how).length}</b></span>`)}</p>
        <ol class="timeline timeline--night">${reveal.map((one) => h(NightRow, { key: one.at_utc + one.text, row: one, zone }))}</ol></section>`,
    comforts.items.length > 0 &&
      html`<section class="stack"><h2>${comforts.title}</h2><ol class="stack stack--tight">${comforts.items.map((item) => html`<li key=${item}>${item}</li>`)}</ol><p class="slide__question">${comforts.question}</p></section>`,
  );
}

/** @type {Record<string, string>} */
const SIGNS = { found: "check", misread: "triangle-alert", missed: "minus" };

/** @typedef {import("../types/view.d.ts").Debrief["reveal"][number]} RevealRow */
/** @param {RevealRow} row */
const howFound = (row) => (row.is_found === null ? null : row.is_misread ? "misread" : row.is_found ? "found" : "missed");

/** A row of the night, in UTC and in local time, and what the team made of it. @param {{row: RevealRow, zone: string}} props */
function NightRow({ row, zone }) {
  const how = howFound(row);
  return html`<li class=${how ? `is-${how}` : ""}>
    ${h(Moment, { at: row.at_utc, zone, isUtcFirst: true })}
    <p>${prose(row.text)} ${how && html`<span class=${`tag tag--${how}`}>${icon(SIGNS[how] ?? "")} ${t(`debrief.${how}`)}</span>`} ${row.seq !== null && h(See, { seq: row.seq, text: row.text })}</p>
  </li>`;
}

/** @param {{words: {sender: string, text: string}[]}} props */
function LastWords({ words }) {
  const cast = useStore().read("room")?.cast ?? {};
  return html`${words.map((one) => html`<figure key=${one.sender}><blockquote class="quote">“${one.text}”</blockquote><figcaption class="quiet">${cast[one.sender]?.name ?? ""}</figcaption></figure>`)}`;
}

/** @param {PageProps} props */
function Decision({ debrief }) {
  const { pooled, vote_counts: votes, accused } = debrief;
  const named = accused.answers.filter((one) => one.is_suspect).map((one) => one.option);
  return h(
    Slide,
    { kicker: t("debrief.decision.kicker"), title: t("debrief.decision") },
    html`<div class="pooled"><p><b>${pooled.shared}</b> / ${pooled.total}</p><p>${t("debrief.pooled", { shared: pooled.shared, total: pooled.total })}</p>
        <meter min="0" max=${Math.max(1, pooled.total)} value=${pooled.shared} aria-label=${t("debrief.pooled", { shared: pooled.shared, total: pooled.total })}></meter></div>
      <div class="slide__thirds">
        <section><h2>${t("debrief.hunch")}</h2>
          ${votes.length === 0 && html`<p class="quiet">${t("debrief.no_votes")}</p>`}
          ${votes.map((vote) => h(Tally, { key: vote.vote, vote, named }))}</section>
        <section><h2>${t("debrief.accused")}</h2>
          ${accused.answers.length === 0 && html`<p class="quiet">${t("debrief.nothing_accused")}</p>`}
          <dl class="answers">${accused.answers.map((one) => html`<div key=${one.part}><dt>${one.question}</dt><dd>${one.text}</dd></div>`)}</dl>
          ${!accused.is_sent && accused.answers.length > 0 && html`<p class="quiet">${t("debrief.not_sent")}</p>`}</section>
      </div>
      <p class="slide__question">${t("debrief.decision.question")}</p>`,
  );
}

/** @param {{vote: import("../types/view.d.ts").Debrief["vote_counts"][number], named: string[]}} props */
function Tally({ vote, named }) {
  const most = Math.max(1, ...vote.counts.map((one) => one.count));
  return html`<p class="small">${vote.question}</p>
    <ul class="tally">${vote.counts.map((one) => html`<li key=${one.option}><span>${one.text} ${named.includes(one.option) && html`<span class="tag">${icon("flag")} ${t("debrief.named")}</span>`}</span><span>${one.count}</span><meter min="0" max=${most} value=${one.count} aria-label=${`${one.text}: ${one.count}`}></meter></li>`)}</ul>`;
}

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

/** @param {{moments: {text: string, seq: number, sign: string}[], isBrief?: boolean}} props */
function Moments({ moments, isBrief = false }) {
  if (moments.length === 0) return html`<p class="quiet">${t(isBrief ? "debrief.not_seen.brief" : "debrief.not_seen")}</p>`;
  return html`<ul class="moments">
    ${moments.map(
      (one) => html`<li class="moment" data-sign=${one.sign} key=${one.text}>
        <span class="moment__sign">${icon(one.sign === "for" ? "plus" : "minus")} <span class=${isBrief ? "visually-hidden" : ""}>${t(`debrief.${one.sign}`)}</span></span>
        ${isBrief ? html`<a class="moment__text" href=${spotOf(one.seq)}>${one.text}</a>` : html`<span>${one.text} ${h(See, { seq: one.seq, text: one.text })}</span>`}
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
      (goal) => html`<details class="goal-row" key=${goal.id}><summary><b>${goal.title}</b> <span class="goal-row__seen">${goal.for.length + goal.against.length === 0 ? t("debrief.not_seen.short") : t("debrief.seen", { for: goal.for.length, against: goal.against.length })}</span></summary>
        <div class="stack stack--tight">${h(Moments, { moments: momentsOf(goal) })}<p>${goal.rule}</p><p class="slide__question">${goal.question}</p></div></details>`,
    )}</div>`,
  );
}

/** @param {PageProps} props */
function Actions({ debrief }) {
  return h(
    Slide,
    { kicker: t("debrief.action.kicker"), title: t("debrief.action") },
    html`<p class="measure">${t("debrief.action.how")}</p>`,
    h(Agreement, { actions: debrief.actions, suggestions: debrief.goals.map((goal) => goal.action) }),
    html`<details class="metadata"><summary>${icon("lightbulb")} ${t("debrief.action.ideas")}</summary>
      <ul class="stack stack--tight">${debrief.goals.map((goal) => html`<li key=${goal.id}><b>${goal.title}</b>: ${goal.action}</li>`)}</ul></details>`,
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
      <ul class="row">${["report", "own", "replay"].map((one) => html`<li key=${one}><a class="button" href=${`${location.pathname.replace(/\/$/, "")}/${one}`}>${icon(TAKEN[one] ?? "")} ${t(`debrief.take.${one}`)}</a></li>`)}</ul>`,
    h(Questions, { moment: "after" }),
    (debrief.next_steps ?? []).length > 0 && html`<ul class="stack stack--tight">${debrief.next_steps?.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`,
    (debrief.credits ?? []).length > 0 && html`<details class="metadata"><summary>${t("debrief.credits")}</summary><ul class="small">${debrief.credits?.map((one) => html`<li key=${one}>${one}</li>`)}</ul></details>`,
  );
}

export { Actions, AllGoals, Decision, GoalSlide, Goodbye, Reveal };
