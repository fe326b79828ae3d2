// What lies behind a pin: the rows or words as they were shown, where they are from and who put them here, and its ties.
import { h, html, icon } from "../../lib/html.js";
import { plain, prose } from "../../lib/prose.js";
import { t } from "../../lib/text.js";
import { pinTitle, withIds } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { Notes } from "./notes.js";
import { PinTools } from "./pin_tools.js";

/** @typedef {import("../../types/view.d.ts").Pin & {id: string}} Pin */
const SHOWN_ROWS = 3;
const LINK_ICONS = { supports: "arrow-up", contradicts: "x", same_as: "equal" };

/** @param {{pin: Pin, at: string, title: string}} props */
function PinDetails({ pin, at, title }) {
  return html`${pin.clues.filter((clue) => plain(clue.says) !== title).map((clue) => html`<p class="small">${prose(clue.says)}</p>`)}
    ${pin.clues.length === 0 && !pin.is_given && html`<p class="small quiet">${t("pin.no_clue")}</p>`}
    ${pin.caption && pin.caption !== title && html`<p class="small">“${pin.caption}”</p>`}
    ${h(Values, { pin, title })} ${h(Origin, { pin })} ${h(Links, { pin: pin.id, at })} ${h(Notes, { pin: pin.id })} ${h(PinTools, { pin })}`;
}

/** @param {{pin: Pin, title: string}} props */
function Values({ pin, title }) {
  if (pin.passage_text) return plain(pin.passage_text) === title ? null : html`<p class="pin__values">“${prose(pin.passage_text)}”</p>`;
  if (pin.values.length === 0) return null;
  const line = (/** @type {string[]} */ cells) => cells.map((cell, at) => html`<span title=${pin.columns[at]?.title}>${at > 0 ? " · " : ""}${cell}</span>`);
  const [first, more] = [pin.values.slice(0, SHOWN_ROWS), pin.values.length - SHOWN_ROWS];
  return html`<div class="pin__values">
    ${first.map((cells) => html`<p>${line(cells)}</p>`)}
    ${more > 0 && html`<details><summary>${t("pin.more_rows", { count: more })}</summary>${pin.values.slice(SHOWN_ROWS).map((cells) => html`<p>${line(cells)}</p>`)}</details>`}
  </div>`;
}

/** @param {{pin: Pin}} props */
function Origin({ pin }) {
  const room = useStore().read("room");
  const suspects = room?.suspects.filter((one) => pin.suspects.includes(one.id)) ?? [];
  return html`<p class="pin__origin">
      <span>${pin.source_title}</span><span>${room?.departments[pin.department] ?? pin.department}</span>
      ${pin.is_given ? html`<span>${icon("info")} ${t("pin.given")}</span>` : html`<span>${t("pin.by", { name: pin.name ?? "" })}</span>`}
    </p>
    ${pin.is_unusable && html`<p class="small">${icon("triangle-alert")} ${t("pin.unusable", { reason: pin.is_unusable })}</p>`}
    ${suspects.length > 0 && html`<p class="row">${suspects.map((one) => html`<span class="tag" key=${one.id}>${icon("user")} ${one.name}</span>`)}</p>`}`;
}

/** @param {{pin: string, at: string}} props */
function Links({ pin, at }) {
  const store = useStore();
  const pins = store.read("pins") ?? {};
  const links = withIds(store.read("links")).filter((link) => link.first === pin || link.second === pin);
  if (links.length === 0) return null;
  const show = (/** @type {Event} */ event, /** @type {string} */ other) => {
    store.unfold(`${at}${other}`);
    if (document.getElementById(`${at}pin-${other}`)) return;
    event.preventDefault();
    store.boardMode.value = "list";
    store.unfold(other);
    setTimeout(() => document.getElementById(`pin-${other}`)?.focus(), 0);
  };
  return html`<ul class="links">
    ${links.map((link) => {
      const other = link.first === pin ? link.second : link.first;
      const name = pins[other] ? pinTitle(pins[other]) : "";
      const says = t(link.first === pin || link.relation === "same_as" ? `relation.${link.relation}` : `relation.${link.relation}.by`);
      return html`<li class="link" data-kind=${link.relation === "same_as" ? "same" : link.relation} key=${link.id}>
        ${icon(LINK_ICONS[link.relation])}<span><span class="link__kind">${says}</span> <a href=${`#${at}pin-${other}`} onClick=${(/** @type {Event} */ event) => show(event, other)}>${name}</a></span>
        ${h(Button, { small: true, kind: "quiet", icon: "unlink", label: t("link.remove", { name }), onClick: () => void store.send({ kind: "unlink", link: link.id }) })}
      </li>`;
    })}
  </ul>`;
}

export { PinDetails };
