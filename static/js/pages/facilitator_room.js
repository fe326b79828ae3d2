// A look into one room: the server draws it, and where scripts run it is drawn again whenever the room tells something. It only listens.
import { effect } from "@preact/signals";
import { keepFocus } from "../lib/focus_keeper.js";
import { drawAgain } from "../lib/redraw.js";
import { watch } from "../live/watched_room.js";

/** Between two drawings at least; a busy team makes several entries a second. */
const REST_MS = 1000;
/** What grows with time alone, as how long a team is stuck, is drawn anew so often. */
const AT_LEAST_MS = 15000;

/** @type {import("../types/view.d.ts").Boot} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
const main = document.getElementById("main");
let isAsked = false;
let isDrawing = false;

/** @param {HTMLElement} place */
async function draw(place) {
  if (isDrawing) return;
  isDrawing = true;
  isAsked = false;
  await drawAgain(place);
  setTimeout(() => {
    isDrawing = false;
    if (isAsked) draw(place);
  }, REST_MS);
}

if (main) {
  keepFocus(main);
  const store = watch({ id: main.dataset["room"] ?? "", live_url: boot.live_url });
  effect(() => {
    const { phase } = store.connected.value;
    document.getElementById("look-lost")?.toggleAttribute("hidden", phase === "open" || phase === "connecting");
  });
  let told = "";
  effect(() => {
    const now = JSON.stringify([store.room.value.seq, store.presence.value]);
    if (store.room.value.epoch === null || now === told) return;
    told = now;
    isAsked = true;
    draw(main);
  });
  setInterval(() => document.visibilityState === "visible" && draw(main), AT_LEAST_MS);
}
