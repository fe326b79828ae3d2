// How it came out, the night as it was, and how the team came to its conclusion. Each stands on one screen: what is more than
// that comes in parts, through which the same buttons lead as through the pages.
import { h, html, icon } from "../lib/html.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Moment } from "./board/time_line.js";
import { Bridge } from "./bridge.js";
import { See, Slide } from "./debrief_slide.js";

/** @typedef {import("../types/view.d.ts").Debrief} Debrief */
/** @typedef {import("./debrief_slide.js").PageProps} PageProps */
const ROWS = 8;

/** How many parts a page has. @param {Debrief} debrief @param {import("../types/view.d.ts").DebriefPage | undefined} page */
function partsOf(debrief, page) {
  if (page?.kind === "reveal") return 1 + nightParts(debrief) + (debrief.comforts.items.length > 0 ? 1 : 0);
  return page?.kind === "decision" && debrief.accused.answers.length > 0 ? 2 : 1;
}

/** @param {Debrief} debrief */
const nightParts = (debrief) => Math.ceil(debrief.reveal.length / ROWS);

/** @param {PageProps} props */
function Reveal({ debrief, part }) {
  if (part === 0) return h(Ending, { debrief });
  return part <= nightParts(debrief) ? h(Night, { debrief, at: part - 1 }) : h(Comforts, { debrief });
}

/** @param {{debrief: Debrief}} props */
function Ending({ debrief: { ending } }) {
  const stays = useStore().read("board")?.stays ?? [];
  return h(
    Slide,
    { kicker: t("debrief.ending"), title: ending.title },
    html`<div class="columns">
      <div class="stack"><p class="measure">${prose(ending.text)}</p>${h(LastWords, { words: ending.last_words })}</div>
      ${h(Bridge, { stays, isNightLit: true })}
    </div>`,
  );
}

/** As many rows of the night as one screen takes, evenly over its parts. @param {{debrief: Debrief, at: number}} props */
function Night({ debrief: { ending, reveal }, at }) {
  const zone = useStore().read("room")?.time_zone ?? "UTC";
  const each = Math.ceil(reveal.length / Math.ceil(reveal.length / ROWS));
  return h(
    Slide,
    { kicker: ending.title, title: t("debrief.night"), isPart: true },
    html`<p class="row small">${["found", "misread", "missed"].map((how) => html`<span class=${`tag tag--${how}`} key=${how}>${icon(SIGNS[how] ?? "")} ${t(`debrief.${how}`)} <b>${reveal.filter((one) => howFound(one) === how).length}</b></span>`)}</p>
      <ol class="timeline timeline--night" start=${at * each + 1}>${reveal.slice(at * each, (at + 1) * each).map((one) => h(NightRow, { key: one.at_utc + one.text, row: one, zone }))}</ol>`,
  );
}

/** @param {{debrief: Debrief}} props */
function Comforts({ debrief: { ending, comforts } }) {
  return h(
    Slide,
    { kicker: ending.title, title: comforts.title, isPart: true },
    html`<ol class="slide__list stack stack--tight">${comforts.items.map((item) => html`<li key=${item}>${item}</li>`)}</ol><p class="slide__question">${comforts.question}</p>`,
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

/** First the hunch, with what of it came into the conclusion; then all of the conclusion. @param {PageProps} props */
function Decision({ debrief, part }) {
  const { pooled, vote_counts: votes, accused } = debrief;
  const named = accused.answers.filter((one) => one.is_suspect).map((one) => one.option);
  const head = { kicker: t("debrief.decision.kicker"), title: t("debrief.decision"), isPart: true };
  if (part > 0)
    return h(
      Slide,
      head,
      html`<section class="stack"><h2>${t("debrief.accused")}</h2>
          <dl class="answers">${accused.answers.map((one) => html`<div key=${one.part}><dt>${one.question}</dt><dd>${one.text}</dd></div>`)}</dl>
          ${!accused.is_sent && html`<p class="quiet">${t("debrief.not_sent")}</p>`}</section>
        <p class="slide__question">${t("debrief.decision.question")}</p>`,
    );
  return h(
    Slide,
    head,
    html`<div class="pooled"><p><b>${pooled.shared}</b> / ${pooled.total}</p><p>${t("debrief.pooled", { shared: pooled.shared, total: pooled.total })}</p>
        <meter min="0" max=${Math.max(1, pooled.total)} value=${pooled.shared} aria-label=${t("debrief.pooled", { shared: pooled.shared, total: pooled.total })}></meter></div>
      <section class="stack"><h2>${t("debrief.hunch")}</h2>
        ${votes.length === 0 && html`<p class="quiet">${t("debrief.no_votes")}</p>`}
        <div class="columns">${votes.map((vote) => h(Tally, { key: vote.vote, vote, named }))}</div></section>
      ${accused.answers.length === 0 && html`<p class="quiet">${t("debrief.nothing_accused")}</p><p class="slide__question">${t("debrief.decision.question")}</p>`}`,
  );
}

/** @param {{vote: import("../types/view.d.ts").Debrief["vote_counts"][number], named: string[]}} props */
function Tally({ vote, named }) {
  const most = Math.max(1, vote.counts.reduce((sum, one) => sum + one.count, 0));
  return html`<div class="stack stack--tight"><p class="small">${vote.question}</p>
    <ul class="tally">${vote.counts.map((one) => html`<li key=${one.option}><span>${one.text} ${named.includes(one.option) && html`<span class="tag">${icon("flag")} ${t("debrief.named")}</span>`}</span><span>${one.count}</span><meter min="0" max=${most} value=${one.count} aria-label=${`${one.text}: ${one.count}`}></meter></li>`)}</ul></div>`;
}

export { Decision, Reveal, nightParts, partsOf };
