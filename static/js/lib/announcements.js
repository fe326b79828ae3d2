// What a screen reader is told. Polite words are gathered and told at most once every five seconds; pressing ones at once.

const QUIET_MS = 5000;

class Announcements {
  /** @param {(urgency: "polite" | "assertive", text: string) => void} tell @param {{now: () => number, later: (run: () => void, ms: number) => void}} time */
  constructor(tell, time) {
    this.tell = tell;
    this.time = time;
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
    const text = this.waiting.map((one) => (/[.!?…]$/.test(one) ? one : `${one}.`)).join(" ");
    this.waiting = [];
    this.tell("polite", text);
  }
}

export { Announcements, QUIET_MS };
