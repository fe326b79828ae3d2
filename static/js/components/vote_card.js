// A private vote: nobody sees what one chose; the team sees counts when all are in and they tell nobody's own.
import { useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { SuspectChoice } from "./suspects.js";
import { typedIn } from "./typed.js";

/** @param {{vote: import("../types/view.d.ts").Vote & {id: string}}} props */
function VoteCard({ vote }) {
  const store = useStore();
  const [option, setOption] = useState(/** @type {string | null} */ (null));
  const [confidence, setConfidence] = useState(3);
  const [isAgain, setAgain] = useState(false);
  if (!vote.is_open) return h(Counted, { vote });
  const cast = async () => {
    if (option === null) return;
    const outcome = await store.send({ kind: "cast_vote", vote: vote.id, option, confidence: vote.confidence ? confidence : null });
    if (outcome.isAccepted) setAgain(false);
  };
  if (vote.answered && !isAgain)
    return html`<article class="card">
      <p class="card__kind">${icon("check")} ${t("vote.kind")}</p>
      <h3 class="card__title">${vote.question}</h3>
      <p class="small">${t("vote.thanks")} ${vote.waiting_for > 0 && t("vote.waiting", { count: vote.waiting_for })}</p>
      <div>${h(Button, { small: true, onClick: () => setAgain(true) }, t("vote.change"))}</div>
    </article>`;
  return html`<article class="card card--new">
    <p class="card__kind">${icon("lock")} ${t("vote.kind")}</p>
    <h3 class="card__title">${vote.question}</h3>
    <p class="small">${t("vote.private")}</p>
    ${h(SuspectChoice, { legend: vote.question, name: `vote-${vote.id}`, options: vote.options, chosen: option, onChoose: setOption })}
    ${vote.confidence && h(Confidence, { id: `sure-${vote.id}`, value: confidence, onChange: setConfidence })}
    <div class="button-row">${h(Button, { kind: "primary", reason: option ? null : t("vote.choose_first"), onClick: cast }, t("vote.cast"))}</div>
  </article>`;
}

/** @param {{id: string, value: number, onChange: (value: number) => void}} props */
function Confidence({ id, value, onChange }) {
  return html`<div class="confidence">
    <label for=${id}>${t("vote.how_sure")}</label>
    <input id=${id} type="range" min="1" max="5" value=${value} aria-valuetext=${t(`vote.sure.${value}`)} onInput=${(/** @type {Event} */ event) => onChange(Number(typedIn(event)))} />
    <p class="confidence__ends" aria-hidden="true"><span>${t("vote.sure.1")}</span><span>${t("vote.sure.5")}</span></p>
  </div>`;
}

/** @param {{vote: import("../types/view.d.ts").Vote & {id: string}}} props */
function Counted({ vote }) {
  const counts = vote.counts;
  const most = Math.max(1, ...Object.values(counts ?? {}));
  const rows = vote.options.filter((option) => (counts?.[option.id] ?? 0) > 0);
  return html`<article class="card card--done">
    <p class="card__kind">${icon("check")} ${t("vote.closed")}</p>
    <h3 class="card__title">${vote.question}</h3>
    ${counts
      ? html`<ul class="tally small">${rows.map(
          (option) => html`<li key=${option.id}><span>${option.text}</span><span>${counts[option.id]}</span>
            <meter min="0" max=${most} value=${counts[option.id]} aria-label=${`${option.text}: ${counts[option.id]}`}></meter></li>`,
        )}</ul>`
      : html`<p class="small">${t("vote.hidden")}</p>`}
  </article>`;
}

export { Confidence, VoteCard };
