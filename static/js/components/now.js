// What there is to do now: the act's goal, who waits for us, the open questions, and the messages that came in.
import { useEffect } from "preact/hooks";
import { cx, h, html, icon } from "../lib/html.js";
import { duration } from "../lib/format.js";
import { prose } from "../lib/prose.js";
import { t } from "../lib/text.js";
import { inOrder, secondsNow, withIds } from "../state/selectors.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { CatchUp } from "./catch_up.js";
import { DilemmaCard } from "./dilemma_card.js";
import { RegionHead } from "./region_head.js";
import { MyRole } from "./role_cards.js";
import { VoteCard } from "./vote_card.js";

const SHOWN_MESSAGES = 4;

function Now() {
  const store = useStore();
  const dilemmas = withIds(store.read("dilemmas"));
  const votes = withIds(store.read("votes"));
  const puzzles = withIds(store.read("puzzles"));
  const open = puzzles.filter((one) => one.status === "open");
  const waiting = dilemmas.filter((one) => !one.chosen);
  const isFirst = store.read("room")?.act?.number === 1;
  return html`<section class="region region--now stack" id="now" aria-labelledby="now-title" tabindex="-1">
    ${h(RegionHead, { kind: "now", title: t("now.title") })} ${h(Goal, {})} ${isFirst && h(MyRole, {})} ${h(CatchUp, {})} ${h(AccusationCard, {})}
    ${waiting.map((dilemma) => h(DilemmaCard, { key: dilemma.id, dilemma }))}
    ${votes.filter((vote) => vote.is_open).map((vote) => h(VoteCard, { key: vote.id, vote }))}
    ${open.map((puzzle) => h(PuzzleCard, { key: puzzle.id, puzzle }))}
    ${open.length + waiting.length === 0 && !store.read("accusation")?.is_open && votes.every((vote) => !vote.is_open || vote.answered) && h(NothingOpen, {})}
    ${h(Messages, {})} ${!isFirst && h(MyRole, {})}
    ${dilemmas.filter((one) => one.chosen).map((dilemma) => h(DilemmaCard, { key: dilemma.id, dilemma }))}
    ${votes.filter((vote) => !vote.is_open).map((vote) => h(VoteCard, { key: vote.id, vote }))}
    ${puzzles.filter((one) => one.status !== "open").map((puzzle) => h(DoneCard, { key: puzzle.id, puzzle }))}
  </section>`;
}

function Goal() {
  const act = useStore().read("room")?.act;
  if (!act) return null;
  return html`<div class="goal">
    <p class="kicker">${t("act.number", { number: act.number, count: act.count })}</p>
    <p class="goal__act">${act.title}</p>
    <p class="goal__line">${act.goal}</p>
  </div>`;
}

/** What to do while the team waits, and when the next part begins by itself. */
function NothingOpen() {
  const store = useStore();
  const clock = store.read("clock");
  const left = clock?.act_seconds && clock.act_started_seconds !== null && clock.has_limits ? clock.act_seconds - (secondsNow(clock, store.serverNow()) - clock.act_started_seconds) : 0;
  return html`<div class="empty"><p class="empty__next">${t("now.empty.next")}</p><p class="small">${t("now.empty.text")}</p>
    ${left > 0 && html`<p class="small">${t("now.next_act", { time: duration(Math.ceil(left / 30) * 30 / (clock?.factor ?? 1)) })}</p>`}</div>`;
}

function AccusationCard() {
  const store = useStore();
  const accusation = store.read("accusation");
  if (!accusation?.is_open) return null;
  return html`<article class=${cx("card", accusation.is_sent ? "card--done" : "card--new")}>
    <p class="card__kind">${icon("scale")} ${t(accusation.is_sent ? "accusation.sent" : "accusation.kind")}</p>
    <h3 class="card__title">${t("accusation.title")}</h3>
    <p class="small">${accusation.intro}</p>
    <div class="button-row">${h(Button, { kind: accusation.is_sent ? "quiet" : "primary", onClick: () => store.open({ kind: "accusation" }) }, t(accusation.is_sent ? "accusation.reread" : "accusation.open"))}</div>
  </article>`;
}

/** How many team mates look at a puzzle now. @param {string} puzzle */
function useLookers(puzzle) {
  const store = useStore();
  const me = store.read("me")?.player;
  return Object.entries(store.presence.value).filter(
    ([player, one]) => player !== me && one.state !== "gone" && one.looking_at === `puzzle:${puzzle}`,
  ).length;
}

