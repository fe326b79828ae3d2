// The page of a replay: no live line, only questions to the server.
import { render } from "preact";
import { ReplayScreen } from "../components/debrief_replay.js";
import { h } from "../lib/html.js";
import { setTexts } from "../lib/text.js";

/** @type {{texts: import("../lib/text.js").Texts, language: string, replay: import("../types/view.d.ts").ReplayBoot}} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
setTexts(boot.texts, boot.language);
const app = document.getElementById("app");
if (app) {
  app.replaceChildren();
  render(h(ReplayScreen, { replay: boot.replay }), app);
}
