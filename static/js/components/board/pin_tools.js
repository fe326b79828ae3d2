// What one does with a pin: tie it to another, file it, write at it, open where it is from, take it off.
import { useState } from "preact/hooks";
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { pinTitle } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { LinkForm } from "./link_form.js";
import { NoteForm } from "./notes.js";

/** @typedef {import("../../types/view.d.ts").Pin & {id: string}} Pin */

/** @param {{pin: Pin}} props */
function PinTools({ pin }) {
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

export { PinTools };
