// Who stands in each list, and who stands in all of them.
import { cx, h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { Hand } from "./hand.js";

const INTERSECTION = "intersection";

/** @param {import("./kinds.js").PartProps} props */
function SetsPart(props) {
  /** @type {{sets: {id: string, text: string}[]}} */
  const { sets } = props.part.public;
  return html`<div class="sets">
    ${sets.map((set) => h(OneSet, { key: set.id, set, isResult: false, ...props }))}
    ${h(OneSet, { set: { id: INTERSECTION, text: t("sets.intersection") }, isResult: true, ...props })}
  </div>`;
}

/** @param {{set: {id: string, text: string}, isResult: boolean} & import("./kinds.js").PartProps} props */
function OneSet({ set, isResult, part, draft, place, isStill }) {
  const value = draft[set.id]?.value;
  const members = Array.isArray(value) ? value : [];
  const toggle = (/** @type {string} */ id) => {
    const next = members.includes(id) ? members.filter((one) => one !== id) : [...members, id];
    void place(set.id, next.length > 0 ? next : null);
  };
  return html`<fieldset class=${cx("set", isResult && "set--result")} disabled=${isStill}>
    <legend class="visually-hidden">${set.text}</legend>
    <p class="kicker" aria-hidden="true">${set.text}</p>
    <div class=${isResult ? "row" : "stack stack--tight"}>
      ${part.public.candidates.map(
        (/** @type {{id: string, text: string}} */ one) => html`<label class="choice" key=${one.id}>
          <input type="checkbox" checked=${members.includes(one.id)} onChange=${() => toggle(one.id)} /><span>${one.text}</span>
        </label>`,
      )}
    </div>
    ${h(Hand, { draft: draft[set.id] })}
  </fieldset>`;
}

export { SetsPart };
