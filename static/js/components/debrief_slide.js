// What the pages of the debrief share: a page's frame, and the way to a spot in the replay.
import { html } from "../lib/html.js";
import { t } from "../lib/text.js";

/** Where the replay shows an entry. @param {number} seq */
const spotOf = (seq) => `${location.pathname.replace(/\/$/, "")}/replay?seq=${seq}`;

/** A way to the moment in the replay; it says which one for those who hear the links only. @param {{seq: number, text: string}} props */
function See({ seq, text }) {
  return html`<a class="see" href=${spotOf(seq)} aria-label=${`${t("debrief.see")}: ${text}`}>${t("debrief.see")}</a>`;
}

/** @typedef {{debrief: import("../types/view.d.ts").Debrief, page: import("../types/view.d.ts").DebriefPage, part: number}} PageProps */

/** The frame of a page, or with `isPart` of a part that needs its room. @param {{kicker: string, title: string, isPart?: boolean, children?: import("preact").ComponentChildren}} props */
function Slide({ kicker, title, isPart = false, children }) {
  return html`<article class=${isPart ? "slide slide--part" : "slide"}><div class="stack stack--tight"><p class="kicker">${kicker}</p><h1 class="slide__title">${title}</h1></div>${children}</article>`;
}

export { See, Slide, spotOf };
