// PURE: what changed between two views, as texts to announce. One's own acts are not told back.
import { inOrder, pinTitle, withIds } from "./selectors.js";

/** @typedef {import("../types/view.d.ts").View} View */
/** @typedef {{key: string, values?: Record<string, string | number>, isShown?: boolean}} News `isShown`: also for who looks */

/** @param {Partial<View>} before @param {Partial<View>} after @returns {News[]} */
function newsBetween(before, after) {
  if (!before.room || !after.room) return [];
  return [...stageNews(before, after), ...feedNews(before, after), ...chatNews(before, after), ...pinNews(before, after), ...puzzleNews(before, after), ...cardNews(before, after)];
}

/** @param {Partial<View>} before @param {Partial<View>} after @returns {News[]} */
function stageNews(before, after) {
  const news = [];
  if (before.room?.stage !== after.room?.stage) news.push({ key: `news.stage.${after.room?.stage}` });
  if (before.clock?.phase !== after.clock?.phase && before.room?.stage === after.room?.stage)
    news.push({ key: `news.clock.${after.clock?.phase}` });
  const given = (after.clock?.extended_seconds ?? 0) - (before.clock?.extended_seconds ?? 0);
  if (given > 0) news.push({ key: "news.extended", values: { minutes: Math.round(given / 60) } });
  return news;
}

/** What a change of the clock tells already. */
const CLOCK_NEWS = new Set(["extend"]);

/** @param {Partial<View>} before @param {Partial<View>} after @returns {News[]} */
function feedNews(before, after) {
  if (before.feed === after.feed) return [];
  return inOrder(after.feed)
    .filter((item) => !before.feed?.[item.id] && !(item.did && CLOCK_NEWS.has(item.did)))
    .map((item) => ({
      key: item.did ? `did.${item.did}` : item.kind === "act" ? "news.act" : "news.message",
      values: { title: item.title || item.text || "", name: after.room?.cast[item.sender ?? ""]?.name ?? "" },
    }));
}

/** Somebody of the story writes in the chat, which a team that talks in a call seldom opens. The team's own lines are not told.
 * @param {Partial<View>} before @param {Partial<View>} after @returns {News[]} */
function chatNews(before, after) {
  if (before.chat === after.chat) return [];
  return inOrder(after.chat)
    .filter((line) => line.is_story && !before.chat?.[line.id])
    .map((line) => ({ key: "news.story", values: { name: line.name }, isShown: true }));
}

/** @param {Partial<View>} before @param {Partial<View>} after @returns {News[]} */
function pinNews(before, after) {
  if (before.pins === after.pins) return [];
  const own = after.me?.player;
  return inOrder(after.pins)
    .filter((pin) => !before.pins?.[pin.id] && pin.player !== own)
    .map((pin) => ({ key: pin.is_given ? "news.given" : "news.pin", values: { name: pin.name ?? "", fact: pinTitle(pin) } }));
}

/** @param {Partial<View>} before @param {Partial<View>} after @returns {News[]} */
function puzzleNews(before, after) {
  if (before.puzzles === after.puzzles) return [];
  return withIds(after.puzzles).flatMap((puzzle) => {
    const was = before.puzzles?.[puzzle.id];
    if (!was) return [{ key: "news.puzzle", values: { title: puzzle.title } }];
    if (was.status !== puzzle.status) return [{ key: `news.${puzzle.status}`, values: { title: puzzle.title } }];
    const given = puzzle.hints.given.length > was.hints.given.length;
    return given ? [{ key: "news.hint", values: { title: puzzle.title } }] : [];
  });
}

/** @param {Partial<View>} before @param {Partial<View>} after @returns {News[]} */
function cardNews(before, after) {
  const dilemmas = withIds(after.dilemmas).flatMap((one) => {
    const was = before.dilemmas?.[one.id];
    if (!was) return [{ key: "news.dilemma", values: { title: one.title } }];
    if (one.proposal && one.proposal.option !== was.proposal?.option && one.proposal.player !== after.me?.player)
      return [{ key: "news.proposal", values: { title: one.title } }];
    return one.chosen && !was.chosen ? [{ key: "news.chosen", values: { title: one.title } }] : [];
  });
  const votes = withIds(after.votes).filter((one) => one.is_open && !before.votes?.[one.id]);
  const opened = after.accusation?.is_open && !before.accusation?.is_open ? [{ key: "news.accusation" }] : [];
  return [...dilemmas, ...votes.map((one) => ({ key: "news.vote", values: { title: one.question } })), ...opened];
}

export { newsBetween };
