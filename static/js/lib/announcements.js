// What a screen reader is told. Polite words are gathered and told at most once every five seconds,
// a few in one breath; pressing ones at once.

const QUIET_MS = 5000;
const MOST_AT_ONCE = 4;

class Announcements {
  /** @param {(urgency: "polite" | "assertive", text: string) => void} tell @param {{now: () => number, later: (run: () => void, ms: number) => void}} time
   * @param {(count: number) => string} more says how many are left out of a breath */
  constructor(tell, time, more) {
    this.tell = tell;
    this.time = time;
    this.more = more;
    /** @type {string[]} */
    this.waiting = [];
    this.toldAt = -QUIET_MS;
    this.isPlanned = false;
  }

  /** @param {string} text */
  say(text) {
    if (!text || this.waiting.includes(text)) return;
    this.waiting.push(text);
    if (this.isPlanned) return;
    this.isPlanned = true;
    this.time.later(() => this.#flush(), Math.max(50, this.toldAt + QUIET_MS - this.time.now()));
  }

  /** @param {string} text */
  press(text) {
    if (text) this.tell("assertive", text);
  }

  #flush() {
    this.isPlanned = false;
    this.toldAt = this.time.now();
    const left = this.waiting.length - MOST_AT_ONCE;
    const told = left > 0 ? [...this.waiting.slice(0, MOST_AT_ONCE), this.more(left)] : this.waiting;
    const text = told.map((one) => (/[.!?…]$/.test(one) ? one : `${one}.`)).join(" ");
    this.waiting = [];
    this.tell("polite", text);
  }
}

export { Announcements, QUIET_MS };
