// A field whose text is one's own while it is typed and the team's when one lays it down (Enter, leaving the field, or the button).
import { useEffect, useRef, useState } from "preact/hooks";
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { Button } from "../button.js";
import { typedIn } from "../typed.js";
import { Hand } from "./hand.js";

/** @typedef {object} WrittenProps
 * @property {string} id
 * @property {string} label
 * @property {string} placed what the team has laid down
 * @property {import("../../types/view.d.ts").Draft | undefined} draft
 * @property {(text: string) => Promise<unknown>} onPlace
 * @property {boolean} isStill
 * @property {string} [kind]
 * @property {string} [unit]
 * @property {string} [help]
 * @property {string} [mode]
 * @property {number} [limit] */

/** @param {WrittenProps} props */
function Written({ id, label, placed, draft, onPlace, isStill, kind, unit, help, mode, limit }) {
  const [text, setText] = useState(placed);
  const isTyping = useRef(false);
  // What a team mate lays down shows here, unless one is typing oneself.
  useEffect(() => {
    if (!isTyping.current) setText(placed);
  }, [placed]);
  const lay = () => {
    isTyping.current = false;
    if (text.trim() !== placed.trim()) void onPlace(text.trim());
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    lay();
  };
  return html`<form class="field" onSubmit=${submit}>
    <label class="field__label" for=${id}>${label}</label>
    <div class="button-row">
      <input class=${kind ? `input input--${kind}` : "input"} id=${id} value=${text} readonly=${isStill} inputmode=${mode} maxlength=${limit} autocomplete="off" aria-describedby=${help ? `${id}-help` : undefined}
        onInput=${(/** @type {Event} */ event) => { isTyping.current = true; setText(typedIn(event)); }} onBlur=${lay} />
      ${unit && html`<span>${unit}</span>`}
      ${!isStill && text.trim() !== placed.trim() && h(Button, { type: "submit", small: true }, t("written.lay"))}
    </div>
    ${help && html`<p class="field__help" id=${`${id}-help`}>${help}</p>`}
    ${h(Hand, { draft })}
  </form>`;
}

export { Written };
