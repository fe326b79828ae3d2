// A number, or a time of day.
import { h, html } from "../../lib/html.js";
import { number, readNumber, readTime, timeOfDay } from "../../lib/format.js";
import { t } from "../../lib/text.js";
import { useStore } from "../../state/store.js";
import { Written } from "./written.js";

const ITEM = "value";

/** @param {import("./kinds.js").PartProps} props */
function NumberPart({ id, part, draft, place, isStill }) {
  const store = useStore();
  /** @type {{unit: string | null, is_time: boolean}} */
  const { unit, is_time: isTime } = part.public;
  const value = draft[ITEM]?.value;
  const placed = typeof value === "number" ? (isTime ? timeOfDay(value) : number(value, 6)) : "";
  const lay = async (/** @type {string} */ text) => {
    const read = isTime ? readTime(text) : readNumber(text);
    if (text !== "" && read === null) store.toast("alarm", "info", t(isTime ? "number.time_unfit" : "number.unfit"));
    else await place(ITEM, read);
  };
  return html`<div>${h(Written, { id, label: t(isTime ? "number.time" : "number.label"), placed, draft: draft[ITEM], onPlace: lay, isStill, kind: isTime ? "time" : "number", unit: unit ?? "", help: t(isTime ? "number.time.help" : "number.help"), mode: isTime ? "text" : "decimal" })}</div>`;
}

export { NumberPart };
