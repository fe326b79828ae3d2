// The bar for several rooms is a plain form; where scripts run it is sent without leaving the page, and tells what came of it in words.
import { t } from "../lib/text.js";

/** @typedef {import("../types/view.d.ts").LeadRoom} LeadRoom */
/** @typedef {{rooms: Record<string, {code?: string, text?: string}>, text: string} | null} Said */

/** What came of an order in words: in how many rooms it was done, and where it was not, why.
 * @param {Said} said @param {LeadRoom[]} rooms @returns {{done: string, refused: string}} */
function toldOf(said, rooms) {
  if (said === null) return { done: "", refused: t("wall.no_line") };
  if (said.text) return { done: "", refused: said.text };
  const outcomes = Object.entries(said.rooms);
  const done = outcomes.filter(([, one]) => one.code === undefined).length;
  const nameOf = (/** @type {string} */ id) => rooms.find((room) => room.id === id)?.name ?? "";
  const refused = outcomes.filter(([, one]) => one.code !== undefined).map(([id, one]) => t("wall.said.no", { room: nameOf(id), why: one.text ?? "" }));
  return { done: done > 0 ? t("wall.said.rooms", { count: done }) : "", refused: refused.join(" ") };
}

/** Whether any of these rooms is where a button works. @param {string} stages The button's own, with blanks between. @param {string[]} now */
function canBePressed(stages, now) {
  return now.some((stage) => stages.split(" ").includes(stage));
}

/** A button that works in no room now cannot be pressed. @param {Document} page @param {string[]} now How each room stands. */
function fitButtons(page, now) {
  for (const button of page.querySelectorAll("#bulk button[data-stages]")) {
    /** @type {HTMLButtonElement} */ (button).disabled = !canBePressed(button.getAttribute("data-stages") ?? "", now);
  }
}

/** @param {Document} page @param {{send: (form: FormData) => Promise<Said>, rooms: LeadRoom[]}} given */
function bulkForm(page, { send, rooms }) {
  const form = /** @type {HTMLFormElement | null} */ (page.getElementById("bulk"));
  const told = page.getElementById("bulk-said");
  const toldNo = page.getElementById("bulk-refused");
  if (!form || !told || !toldNo) return;
  const text = /** @type {HTMLInputElement | null} */ (page.getElementById("bulk-text"));
  const say = (/** @type {{done: string, refused: string}} */ words) => {
    told.textContent = words.done;
    toldNo.textContent = words.refused;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = new FormData(form, event.submitter);
    say({ done: "", refused: "" });
    const isMessage = fields.get("kind") === "send_message";
    if (isMessage && !text?.value.trim()) return say({ done: "", refused: t("plenum.message.empty") });
    const said = await send(fields);
    say(toldOf(said, rooms));
    if (text && isMessage && said !== null && !said.text) text.value = "";
  });
  // Who ticks a room means those that are ticked.
  page.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const ticked = /** @type {HTMLInputElement | null} */ (form.querySelector("[name=scope][value=ticked]"));
    if (box.type === "checkbox" && box.form === form && box.checked && ticked) ticked.checked = true;
  });
}

export { bulkForm, canBePressed, fitButtons, toldOf };
