// Short questions before and after play. They are optional, and one's answers are one's own: only counts leave the server.
import { useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";

const SCALE = ["1", "2", "3", "4", "5", "unknown"];

/** @param {{moment: "before" | "after"}} props */
function Questions({ moment }) {
  const store = useStore();
  const questions = withIds(store.read("questions")).filter((one) => one.moment === moment);
  if (questions.length === 0) return null;
  const done = questions.filter((one) => one.answered).length;
  return html`<details class="metadata">
    <summary>${icon("circle-question-mark")} ${t(`questions.${moment}`)} <span class="quiet">${t("questions.done", { done, total: questions.length })}</span></summary>
    <div class="stack">
      <p class="small">${t("questions.private")}</p>
      ${questions.map((question) => h(Question, { key: question.id, question }))}
    </div>
  </details>`;
}

/** @param {{question: import("../types/view.d.ts").Question & {id: string}}} props */
function Question({ question }) {
  const store = useStore();
  const [chosen, setChosen] = useState("");
  const id = question.id.split(":")[0] ?? question.id;
  const options = question.options ?? SCALE.map((one) => ({ id: one, text: t(`scale.${one}`) }));
  const choose = (/** @type {string} */ option) => {
    setChosen(option);
    void store.send({ kind: "answer_question", question: id, moment: question.moment, option });
  };
  return html`<fieldset class=${question.options ? "choices" : "choices choices--scale"}>
    <legend>${question.text} ${question.answered && html`<span class="tag tag--proof">${icon("check")} ${t("questions.answered")}</span>`}</legend>
    ${options.map(
      (option) => html`<label class="choice" key=${option.id}><input type="radio" name=${`question-${question.moment}-${question.id}`} checked=${chosen === option.id} onChange=${() => choose(option.id)} /><span>${option.text}</span></label>`,
    )}
  </fieldset>`;
}

export { Questions };
