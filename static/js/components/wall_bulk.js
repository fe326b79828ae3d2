// The bar for several rooms is a plain form; where scripts run it is sent without leaving the page, and tells what came of it in words.
import { t } from "../lib/text.js";

/** @typedef {import("../types/view.d.ts").LeadRoom} LeadRoom */
/** @typedef {{rooms: Record<string, {code?: string, text?: string}>, text: string} | null} Said */

/** What came of an order in words: in how many rooms it was done, and where it was not, why. @param {Said} said @param {LeadRoom[]} rooms */
function toldOf(said, rooms) {
  if (said === null) return t("wall.no_line");
  if (said.text) return said.text;
  const outcomes = Object.entries(said.rooms);
  const done = outcomes.filter(([, one]) => one.code === undefined).length;
  const nameOf = (/** @type {string} */ id) => rooms.find((room) => room.id === id)?.name ?? "";
  const refused = outcomes.filter(([, one]) => one.code !== undefined).map(([id, one]) => t("wall.said.no", { room: nameOf(id), why: one.text ?? "" }));
  return [...(done > 0 ? [t("wall.said.rooms", { count: done })] : []), ...refused].join(" ");
}

/** @param {Document} page @param {{send: (form: FormData) => Promise<Said>, rooms: LeadRoom[]}} given */
function bulkForm(page, { send, rooms }) {
  const form = /** @type {HTMLFormElement | null} */ (page.getElementById("bulk"));
  const told = page.getElementById("bulk-said");
  if (!form || !told) return;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = new FormData(form, event.submitter);
    told.textContent = "";
    const said = await send(fields);
    told.textContent = toldOf(said, rooms);
    const text = /** @type {HTMLInputElement | null} */ (page.getElementById("bulk-text"));
    if (text && fields.get("kind") === "send_message" && said !== null && !said.text) text.value = "";
  });
  // Who ticks a room means those that are ticked.
  page.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const ticked = /** @type {HTMLInputElement | null} */ (form.querySelector("[name=scope][value=ticked]"));
    if (box.type === "checkbox" && box.form === form && box.checked && ticked) ticked.checked = true;
  });
}

export { bulkForm, toldOf };
