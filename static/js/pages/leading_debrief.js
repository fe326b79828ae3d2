// The facilitator's page of the debrief: wires the line and the commands to the component.
import { render } from "preact";
import { LeadingDebrief } from "../components/leading_debrief.js";
import { keepFocus } from "../lib/focus_keeper.js";
import { h } from "../lib/html.js";
import { setTexts } from "../lib/text.js";
import { leadCommands } from "../live/lead_requests.js";
import { PlenumLine } from "../live/plenum_line.js";

/** @type {import("../types/plenum.d.ts").LeadingBoot} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
setTexts(boot.texts, boot.language);

const root = document.getElementById("debrief");
if (root) {
  const plenum = new PlenumLine(boot.live_url);
  root.replaceChildren();
  render(h(LeadingDebrief, { plenum, send: leadCommands(boot.commands_url), cues: boot.cues, wall: `/facilitator/sessions/${boot.session}` }), root);
  keepFocus(root);
  plenum.start(window);
}
