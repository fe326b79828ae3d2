// What stood before the team after one entry of its journal. Only to be read: nothing here can be pressed.
import { useLayoutEffect, useRef } from "preact/hooks";
import { duration } from "../lib/format.js";
import { cx, h, html, icon } from "../lib/html.js";
import { plain, prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { Bridge } from "./bridge.js";

/** @typedef {import("../types/view.d.ts").ReplayView} View */

/** @param {{view: View, seconds: number, showsSources: boolean}} props */
function ReplayView({ view, seconds, showsSources }) {
  const act = view.room.act;
  return html`<section class="replay__view stack" aria-labelledby="replay-view">
    <div class="row row--apart"><h2 id="replay-view">${act ? act.title : t(`replay.stage.${view.room.stage}`)}</h2><p class="quiet">${duration(seconds)}</p></div>
    ${h(Bridge, { stays: view.board.stays, small: true })}
    <p class="quiet">${t("replay.lit", { lit: view.board.established, total: view.board.total })}</p>
    ${h(Pins, { view })} ${h(Puzzles, { view })} ${h(Choices, { view })} ${h(Conclusion, { view })}
    ${showsSources && h(Sources, { view })} ${h(Chat, { view })}
  </section>`;
}

/** A part of the view; it is left out while nothing stands in it.
 * @param {{title: string, count: number, isOpen?: boolean, onToggle?: () => void, children?: import("preact").ComponentChildren}} props */
function Panel({ title, count, isOpen = false, onToggle, children }) {
  if (count === 0) return null;
  return html`<details class="metadata" open=${isOpen} onToggle=${onToggle}><summary>${title} <span class="quiet">${count}</span></summary><div class="stack stack--tight">${children}</div></details>`;
}

/** @param {{view: View}} props */
function Pins({ view }) {
  const pins = Object.entries(view.pins).sort((one, other) => other[1].seq - one[1].seq);
  return h(
    Panel,
    { title: t("replay.board"), count: pins.length, isOpen: true },
    html`<ul class="replay__list">${pins.map(
      ([id, pin]) => html`<li key=${id} class=${cx(pin.seq === view.seq && "is-new")}>
        <b>${plain(pin.clues.map((one) => one.says).join(" ") || pin.passage_text || pin.values.flat().join(", "))}</b>
        <span class="quiet">${pin.source_title}${pin.name ? `, ${pin.name}` : ""}</span>
        ${pin.caption && html`<span>${pin.caption}</span>`}
      </li>`,
    )}</ul>`,
  );
}

/** @param {{view: View}} props */
function Puzzles({ view }) {
  const puzzles = Object.entries(view.puzzles);
  return h(
    Panel,
    { title: t("replay.puzzles"), count: puzzles.length },
    html`<ul class="replay__list">${puzzles.map(([id, one]) => html`<li key=${id}><b>${one.title}</b> <span class="quiet">${t(`replay.puzzle.${one.status}`)}${one.hints.given.length > 0 ? `, ${t("replay.hints", { count: one.hints.given.length })}` : ""}</span></li>`)}</ul>`,
  );
}

/** @param {{view: View}} props */
function Choices({ view }) {
  const cards = Object.entries(view.dilemmas);
  return h(
    Panel,
    { title: t("replay.choices"), count: cards.length, isOpen: true },
    html`<ul class="replay__list">${cards.map(([id, card]) => {
      const chosen = card.options.find((one) => one.id === card.chosen) ?? card.options.find((one) => one.id === card.proposal?.option);
      return html`<li key=${id}><b>${card.title}</b> <span>${chosen ? plain(chosen.text) : t("replay.no_choice")}</span>${!card.chosen && card.proposal ? html` <span class="tag">${t("replay.proposed")}</span>` : ""}</li>`;
    })}</ul>`,
  );
}

/** @param {{view: View}} props */
function Conclusion({ view }) {
  const given = (view.accusation?.parts ?? []).filter((part) => part.given);
  return h(
    Panel,
    { title: t("replay.conclusion"), count: given.length, isOpen: true },
    html`<ul class="replay__list">${given.map((part) => html`<li key=${part.id}><b>${part.question}</b> <span>${part.options.find((one) => one.id === part.given?.option)?.text ?? part.given?.text ?? ""}</span></li>`)}</ul>
      ${view.accusation?.is_sent && html`<p>${icon("check")} ${t("replay.sent")}</p>`}`,
  );
}

/** @param {{view: View}} props */
function Sources({ view }) {
  const sources = Object.entries(view.sources);
  return h(Panel, { title: t("replay.sources"), count: sources.length }, html`<ul class="replay__list">${sources.map(([id, one]) => html`<li key=${id}>${one.title}</li>`)}</ul>`);
}

/** What was said up to here, the newest at the foot and in sight. @param {{view: View}} props */
function Chat({ view }) {
  const log = useRef(/** @type {HTMLElement | null} */ (null));
  const lines = Object.entries(view.chat).sort((one, other) => one[1].seq - other[1].seq);
  const toFoot = () => log.current && (log.current.scrollTop = log.current.scrollHeight);
  useLayoutEffect(() => void toFoot(), [lines.length]);
  return h(
    Panel,
    { title: t("replay.chat"), count: lines.length, onToggle: toFoot },
    html`<div class="replay__chat" role="region" tabindex="0" aria-label=${t("replay.chat")} ref=${log}>
      <ul class="replay__list">${lines.map(([id, line]) => html`<li key=${id}><b>${line.name}</b> <span>${prose(line.text)}</span></li>`)}</ul>
    </div>`,
  );
}

export { ReplayView };
