// The facilitator's side of the debrief: turns the pages for all rooms or for one, sees how long a page lies open, what the page is
// about, and what each team did for it. The screen in the hall and the players follow.
import { h, html, icon } from "../lib/html.js";
import { duration } from "../lib/format.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { goalsAt } from "../state/debrief_goals.js";
import { placeInDebrief } from "../state/plenum.js";
import { Button } from "./button.js";
import { Reports, RevealParts, reportOf } from "./leading_reveal.js";
import { PlenaryMessage, PlenumState, Receipt, useCommand, usePlenumSecond } from "./plenum_parts.js";

/** @typedef {import("../types/plenum.d.ts").PlenumView} PlenumView */
/** @typedef {import("../types/plenum.d.ts").Cue} Cue */
/** @typedef {import("../types/plenum.d.ts").TeamDebrief} TeamDebrief */
/** @typedef {import("./plenum_parts.js").Plenum} Plenum */
/** @typedef {import("./plenum_parts.js").Send} Send */
/** @typedef {(room: string, page: number) => void} Turn */
/** @typedef {import("../state/debrief_goals.js").Team} Team */

/** What a page is called. @param {TeamDebrief} debrief @param {number} at */
function pageName(debrief, at) {
  const page = debrief.pages[at];
  return page?.kind === "goal" ? `${t("debrief.goal")}: ${page.title}` : t(`lead_debrief.page.${page?.kind ?? "reveal"}`);
}

/** What a page is called where teams may have different learning goals: each goal once, with whose it is.
 * @param {Team[]} teams @param {number} at */
function pageTitle(teams, at) {
  const [first] = teams;
  if (!first) return "";
  const goals = goalsAt(teams, at);
  if (goals.length < 2) return pageName(first.debrief, at);
  return t("lead_debrief.goals", { goals: goals.map(({ goal, names }) => `${goal.title} (${names.join(", ")})`).join("; ") });
}

/** @param {{plenum: Plenum, send: Send, cues: Cue[], wall: string}} props */
function LeadingDebrief({ plenum, send, cues, wall }) {
  const view = plenum.view.value;
  const { said, run } = useCommand(send);
  const turn = (/** @type {string} */ room, /** @type {number} */ page) => void run(room, { kind: "turn_page", page });
  const shown = view?.page ? view.page.number - 1 : null;
  const teams = view ? view.rooms.flatMap((room) => (view.debriefs?.[room.id] ? [{ room, debrief: /** @type {TeamDebrief} */ (view.debriefs[room.id]) }] : [])) : [];
  const at = shown ?? teams[0]?.debrief.page ?? 0;
  const [first] = teams;
  return html`${h(PlenumState, { plenum, ended: t("plenum.closed") })}
    ${!view && html`<p role="status">${t("screen.loading")}</p>`}
    ${view && view.stage !== "debrief" && h(NotYet, { view, wall })}
    ${first && view && h(ForAll, { teams, at, cues, turn, plenum, said, zone: view.time_zone })}
    ${first && html`<section class="stack" aria-labelledby="teams-title">
      <h2 id="teams-title">${t("lead_debrief.teams")}</h2>
      <div class="wall">${teams.map(({ room, debrief }) => h(Team, { key: room.id, name: room.name, id: room.id, debrief, turn, isClosed: room.stage === "closed" }))}</div>
    </section>`}
    ${h(PlenaryMessage, { send })}`;
}

/** While a team still plays the screen shows nothing of the debrief. @param {{view: PlenumView, wall: string}} props */
function NotYet({ view, wall }) {
  const busy = view.rooms.filter((room) => room.stage === "play" || (room.people > 0 && room.stage !== "debrief" && room.stage !== "closed"));
  return html`<p class="notice">${icon("clock")} <span>${busy.length === 0 ? t("lead_debrief.not_begun") : t("lead_debrief.waits", { names: busy.map((room) => room.name).join(", ") })}</span></p>
    ${busy.some((room) => room.stage === "play") && html`<p>${t("lead_debrief.how_to_end", { more: t("wall.more"), end: t("lead.do.end") })} <a class="button button--small" href=${wall}>${icon("arrow-left")} ${t("run_sheet.to_wall")}</a></p>`}`;
}

/** @param {{teams: Team[], at: number, cues: Cue[], turn: Turn, plenum: Plenum, said: {text: string, isRefused: boolean}, zone: string}} props */
function ForAll({ teams, at, cues, turn, plenum, said, zone }) {
  const debrief = /** @type {TeamDebrief} */ ((teams.find((one) => one.debrief.page === at) ?? teams[0])?.debrief);
  const last = debrief.pages.length - 1;
  return html`<section class="run-sheet" aria-labelledby="page-title">
    <div class="row row--apart"><p class="kicker">${t("debrief.at", { page: at + 1, total: last + 1 })}</p>${h(PageTimer, { debrief, plenum })}</div>
    <h2 id="page-title">${pageTitle(teams, at)}</h2>
    ${h(Line, { cues, pages: debrief.pages, at })} ${h(Notes, { teams, at, zone })}
    <div class="button-row" role="group" aria-label=${t("lead_debrief.for_all")}>
      ${h(Button, { icon: "chevron-left", focus: "all-back", reason: at > 0 ? null : t("debrief.first"), hideReason: true, onClick: () => turn("all", at - 1) }, t("lead_debrief.all_back"))}
      ${h(Button, { iconAfter: "chevron-right", kind: "primary", focus: "all-on", reason: at < last ? null : t("debrief.last"), hideReason: true, onClick: () => turn("all", at + 1) }, t("lead_debrief.all_on"))}
    </div>
    ${h(Receipt, { said })}
    <details><summary>${t("lead_debrief.jump")}</summary>
      <ol class="plain-list stack stack--tight">${debrief.pages.map(
        (_page, number) => html`<li key=${number} aria-current=${number === at ? "step" : undefined}>${h(Button, { small: true, focus: `jump-${number}`, pressed: number === at, onClick: () => turn("all", number) }, `${number + 1}. ${pageTitle(teams, number)}`)}</li>`,
      )}</ol></details>
  </section>`;
}

