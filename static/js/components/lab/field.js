// A labelled select or input of the lab's forms.
import { useId } from "preact/hooks";
import { html } from "../../lib/html.js";
import { typedIn } from "../typed.js";

/** @param {{label: string, value: string, options: {id: string, text: string}[], onChange: (value: string) => void, help?: string}} props */
function SelectField({ label, value, options, onChange, help }) {
  const id = useId();
  return html`<div class="field">
    <label class="field__label" for=${id}>${label}</label>
    <select class="select" id=${id} value=${value} aria-describedby=${help ? `${id}-help` : undefined} onChange=${(/** @type {Event} */ event) => onChange(typedIn(event))}>
      ${options.map((option) => html`<option value=${option.id} selected=${option.id === value} key=${option.id}>${option.text}</option>`)}
    </select>
    ${help && html`<p class="field__help" id=${`${id}-help`}>${help}</p>`}
  </div>`;
}

/** @param {{label: string, value: string, onInput: (value: string) => void, placeholder?: string | undefined, help?: string, mode?: string, kind?: string}} props */
function TextField({ label, value, onInput, placeholder, help, mode, kind }) {
  const id = useId();
  return html`<div class="field">
    <label class="field__label" for=${id}>${label}</label>
    <input class=${kind ? `input input--${kind}` : "input"} id=${id} value=${value} placeholder=${placeholder} inputmode=${mode} autocomplete="off"
      aria-describedby=${help ? `${id}-help` : undefined} onInput=${(/** @type {Event} */ event) => onInput(typedIn(event))} />
    ${help && html`<p class="field__help" id=${`${id}-help`}>${help}</p>`}
  </div>`;
}

export { SelectField, TextField };
