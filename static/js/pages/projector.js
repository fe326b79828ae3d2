// The screen in the hall: draws what the line tells, keeps the display awake, and never asks anybody to press anything.
import { effect } from "@preact/signals";
import { render } from "preact";
import { Screen } from "../components/projector.js";
import { h } from "../lib/html.js";
import { setTexts } from "../lib/text.js";
import { WakeLock } from "../lib/wake_lock.js";
import { PlenumLine } from "../live/plenum_line.js";

/** @type {import("../types/plenum.d.ts").ScreenBoot} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
setTexts(boot.texts, boot.language);

const root = document.getElementById("app");
if (root) {
  const title = root.dataset["title"] ?? "";
  const plenum = new PlenumLine(boot.live_url);
  const wakeLock = new WakeLock();
  effect(() => wakeLock.want(plenum.view.value !== null));
  document.addEventListener("visibilitychange", () => void wakeLock.renew());
  root.replaceChildren();
  render(h(Screen, { plenum, boot, title }), root);
  plenum.start(window);
}
