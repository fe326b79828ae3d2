// Scrubbing a room: where the hand is, what is asked of the server, and how play runs on. The page draws; this decides.

/** @typedef {{seq: number, role: string}} Spot */
/** @typedef {import("../types/view.d.ts").ReplayView} ReplayView */

const JUMP = 10;

/** Asks for one spot at a time; while an answer is awaited only the latest wish is kept, so a fast hand waits for nothing old. */
class Scrubber {
  /** @param {{ask: (spot: Spot) => Promise<ReplayView>, shown: (view: ReplayView) => void, failed: (error: unknown) => void}} ears */
  constructor(ears) {
    this.ears = ears;
    /** @type {Spot | null} */
    this.wish = null;
    this.isAsking = false;
  }

  /** @param {Spot} spot */
  async want(spot) {
    this.wish = spot;
    if (this.isAsking) return;
    this.isAsking = true;
    while (this.wish) {
      const asked = this.wish;
      this.wish = null;
      try {
        const view = await this.ears.ask(asked);
        // An older answer is shown too, unless the hand has gone on through another pair of eyes.
        if (this.wish === null || /** @type {Spot} */ (this.wish).role === asked.role) this.ears.shown(view);
      } catch (error) {
        this.ears.failed(error);
      }
    }
    this.isAsking = false;
  }
}

/** The last entry that had taken place after so many seconds. @param {number[]} times @param {number} seconds */
function seqAt(times, seconds) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}

/** Within the journal. @param {number} seq @param {number} last */
function within(seq, last) {
  return Math.min(Math.max(seq, 1), last);
}

/** Where a key leads, or null when it is none of ours. @param {string} key @param {number} seq @param {number} last */
function keyed(key, seq, last) {
  /** @type {Record<string, number>} */
  const to = { ArrowLeft: seq - 1, ArrowDown: seq - 1, ArrowRight: seq + 1, ArrowUp: seq + 1, PageDown: seq - JUMP, PageUp: seq + JUMP, Home: 1, End: last };
  return key in to ? within(/** @type {number} */ (to[key]), last) : null;
}

/** The nearest mark before or after an entry. @template {{seq: number}} M @param {M[]} marks @param {number} seq @param {-1 | 1} way */
function nextMark(marks, seq, way) {
  return way > 0 ? marks.find((one) => one.seq > seq) : marks.findLast((one) => one.seq < seq);
}

export { Scrubber, keyed, nextMark, seqAt, within };
