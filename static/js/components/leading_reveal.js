// What a lead has at hand in the debrief: the texts of the first page in the parts that players see, and where the reports are.
import { h, html, icon } from "../lib/html.js";
import { localTime } from "../lib/format.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { nightParts } from "./debrief_reveal.js";

/** @typedef {import("../state/debrief_goals.js").Team} Team */

/** The report of a room, beside this page. @param {string} room */
const reportOf = (room) => `${location.pathname.replace(/\/debrief$/, "")}/rooms/${room}/report`;

/** The parts of the first page: how it came out for each team, the night, and what is read aloud. @param {{teams: Team[], zone: string}} props */
function RevealParts({ teams, zone }) {
  const debrief = teams[0]?.debrief;
  if (!debrief) return null;
  const night = nightParts(debrief);
  const { comforts, reveal } = debrief;
  const last = comforts.items.length > 0 ? night + 2 : night + 1;
  return html`<div class="stack">
    <details><summary>${t("lead_debrief.part", { part: 1, last })} ${t("debrief.ending")}</summary>
      <div class="stack stack--tight">${teams.map(({ room, debrief: { ending } }) => html`<div key=${room.id}><h3>${room.name}: ${ending.title}</h3><p>${prose(ending.text)}</p></div>`)}</div></details>
    <details><summary>${t(night > 1 ? "lead_debrief.parts" : "lead_debrief.part", { part: 2, until: night + 1, last })} ${t("debrief.night")}</summary>
      <ol class="plain-list stack stack--tight">${reveal.map((one) => html`<li key=${one.at_utc + one.text}><b class="figures">${localTime(one.at_utc, zone)}</b> ${prose(one.text)}</li>`)}</ol></details>
    ${comforts.items.length > 0 && html`<section class="stack stack--tight" aria-labelledby="aloud-title">
      <h3 id="aloud-title">${t("lead_debrief.part", { part: last, last })} ${comforts.title}</h3>
      <p class="quiet">${t("lead_debrief.aloud")}</p>
      <ol class="read-aloud">${comforts.items.map((item) => html`<li key=${item}>${item}</li>`)}</ol>
      <p><b>${comforts.question}</b></p>
    </section>`}
  </div>`;
}

/** @param {{teams: Team[]}} props */
function Reports({ teams }) {
  return html`<p>${t("lead_debrief.reports")}</p>
    <ul class="plain-list button-row">${teams.map(({ room }) => html`<li key=${room.id}><a class="button" data-focus=${`all-report-${room.id}`} href=${reportOf(room.id)}>${icon("file-text")} ${t("plan.report", { team: room.name })}</a></li>`)}</ul>`;
}

export { Reports, RevealParts, reportOf };
