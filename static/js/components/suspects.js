// A choice among people: typographic cards with a monogram and one drawn attribute, no faces. Other options stand in the same form.
import { h, html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Drawing } from "./drawing.js";

/** @param {{legend: string, name: string, options: {id: string, text: string}[], chosen: string | null, onChoose: (id: string) => void}} props */
function SuspectChoice({ legend, name, options, chosen, onChoose }) {
  const suspects = useStore().read("room")?.suspects ?? [];
  return html`<fieldset>
    <legend class="visually-hidden">${legend}</legend>
    <div class="suspects">
      ${options.map((option) => {
        const person = suspects.find((one) => one.id === option.id);
        return html`<label class="suspect" key=${option.id}>
          <input type="radio" name=${name} value=${option.id} checked=${chosen === option.id} onChange=${() => onChoose(option.id)} />
          <span class="suspect__monogram" aria-hidden="true">${person?.monogram ?? "?"}</span>
          <span class="suspect__name">${person?.name ?? option.text}</span>
          ${person && html`<span class="suspect__role">${person.role}</span>`}
          <span class="suspect__chosen">${t("suspect.chosen")}</span>
          ${person && h(Drawing, { name: person.attribute })}
        </label>`;
      })}
    </div>
  </fieldset>`;
}

export { SuspectChoice };
