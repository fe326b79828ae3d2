// The facilitator's wall: the server draws it, and where scripts run each room's card is laid over with what the live line tells.
import { render } from "preact";
import { Coach } from "../components/coach.js";
import { Wall } from "../components/wall.js";
import { keepFocus } from "../lib/focus_keeper.js";
import { h } from "../lib/html.js";
import { setTexts } from "../lib/text.js";
import { watch } from "../live/watched_room.js";

/** @type {import("../types/view.d.ts").LeadBoot} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
setTexts(boot.texts, boot.language);

const wall = /** @type {HTMLElement | null} */ (document.querySelector(".wall"));
if (wall && boot.rooms) {
  const rooms = boot.rooms.map((room) => ({ room, store: watch(room) }));
  wall.replaceChildren();
  render(h(Wall, { rooms }), wall);
  keepFocus(wall);
  const hint = document.getElementById("coach-hint");
  if (hint) {
    hint.replaceChildren();
    render(h(Coach, { stores: rooms.map(({ store }) => store) }), hint);
  }
}
