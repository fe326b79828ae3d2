// The facilitator's lobby: the server draws it, and where scripts run the rooms are laid over with what their live lines tell.
import { render } from "preact";
import { LeadLobby } from "../components/lead_lobby.js";
import { keepFocus } from "../lib/focus_keeper.js";
import { h } from "../lib/html.js";
import { setTexts } from "../lib/text.js";
import { lobbyActs } from "../live/lobby_requests.js";
import { watch } from "../live/watched_room.js";

/** @type {import("../types/view.d.ts").LobbyBoot} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
const place = document.getElementById("lobby-rooms");
setTexts(boot.texts, boot.language);
if (place && boot.sees_names) {
  const rooms = boot.rooms.map((room) => ({ room, store: watch(room) }));
  place.replaceChildren();
  render(h(LeadLobby, { rooms, boot, act: lobbyActs(boot.lobby_url) }), place);
  keepFocus(place);
}
