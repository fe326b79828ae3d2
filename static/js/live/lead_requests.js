// What a lead does to one room or to all: a command over HTTP, with each room's outcome.
import { RequestRefused } from "./requests.js";

/** @typedef {{seq?: number, code?: string, text?: string}} RoomOutcome */
/** @typedef {{kind: string, [field: string]: unknown}} LeadCommand */

/** @param {string} url @param {typeof fetch} ask @returns {(room: string, command: LeadCommand) => Promise<Record<string, RoomOutcome>>} */
function leadCommands(url, ask = (...given) => fetch(...given)) {
  return async (room, command) => {
    const body = JSON.stringify({ room, ...command });
    const headers = { accept: "application/json", "content-type": "application/json" };
    const answer = await ask(url, { method: "POST", headers, body }).catch(() => null);
    if (answer === null) throw new RequestRefused("no_connection", "", {});
    const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
    if (!answer.ok) throw new RequestRefused(said.code ?? `http_${answer.status}`, said.text ?? "", said.details ?? said);
    return said.rooms;
  };
}

export { leadCommands };
