// One option, or several.
import { h, html } from "../../lib/html.js";
import { Hand } from "./hand.js";

const ITEM = "choice";

/** @param {import("./kinds.js").PartProps} props */
function ChoicePart({ id, part, draft, place, isStill }) {
  /** @type {{multiple: boolean, options: {id: string, text: string}[]}} */
  const { multiple, options } = part.public;
  const value = draft[ITEM]?.value;
  const chosen = Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
  const choose = (/** @type {string} */ option) => {
    if (!multiple) return void place(ITEM, option);
    const next = chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option];
    return void place(ITEM, next.length > 0 ? next : null);
  };
  return html`<fieldset class="choices" disabled=${isStill}>
    <legend class="visually-hidden">${part.prompt}</legend>
    ${options.map(
      (option) => html`<label class="choice" key=${option.id}>
        <input type=${multiple ? "checkbox" : "radio"} name=${id} checked=${chosen.includes(option.id)} onChange=${() => choose(option.id)} />
        <span>${option.text}</span>
      </label>`,
    )}
    ${h(Hand, { draft: draft[ITEM] })}
  </fieldset>`;
}

export { ChoicePart };
