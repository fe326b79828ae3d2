// Notes at a pin, or on the board itself. Anyone may rewrite one.
import { useState } from "preact/hooks";
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { withIds } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { typedIn, useTyped } from "../typed.js";

const LIMIT = 280;

/** @param {{pin: string | null}} props */
function Notes({ pin }) {
  const store = useStore();
  const notes = withIds(store.read("notes")).filter((note) => note.pin === pin);
  const list = notes.length > 0 && html`<ul class="plain-list stack stack--tight">${notes.map((note) => h(OneNote, { key: note.id, note }))}</ul>`;
  if (pin === null)
    return html`<section class="stack stack--tight" aria-label=${t("notes.title")}><h3>${t("notes.title")}</h3>${list} ${h(NoteForm, { pin, onDone: () => undefined })}</section>`;
  return html`${list}`;
}

/** @param {{note: import("../../types/view.d.ts").Note & {id: string}}} props */
function OneNote({ note }) {
  const store = useStore();
  const [isEdited, setEdited] = useState(false);
  const name = store.read("people")?.[note.player]?.name ?? "";
  if (isEdited) return html`<li>${h(NoteForm, { pin: note.pin, note: note.id, start: note.text, onDone: () => setEdited(false) })}</li>`;
  return html`<li class="small"><p>${icon("pencil")} ${note.text} ${name && html`<span class="quiet">(${name})</span>`}</p>
    <div class="button-row">
      ${h(Button, { small: true, kind: "quiet", label: t("notes.edit.named", { text: note.text.slice(0, 40) }), onClick: () => setEdited(true) }, t("notes.edit"))}
      ${h(Button, { small: true, kind: "quiet", label: t("notes.erase.named", { text: note.text.slice(0, 40) }), onClick: () => void store.send({ kind: "erase_note", note: note.id }) }, t("notes.erase"))}
    </div></li>`;
}

/** @param {{pin: string | null, note?: string, start?: string, onDone: () => void}} props */
function NoteForm({ pin, note, start = "", onDone }) {
  const store = useStore();
  const name = note ?? `new.${pin ?? "board"}`;
  const [text, setText, clear] = useTyped(`note.${name}`, start);
  const write = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!text.trim()) return;
    const outcome = await store.send({ kind: "write_note", text: text.trim(), pin, note: note ?? null });
    if (!outcome.isAccepted) return;
    clear();
    onDone();
  };
  return html`<form class="stack stack--tight" onSubmit=${write}>
    <label class="field__label small" for=${`note-${name}`}>${t("notes.label")}</label>
    <input class="input" id=${`note-${name}`} maxlength=${LIMIT} autocomplete="off" value=${text} onInput=${(/** @type {Event} */ event) => setText(typedIn(event))} />
    <div class="button-row">${h(Button, { small: true, type: "submit" }, t("notes.write"))} ${pin !== null && h(Button, { small: true, kind: "quiet", onClick: onDone }, t("dialog.not_now"))}</div>
  </form>`;
}

export { NoteForm, Notes };
