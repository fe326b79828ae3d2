// One pin: what it tells, the rows or words as they were shown, where it is from and who put it here; links, notes and its tools.
import { useState } from "preact/hooks";
import { cx, h, html, icon } from "../../lib/html.js";
import { plain, prose } from "../../lib/prose.js";
import { t } from "../../lib/text.js";
import { pinTitle, withIds } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { LinkForm } from "./link_form.js";
import { NoteForm, Notes } from "./notes.js";

/** @typedef {import("../../types/view.d.ts").Pin & {id: string}} Pin */
const SHOWN_ROWS = 3;
const LINK_ICONS = { supports: "arrow-up", contradicts: "x", same_as: "equal" };

/** @param {{pin: Pin, at?: string}} props */
function PinCard({ pin, at = "" }) {
  const title = pinTitle(pin);
  return html`<article class=${cx("pin", pin.clues.length > 0 && !pin.is_given && "is-clue", pin.is_given && "is-given")} id=${`${at}pin-${pin.id}`} tabindex="-1">
    <p class="pin__fact">${title}</p>
    ${pin.clues.slice(1).map((clue) => html`<p class="small">${prose(clue.says)}</p>`)}
    ${pin.clues.length === 0 && !pin.is_given && html`<p class="small quiet">${t("pin.no_clue")}</p>`}
    ${pin.caption && pin.caption !== title && html`<p class="small">“${pin.caption}”</p>`}
    ${h(Values, { pin, title })} ${h(Origin, { pin })} ${h(Links, { pin: pin.id, at })}
    ${h(Notes, { pin: pin.id })} ${h(Tools, { pin })}
  </article>`;
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
  const store = useStore();
  const room = store.read("room");
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
  return html`<ul class="links">
    ${links.map((link) => {
      const other = link.first === pin ? link.second : link.first;
      const name = pins[other] ? pinTitle(pins[other]) : "";
      const says = t(link.first === pin || link.relation === "same_as" ? `relation.${link.relation}` : `relation.${link.relation}.by`);
      return html`<li class="link" data-kind=${link.relation === "same_as" ? "same" : link.relation} key=${link.id}>
        ${icon(LINK_ICONS[link.relation])}<span><span class="link__kind">${says}</span> <a href=${`#${at}pin-${other}`}>${name}</a></span>
        ${h(Button, { small: true, kind: "quiet", icon: "unlink", label: t("link.remove", { name }), onClick: () => void store.send({ kind: "unlink", link: link.id }) })}
      </li>`;
    })}
  </ul>`;
}

/** @param {{pin: Pin}} props */
function Tools({ pin }) {
  const store = useStore();
  const [open, setOpen] = useState(/** @type {string | null} */ (null));
  const toggle = (/** @type {string} */ name) => () => setOpen(open === name ? null : name);
  const title = pinTitle(pin);
  const canOpen = Boolean(store.read("sources")?.[pin.source]);
  const tool = (/** @type {string} */ name, /** @type {string} */ drawn, /** @type {() => void} */ onClick, isOpen = false) =>
    h(Button, { small: true, kind: "quiet", icon: drawn, label: `${t(`pin.${name}`)}: ${title.slice(0, 60)}`, focus: `${name}-${pin.id}`, onClick, ...(isOpen && { pressed: true }) }, t(`pin.${name}`));
  return html`<div class="pin__tools">
      ${tool("link", "link", toggle("link"), open === "link")} ${tool("tag", "user", toggle("tag"), open === "tag")}
      ${tool("note", "pencil", toggle("note"), open === "note")}
      ${canOpen && tool("source", "file-text", () => store.open({ kind: "source", id: pin.source }))}
      ${!pin.is_given && tool("unpin", "trash-2", toggle("unpin"), open === "unpin")}
    </div>
    ${open === "link" && h(LinkForm, { pin: pin.id, onDone: () => setOpen(null) })}
    ${open === "note" && h(NoteForm, { pin: pin.id, onDone: () => setOpen(null) })}
    ${open === "tag" && h(TagForm, { pin })}
    ${open === "unpin" && h(Unpin, { pin: pin.id, onBack: () => setOpen(null) })}`;
}

/** @param {{pin: Pin}} props */
function TagForm({ pin }) {
  const store = useStore();
  const toggle = (/** @type {string} */ id) => {
    const suspects = pin.suspects.includes(id) ? pin.suspects.filter((one) => one !== id) : [...pin.suspects, id];
    void store.send({ kind: "tag_pin", pin: pin.id, suspects });
  };
  return html`<fieldset class="choices"><legend class="small">${t("pin.tag.legend")}</legend>
    ${store.read("room")?.suspects.map((one) => html`<label class="choice" key=${one.id}><input type="checkbox" checked=${pin.suspects.includes(one.id)} onChange=${() => toggle(one.id)} /><span>${one.name}</span></label>`)}
  </fieldset>`;
}

/** @param {{pin: string, onBack: () => void}} props */
function Unpin({ pin, onBack }) {
  const store = useStore();
  return html`<div class="notice notice--look"><div class="stack stack--tight"><p class="small">${t("pin.unpin.ask")}</p>
    <div class="button-row">${h(Button, { small: true, onClick: () => void store.send({ kind: "unpin", pin }) }, t("pin.unpin.confirm"))} ${h(Button, { small: true, onClick: onBack }, t("dialog.not_now"))}</div></div></div>`;
}

export { PinCard };
