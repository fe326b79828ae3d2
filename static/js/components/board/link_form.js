// Ties one pin to another: supports, contradicts, or is the same.
import { useState } from "preact/hooks";
import { h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { inOrder, pinTitle } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { SelectField } from "../lab/field.js";

const RELATIONS = /** @type {const} */ (["supports", "contradicts", "same_as"]);

/** @param {{pin: string, onDone: () => void}} props */
function LinkForm({ pin, onDone }) {
  const store = useStore();
  const others = inOrder(store.read("pins")).filter((one) => one.id !== pin).reverse();
  const [second, setSecond] = useState(others[0]?.id ?? "");
  const [relation, setRelation] = useState(/** @type {typeof RELATIONS[number]} */ ("supports"));
  const tie = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!second) return;
    const outcome = await store.send({ kind: "link_pins", first: pin, second, relation });
    if (outcome.isAccepted) onDone();
  };
  if (others.length === 0) return html`<p class="small quiet">${t("link.no_other")}</p>`;
  return html`<form class="stack stack--tight" onSubmit=${tie}>
    ${h(SelectField, { label: t("link.relation"), value: relation, onChange: (next) => setRelation(/** @type {typeof RELATIONS[number]} */ (next)), options: RELATIONS.map((one) => ({ id: one, text: t(`relation.${one}`) })) })}
    ${h(SelectField, { label: t("link.second"), value: second, onChange: setSecond, options: others.map((one) => ({ id: one.id, text: pinTitle(one).slice(0, 80) })) })}
    <div class="button-row">${h(Button, { small: true, kind: "primary", type: "submit" }, t("link.tie"))} ${h(Button, { small: true, onClick: onDone }, t("dialog.not_now"))}</div>
  </form>`;
}

export { LinkForm };
