// A field whose text is one's own while it is typed. It is the team's after a short rest, on Enter, or when one leaves the field.
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

const REST_MS = 700;

/** @param {WrittenProps} props */
function Written({ id, label, placed, draft, onPlace, isStill, kind, unit, help, mode, limit }) {
  const [text, setText] = useState(placed);
  const isTyping = useRef(false);
  const rest = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  useEffect(() => () => clearTimeout(rest.current), []);
  // What a team mate lays down shows here, unless one is typing oneself.
  useEffect(() => {
    if (!isTyping.current) setText(placed);
  }, [placed]);
  const lay = (written = text) => {
    clearTimeout(rest.current);
    isTyping.current = false;
    if (written.trim() !== placed.trim()) void onPlace(written.trim());
  };
  const typed = (/** @type {Event} */ event) => {
    const written = typedIn(event);
    isTyping.current = true;
    setText(written);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => lay(written), REST_MS);
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    lay();
  };
  return html`<form class="field" onSubmit=${submit}>
    <label class="field__label" for=${id}>${label}</label>
    <div class="button-row">
      <input class=${kind ? `input input--${kind}` : "input"} id=${id} value=${text} readonly=${isStill} inputmode=${mode} maxlength=${limit} autocomplete="off" aria-describedby=${help ? `${id}-help` : undefined}
        onInput=${typed} onBlur=${() => lay()} />
      ${unit && html`<span>${unit}</span>`}
      ${!isStill && text.trim() !== placed.trim() && h(Button, { type: "submit", small: true }, t("written.lay"))}
    </div>
    ${help && html`<p class="field__help" id=${`${id}-help`}>${help}</p>`}
    ${h(Hand, { draft })}
  </form>`;
}

export { Written };
