// Where the stays of the bridge run: as many as the scenario has facts. The last quarter holds the pylon back, the others carry the deck.

const FRONT = { mast: [[244, 142], [208, 29]], deck: [292, 600] };
const BACK = { mast: [[222, 74], [206, 25]], deck: [128, 33] };

/** @typedef {{path: string, isLit: boolean}} DrawnStay */

/** @param {{act: string | null, is_lit: boolean}[]} stays @returns {DrawnStay[]} */
function drawStays(stays) {
  const back = Math.round(stays.length / 4);
  return [...along(stays.slice(0, stays.length - back), FRONT), ...along(stays.slice(stays.length - back), BACK)];
}

/** @param {{act: string | null, is_lit: boolean}[]} stays @param {typeof FRONT} place @returns {DrawnStay[]} */
function along(stays, { mast, deck }) {
  const [low, high] = /** @type {[[number, number], [number, number]]} */ (mast);
  const [near, far] = /** @type {[number, number]} */ (deck);
  return stays.map((stay, at) => {
    const part = stays.length > 1 ? at / (stays.length - 1) : 0.5;
    const from = [low[0] + (high[0] - low[0]) * part, low[1] + (high[1] - low[1]) * part].map((one) => one.toFixed(1));
    return { path: `M${from.join(" ")}L${(near + (far - near) * part).toFixed(1)} 218`, isLit: stay.is_lit };
  });
}

export { drawStays };