/** @param {{puzzle: import("../types/view.d.ts").Puzzle & {id: string}}} props */
function PuzzleCard({ puzzle }) {
  const store = useStore();
  const lookers = useLookers(puzzle.id);
  const right = puzzle.parts.filter((part) => part.is_right).length;
  const hasHint = puzzle.hints.offered > puzzle.hints.given.length;
  return html`<article class="card" aria-labelledby=${`puzzle-card-${puzzle.id}`}>
    <p class="card__kind">
      ${icon("puzzle")} ${t(puzzle.is_bonus ? "puzzle.kind.bonus" : "puzzle.kind")}
      ${lookers > 0 && html`<span class="lookers">${icon("eye")} ${t("puzzle.lookers", { count: lookers })}</span>`}
    </p>
    <h3 class="card__title" id=${`puzzle-card-${puzzle.id}`}>${puzzle.title}</h3>
    <p class="small">${prose(puzzle.question)}</p>
    ${puzzle.parts.length > 1 && html`<p class="card__foot">${t("puzzle.parts_done", { right, total: puzzle.parts.length })}</p>`}
    ${hasHint && html`<p class="card__foot">${icon("lightbulb")} ${t("hint.offered")}</p>`}
    <div class="button-row">
      ${h(Button, { kind: "primary", label: t("puzzle.open.named", { title: puzzle.title }), onClick: () => store.open({ kind: "puzzle", id: puzzle.id }) }, t("puzzle.open"))}
    </div>
  </article>`;
}

/** @param {{puzzle: import("../types/view.d.ts").Puzzle & {id: string}}} props */
function DoneCard({ puzzle }) {
  const store = useStore();
  const again = h(Button, { small: true, kind: "quiet", label: t("puzzle.reread.named", { title: puzzle.title }), onClick: () => store.open({ kind: "puzzle", id: puzzle.id }) }, t("puzzle.reread"));
  return html`<article class="card card--done">
    <p class="card__kind">${icon(puzzle.status === "solved" ? "check" : "lock")} ${t(`puzzle.status.${puzzle.status}`)}</p>
    <h3 class="card__title">${puzzle.title}</h3>
    ${puzzle.solved_text && html`<p class="small">${prose(puzzle.solved_text)}</p>`}
    <div>${again}</div>
  </article>`;
}

function Messages() {
  const store = useStore();
  const feed = inOrder(store.read("feed")).filter((item) => item.kind !== "act").reverse();
  useEffect(() => {
    if (store.tab.value === "now") store.seen.value = { ...store.seen.value, feed: feed.length };
  }, [feed.length, store.tab.value]);
  const [recent, earlier] = [feed.slice(0, SHOWN_MESSAGES), feed.slice(SHOWN_MESSAGES)];
  return html`${recent.map((item, at) => h(Message, { key: item.id, item, isNew: at === 0 }))}
    ${earlier.length > 0 &&
    html`<details class="metadata"><summary>${t("now.earlier", { count: earlier.length })}</summary>
      <div class="stack">${earlier.map((item) => h(Message, { key: item.id, item, isNew: false }))}</div>
    </details>`}`;
}

const KIND_ICONS = /** @type {Record<string, string>} */ ({ lead: "hand", did: "hand", answer: "hand", report: "flag", solved: "check", given: "info", happening: "mail" });

/** @param {{item: import("../types/view.d.ts").FeedItem & {id: string}, isNew: boolean}} props */
function Message({ item, isNew }) {
  const sender = useStore().read("room")?.cast[item.sender ?? ""];
  return html`<article class=${cx("card", isNew && "card--new")}>
    <p class="card__kind">${icon(KIND_ICONS[item.kind] ?? "mail")} ${t(`feed.${item.kind}`)} ${item.to_me && html`<span>${t("feed.to_me")}</span>`}</p>
    ${sender
      ? html`<div class="message">
          <span class="monogram" aria-hidden="true">${sender.monogram}</span>
          <p class="message__from">${sender.name} <span class="message__role">${sender.role}</span></p>
          <div class="message__text small"><p>${prose(item.text)}</p></div>
        </div>`
      : html`${item.title && html`<h3 class="card__title">${item.title}</h3>`}<p class="small">${item.did ? didIn(item) : prose(item.text)}</p>`}
  </article>`;
}

/** What a facilitator did to the room, in words. @param {import("../types/view.d.ts").FeedItem} item */
function didIn(item) {
  const what = t(`did.${item.did}`, { count: Math.round((item.amount ?? 0) / 60) });
  return item.is_undone ? t("did.undone", { what }) : what;
}

export { Goal, Now };
