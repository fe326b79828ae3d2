// Places on a line are numbers, so one item moves with one number and nobody else's item changes.

/** A rank between two neighbours; a missing neighbour is an end of the line.
 * @param {number | undefined} before @param {number | undefined} after */
function rankBetween(before, after) {
  if (before === undefined) return after === undefined ? 1 : after - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
}

/** The rank that puts the item at `from` on place `to` of the line.
 * @param {number[]} ranks in order @param {number} from @param {number} to */
function rankAt(ranks, from, to) {
  const others = ranks.filter((_, at) => at !== from);
  return rankBetween(others[to - 1], others[to]);
}

export { rankAt, rankBetween };
