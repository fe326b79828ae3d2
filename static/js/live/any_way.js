// The line of a page that looks at rooms: over a websocket, and where none gets through over ordinary requests.
import { firstWayOpen } from "./first_way_open.js";
import { overPolling } from "./polling_transport.js";
import { overWebSocket } from "./websocket_transport.js";

/** @param {string} url The websocket's address; the requests go to the same address with `/lines` behind its path. @returns {import("./websocket_transport.js").OpenTransport} */
function overAnyWay(url) {
  const [path, query] = url.split("?");
  return firstWayOpen(overWebSocket(url), overPolling(`${path}/lines`, query));
}

export { overAnyWay };
