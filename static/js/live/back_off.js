// How long to wait before trying again: longer each time, never in step with the others.

const FIRST_MS = 400;
const LONGEST_MS = 15000;

/** @param {number} tries how often it failed already @param {number} chance from 0 up to 1 */
function backOffMs(tries, chance) {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 8)) * (0.5 + chance);
}

export { backOffMs, FIRST_MS, LONGEST_MS };
