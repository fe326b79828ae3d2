// Where the stays of the bridge run: as many as the scenario has facts. The last act's stays hold the pylon back, the others the deck.

const FRONT = { mast: [[244, 142], [208, 29]], deck: [292, 600] };
const BACK = { mast: [[222, 74], [206, 25]], deck: [128, 33] };

/** @typedef {{path: string, act: string, isLit: boolean}} DrawnStay */

/** @param {{act: string, is_lit: boolean}[]} stays @returns {DrawnStay[]} */
function drawStays(stays) {
  const acts = [...new Set(stays.map((stay) => stay.act))];
  const last = acts.length > 1 ? acts.at(-1) : undefined;
  const front = stays.filter((stay) => stay.act !== last);
  const back = stays.filter((stay) => stay.act === last);
  return [...along(front, FRONT), ...along(back, BACK)];
}

/** @param {{act: string, is_lit: boolean}[]} stays @param {typeof FRONT} place @returns {DrawnStay[]} */
function along(stays, { mast, deck }) {
  const [low, high] = /** @type {[[number, number], [number, number]]} */ (mast);
  const [near, far] = /** @type {[number, number]} */ (deck);
  return stays.map((stay, at) => {
    const part = stays.length > 1 ? at / (stays.length - 1) : 0.5;
    const from = [low[0] + (high[0] - low[0]) * part, low[1] + (high[1] - low[1]) * part].map((one) => one.toFixed(1));
    return { path: `M${from.join(" ")}L${(near + (far - near) * part).toFixed(1)} 218`, act: stay.act, isLit: stay.is_lit };
  });
}

export { drawStays };
