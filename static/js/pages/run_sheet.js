// The run-sheet: the whole list stands in the page; where scripts run, what to say now stands above it and is marked in it.
import { render } from "preact";
import { RunSheet } from "../components/run_sheet.js";
import { keepFocus } from "../lib/focus_keeper.js";
import { h } from "../lib/html.js";
import { setTexts } from "../lib/text.js";
import { leadCommands } from "../live/lead_requests.js";
import { PlenumLine } from "../live/plenum_line.js";

/** @type {import("../types/plenum.d.ts").RunSheetBoot} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
setTexts(boot.texts, boot.language);

/** Marks the lines of the list. @param {number} now @param {number} next */
function onPlace(now, next) {
  for (const line of document.querySelectorAll("[data-cue]")) {
    const at = Number(line.getAttribute("data-cue"));
    line.toggleAttribute("aria-current", at === now);
    if (at === now) line.setAttribute("aria-current", "step");
    line.classList.toggle("is-new", at === next);
  }
}

const root = document.getElementById("now");
if (root) {
  const plenum = new PlenumLine(boot.live_url);
  root.replaceChildren();
  render(h(RunSheet, { plenum, boot, send: leadCommands(boot.commands_url), onPlace }), root);
  keepFocus(root);
  plenum.start(window);
}
