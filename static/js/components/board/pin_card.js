// One pin in two lines: what it tells, where it is from and whose hand it was. Opened, it shows the rest and its tools.
import { cx, h, html, icon } from "../../lib/html.js";
import { monogram } from "../../lib/format.js";
import { t } from "../../lib/text.js";
import { briefValue, pinTitle, withIds } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { PinDetails } from "./pin_details.js";

/** @typedef {import("../../types/view.d.ts").Pin & {id: string}} Pin */

/** `at` keeps apart the places that show the same pin; `fact` is which of its facts this place is about, `says` what it says of somebody
 * here, and `moment` when it was, where that comes first.
 * @param {{pin: Pin, at?: string, fact?: string, says?: import("preact").ComponentChildren, moment?: import("preact").ComponentChildren}} props */
function PinCard({ pin, at = "", fact, says = null, moment = null }) {
  const store = useStore();
  const title = fact ?? pinTitle(pin);
  const key = `${at}${pin.id}`;
  const isOpen = Boolean(store.unfolded.value[key]);
  const told = html`<span class="pin__tells">${says} <span class="pin__fact">${title}</span></span>`;
  const line = html`<span class="pin__line">${h(Hand, { pin })} ${moment ?? h(Meta, { pin })} ${icon(isOpen ? "chevron-up" : "chevron-down")}</span>`;
  return html`<article class=${cx("pin", pin.clues.length > 0 && !pin.is_given && "is-clue", pin.is_given && "is-given")} id=${`${at}pin-${pin.id}`} tabindex="-1">
    <button class="pin__head" type="button" aria-expanded=${isOpen} aria-controls=${`${at}more-${pin.id}`} data-focus=${`pin-${key}`} onClick=${() => store.fold(key)}>
      ${moment ? [line, told] : [told, line]}
    </button>
    <div class="pin__more" id=${`${at}more-${pin.id}`} hidden=${!isOpen}>${isOpen && h(PinDetails, { pin, at, title })}</div>
  </article>`;
}

/** Whose hand it was. @param {{pin: Pin}} props */
function Hand({ pin }) {
  const says = pin.is_given ? t("pin.given") : t("pin.by", { name: pin.name ?? "" });
  return html`<span class="pin__hand" title=${says}><span class="monogram" aria-hidden="true">${pin.is_given ? icon("info") : monogram(pin.name ?? "")}</span><span class="visually-hidden">${says}: </span></span>`;
}

/** @param {{pin: Pin}} props */
function Meta({ pin }) {
  const store = useStore();
  const count = (/** @type {boolean[]} */ those) => those.filter(Boolean).length;
  const links = count(withIds(store.read("links")).map((link) => link.first === pin.id || link.second === pin.id));
  const notes = count(withIds(store.read("notes")).map((note) => note.pin === pin.id));
  const department = store.read("room")?.departments[pin.department] ?? pin.department;
  return html`<span class="pin__meta">
    <span class="pin__brief">${briefValue(pin)}</span> <span class="pin__source">${pin.source_title}</span> <span class="pin__department">${department}</span>
    ${pin.clues.length === 0 && !pin.is_given && html`<span>${t("pin.no_stay")}</span>`}
    ${pin.is_unusable && html`<span>${icon("triangle-alert")}<span class="visually-hidden">${t("pin.not_usable")}</span></span>`}
    ${links > 0 && html`<span>${icon("link")}${links}<span class="visually-hidden"> ${t("pin.links", { count: links })}</span></span>`}
    ${notes > 0 && html`<span>${icon("pencil")}${notes}<span class="visually-hidden"> ${t("pin.notes", { count: notes })}</span></span>`}
  </span>`;
}

export { PinCard };