/** How long the page lies open, against the time that the scenario gives it. @param {{debrief: TeamDebrief, plenum: Plenum}} props */
function PageTimer({ debrief, plenum }) {
  const now = usePlenumSecond(plenum);
  if (debrief.page_at_ms === null) return null;
  const left = debrief.page_seconds - (now - debrief.page_at_ms) / 1000;
  return html`<p class="clock" role="timer" aria-label=${t("lead_debrief.timer")} data-state=${left < 0 ? "low" : "running"}>
    ${icon("timer")} <span class="clock__time">${duration(Math.abs(left))}</span> <span class="clock__state">${t(left < 0 ? "lead_debrief.over" : "lead_debrief.left")}</span>
  </p>`;
}

/** The line of the run-sheet for this page, when it has one. @param {{cues: Cue[], pages: TeamDebrief["pages"], at: number}} props */
function Line({ cues, pages, at }) {
  const place = placeInDebrief(cues, { page: at, pages });
  const cue = place.opens === at ? cues[place.now] : undefined;
  return cue ? html`<p class="run-sheet__say">“${cue.say}”</p>${cue.note && html`<p>${icon("lightbulb")} ${cue.note}</p>`}` : null;
}

/** What the page is about: what is read aloud, for a goal its rule and question with whose it is, at the end where the reports are.
 * @param {{teams: Team[], at: number, zone: string}} props */
function Notes({ teams, at, zone }) {
  const kind = teams[0]?.debrief.pages[at]?.kind ?? "reveal";
  const goals = goalsAt(teams, at);
  if (kind !== "goal")
    return html`<p>${t(`lead_debrief.note.${kind}`)}</p>
      ${kind === "reveal" && h(RevealParts, { teams, zone })} ${kind === "goodbye" && h(Reports, { teams })}`;
  return html`${goals.map(({ goal, names }) => html`<div class="stack stack--tight" key=${goal.id}>
    ${goals.length > 1 && html`<h3>${goal.title}: ${names.join(", ")}</h3>`}
    <p><b>${t("debrief.rule")}:</b> ${prose(goal.rule)}</p>
    <p><b>${t("debrief.talk")}:</b> ${goal.question}</p>
  </div>`)}`;
}

/** @param {{name: string, id: string, debrief: TeamDebrief, turn: Turn, isClosed: boolean}} props */
function Team({ name, id, debrief, turn, isClosed }) {
  const at = debrief.page;
  const goal = debrief.pages[at]?.kind === "goal" ? debrief.goals.find((one) => one.id === debrief.pages[at]?.goal) : undefined;
  return html`<article class="room-card" data-need="none" aria-labelledby=${`team-${id}`}>
    <div class="room-card__head"><h3 class="room-card__name" id=${`team-${id}`}>${name}</h3><span class="small quiet">${t("debrief.at", { page: at + 1, total: debrief.pages.length })}</span></div>
    <p>${pageName(debrief, at)}</p>
    <p class="quiet">${t("lead_debrief.ending", { title: debrief.ending.title })}</p>
    ${goal && h(TeamMoments, { goal })}
    <p><a class="button button--small" data-focus=${`report-${id}`} href=${reportOf(id)}>${icon("file-text")} ${t("plan.report", { team: name })}</a></p>
    ${isClosed
      ? html`<p class="quiet">${t("lead.stage.closed")}</p>`
      : html`<div class="room-card__tools">
          ${h(Button, { small: true, icon: "chevron-left", focus: `back-${id}`, label: t("lead_debrief.one_back", { name }), reason: at > 0 ? null : t("debrief.first"), hideReason: true, onClick: () => turn(id, at - 1) }, t("pages.back"))}
          ${h(Button, { small: true, iconAfter: "chevron-right", focus: `on-${id}`, label: t("lead_debrief.one_on", { name }), reason: at < debrief.pages.length - 1 ? null : t("debrief.last"), hideReason: true, onClick: () => turn(id, at + 1) }, t("pages.on"))}
        </div>`}
  </article>`;
}

/** @param {{goal: import("../types/view.d.ts").Goal}} props */
function TeamMoments({ goal }) {
  const moments = [...goal.for.map((one) => ({ ...one, sign: "for" })), ...goal.against.map((one) => ({ ...one, sign: "against" }))];
  if (moments.length === 0) return html`<p class="quiet">${t("debrief.not_seen.short")}</p>`;
  return html`<ul class="moments">${moments.map((one) => html`<li class="moment" data-sign=${one.sign} key=${one.text}><span class="moment__sign">${icon(one.sign === "for" ? "plus" : "minus")} ${t(`debrief.${one.sign}`)}</span><span>${one.text}</span></li>`)}</ul>`;
}

export { LeadingDebrief };
