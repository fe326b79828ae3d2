// The pages of the debrief. Nobody gets a score: a goal without a moment reads "not seen".
import { h, html, icon } from "../lib/html.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Moment } from "./board/time_line.js";
import { Bridge } from "./bridge.js";
import { Questions } from "./questions.js";

/** @typedef {import("../types/view.d.ts").Goal} Goal */
/** @typedef {{debrief: import("../types/view.d.ts").Debrief, page: import("../types/view.d.ts").DebriefPage}} PageProps */

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
        <ol class="timeline">
          ${reveal.map(
            (one) => html`<li class=${one.is_found === false ? "is-missed" : one.is_found ? "is-found" : ""} key=${one.at_utc + one.text}>
              ${h(Moment, { at: one.at_utc, zone, isUtcFirst: true })}
              <p>${prose(one.text)} ${one.is_found !== null && html`<span class=${one.is_found ? "tag tag--look" : "tag"}>${icon(one.is_found ? "check" : "minus")} ${t(one.is_found ? "debrief.found" : "debrief.missed")}</span>`}</p>
            </li>`,
          )}
        </ol></section>`,
    comforts.items.length > 0 &&
      html`<section class="stack"><h2>${comforts.title}</h2><ol class="stack stack--tight">${comforts.items.map((item) => html`<li key=${item}>${item}</li>`)}</ol><p class="slide__question">${comforts.question}</p></section>`,
  );
}

/** @param {{words: {sender: string, text: string}[]}} props */
function LastWords({ words }) {
  const cast = useStore().read("room")?.cast ?? {};
  return html`${words.map((one) => html`<figure key=${one.sender}><blockquote class="quote">“${one.text}”</blockquote><figcaption class="quiet">${cast[one.sender]?.name ?? ""}</figcaption></figure>`)}`;
}

/** @param {PageProps} props */
function Decision({ debrief }) {
  const { pooled, vote_counts: votes } = debrief;
  return h(
    Slide,
    { kicker: t("debrief.decision.kicker"), title: t("debrief.decision") },
    html`<p class="measure">${t("debrief.pooled", { shared: pooled.shared, total: pooled.total })}</p>`,
    votes.length === 0 && html`<p class="quiet">${t("debrief.no_votes")}</p>`,
    votes.map((vote) => {
      const most = Math.max(1, ...vote.counts.map((one) => one.count));
      return html`<section class="stack stack--tight" key=${vote.vote}><h2>${vote.question}</h2>
        <ul class="tally">${vote.counts.map((one) => html`<li key=${one.option}><span>${one.text}</span><span>${one.count}</span><meter min="0" max=${most} value=${one.count} aria-label=${`${one.text}: ${one.count}`}></meter></li>`)}</ul></section>`;
    }),
    html`<p class="slide__question">${t("debrief.decision.question")}</p>`,
  );
}

/** @param {PageProps} props */
function GoalSlide({ debrief, page }) {
  const goal = debrief.goals.find((one) => one.id === page.goal) ?? debrief.goals.find((one) => one.title === page.title);
  if (!goal) return null;
  return h(
    Slide,
    { kicker: t(goal.hidden ? "debrief.goal.hidden" : "debrief.goal"), title: goal.title },
    html`<div class="slide__thirds">
      <section><h2>${t("debrief.did")}</h2>${h(Moments, { goal })}</section>
      <section><h2>${t("debrief.rule")}</h2><p>${goal.rule}</p></section>
      <section><h2>${t("debrief.talk")}</h2><p class="slide__question">${goal.question}</p></section>
    </div>`,
  );
}

/** @param {{goal: Goal}} props */
function Moments({ goal }) {
  const moments = [...goal.for.map((one) => ({ ...one, sign: "for" })), ...goal.against.map((one) => ({ ...one, sign: "against" }))];
  if (moments.length === 0) return html`<p class="quiet">${t("debrief.not_seen")}</p>`;
  return html`<ul class="moments">
    ${moments.map((one) => html`<li class="moment" data-sign=${one.sign} key=${one.text}><span class="moment__sign">${icon(one.sign === "for" ? "plus" : "minus")} ${t(`debrief.${one.sign}`)}</span><span>${one.text}</span></li>`)}
  </ul>`;
}

/** @param {PageProps} props */
function AllGoals({ debrief }) {
  return h(
    Slide,
    { kicker: t("debrief.all.kicker"), title: t("debrief.all") },
    html`<div>${debrief.goals.map(
      (goal) => html`<details class="goal-row" key=${goal.id}><summary><b>${goal.title}</b> <span class="goal-row__seen">${goal.for.length + goal.against.length === 0 ? t("debrief.not_seen.short") : t("debrief.seen", { for: goal.for.length, against: goal.against.length })}</span></summary>
        <div class="stack stack--tight">${h(Moments, { goal })}<p>${goal.rule}</p><p class="slide__question">${goal.question}</p></div></details>`,
    )}</div>`,
  );
}

/** @param {PageProps} props */
function Actions({ debrief }) {
  return h(
    Slide,
    { kicker: t("debrief.action.kicker"), title: t("debrief.action") },
    html`<p class="measure">${t("debrief.action.how")}</p>
      <ul class="stack stack--tight">${debrief.goals.map((goal) => html`<li key=${goal.id}><b>${goal.title}</b>: ${goal.action}</li>`)}</ul>`,
  );
}

/** @param {PageProps} props */
function Goodbye({ debrief }) {
  const store = useStore();
  return h(
    Slide,
    { kicker: store.read("room")?.title ?? "", title: t("debrief.goodbye") },
    html`<p class="measure">${t("debrief.goodbye.text")}</p>`,
    h(Questions, { moment: "after" }),
    (debrief.next_steps ?? []).length > 0 && html`<ul class="stack stack--tight">${debrief.next_steps?.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`,
    (debrief.credits ?? []).length > 0 && html`<details class="metadata"><summary>${t("debrief.credits")}</summary><ul class="small">${debrief.credits?.map((one) => html`<li key=${one}>${one}</li>`)}</ul></details>`,
  );
}

export { Actions, AllGoals, Decision, GoalSlide, Goodbye, Reveal };
