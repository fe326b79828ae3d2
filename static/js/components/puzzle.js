// A question on the desk: its parts, each answered and told apart, the help that was given, and whose hand placed what.
import { cx, h, html, icon } from "../lib/html.js";
import { prose } from "../lib/prose.js";
import { hasText, t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { HintLadder } from "./hint_ladder.js";
import { KINDS } from "./puzzles/kinds.js";

/** @typedef {import("../types/view.d.ts").Part} Part */
/** @typedef {import("../types/view.d.ts").Puzzle} Puzzle */

/** @param {{id: string}} props */
function PuzzleDesk({ id }) {
  const puzzle = useStore().read("puzzles")?.[id];
  if (!puzzle) return null;
  return html`<article class="puzzle">
    <div class="puzzle__head">
      <p class="kicker">${icon("puzzle")} ${t(puzzle.is_bonus ? "puzzle.kind.bonus" : "puzzle.kind")}</p>
      <h3>${puzzle.title}</h3>
      <p class="puzzle__question">${prose(puzzle.question)}</p>
    </div>
    ${puzzle.status !== "open" &&
    html`<div class="feedback" data-fit="fits">${icon(puzzle.status === "solved" ? "circle-check" : "info")}
      <div><p><b>${t(`puzzle.status.${puzzle.status}`)}</b></p>${puzzle.solved_text && html`<p>${prose(puzzle.solved_text)}</p>`}<p class="small">${t("puzzle.pin_it")}</p></div></div>`}
    ${puzzle.parts.map((part, at) => h(PartView, { key: part.id, id, puzzle, part, number: at + 1 }))}
    ${puzzle.status === "open" && h(HintLadder, { id, puzzle })}
  </article>`;
}

/** The team's draft of one part, with what one's own hand has on its way. @param {string} puzzle @param {string} part */
function useDraft(puzzle, part) {
  const store = useStore();
  const start = `${puzzle}/${part}/`;
  const mine = store.read("me")?.player ?? "";
  /** @type {Record<string, import("../types/view.d.ts").Draft>} */
  const draft = {};
  for (const [key, one] of Object.entries(store.read("drafts") ?? {})) if (key.startsWith(start)) draft[key.slice(start.length)] = one;
  for (const [key, { value, text }] of Object.entries(store.placing.value)) {
    if (!key.startsWith(start)) continue;
    if (value === null) delete draft[key.slice(start.length)];
    else draft[key.slice(start.length)] = { value, text, player: mine };
  }
  return draft;
}

/** @param {{id: string, puzzle: Puzzle, part: Part, number: number}} props */
function PartView({ id, puzzle, part, number }) {
  const store = useStore();
  const draft = useDraft(id, part.id);
  const isStill = puzzle.status === "closed" || (part.is_right && !part.is_revisable);
  const Kind = KINDS[part.kind];
  const place = (/** @type {string} */ item, /** @type {import("../types/view.d.ts").DraftValue | null} */ value, text = /** @type {string | null} */ (null)) =>
    store.place({ puzzle: id, part: part.id, item, value, text });
  const many = puzzle.parts.length > 1;
  return html`<section class="puzzle__part" aria-label=${many ? t("puzzle.part", { number, total: puzzle.parts.length }) : puzzle.title}>
    ${many && html`<p class="kicker">${t("puzzle.part", { number, total: puzzle.parts.length })} ${part.is_right && html`<span class="tag tag--proof">${icon("check")} ${t("puzzle.part.right")}</span>`}</p>`}
    ${part.prompt && html`<p>${prose(part.prompt)}</p>`}
    ${Kind ? h(Kind, { id: `${id}-${part.id}`, part, draft, place, isStill }) : html`<p>${t("puzzle.unknown_kind")}</p>`}
    ${h(LastHand, { draft })} ${h(Feedback, { part })}
    ${!isStill && h(Submit, { id, part, draft })}
  </section>`;
}

/** @param {{draft: Record<string, import("../types/view.d.ts").Draft>}} props */
function LastHand({ draft }) {
  const store = useStore();
  const me = store.read("me")?.player;
  const hands = [...new Set(Object.values(draft).map((one) => one.player))];
  if (hands.length === 0) return null;
  const names = hands.map((player) => (player === me ? t("hand.you") : (store.read("people")?.[player]?.name ?? t("hand.gone"))));
  return html`<p class="puzzle__hand">${icon("user")} ${t("hand.placed", { names: names.join(", ") })}</p>`;
}

/** @param {{part: Part}} props */
function Feedback({ part }) {
  if (part.attempts === 0 && !part.is_right) return html`<div role="status"></div>`;
  const texts = part.feedback.map((one) => (hasText(one) ? t(one) : one)).filter((one) => !one.startsWith("feedback."));
  return html`<div role="status">
    <div class="feedback" data-fit=${part.is_right ? "fits" : "not-yet"}>
      ${icon(part.is_right ? "circle-check" : "info")}
      <div><p><b>${t(part.is_right ? "feedback.fits" : "feedback.not_yet")}</b></p>${texts.map((text) => html`<p>${text}</p>`)}</div>
    </div>
  </div>`;
}

/** @param {{id: string, part: Part, draft: Record<string, import("../types/view.d.ts").Draft>}} props */
function Submit({ id, part, draft }) {
  const store = useStore();
  const reason = Object.keys(draft).length === 0 ? t("puzzle.place_first") : null;
  const submit = async () => {
    await store.send({ kind: "submit_answer", puzzle: id, part: part.id });
  };
  return html`<div class=${cx("button-row")}>${h(Button, { kind: "primary", icon: "check", reason, onClick: submit, focus: `submit-${part.id}` }, t(part.is_right ? "puzzle.submit.again" : "puzzle.submit"))}</div>`;
}

export { PuzzleDesk };
