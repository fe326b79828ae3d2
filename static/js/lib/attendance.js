// Whether somebody is at this page: it is seen, and something was touched in the last minutes.

const IDLE_MS = 300000;

class Attendance {
  /** @param {{page: Document, later: (run: () => void, ms: number) => unknown, cancel: (timer: any) => void, now: () => number}} world
   * @param {{changed: (isHere: boolean) => void, returned: (awayMs: number) => void}} ears */
  constructor(world, ears) {
    this.world = world;
    this.ears = ears;
    this.isHere = true;
    this.hiddenAt = /** @type {number | null} */ (null);
    /** @type {unknown} */
    this.timer = null;
  }

  start() {
    const { page } = this.world;
    for (const kind of ["pointerdown", "keydown", "scroll", "input"]) page.addEventListener(kind, () => this.touched(), { passive: true, capture: true });
    page.addEventListener("visibilitychange", () => this.seen(page.visibilityState === "visible"));
    this.touched();
  }

  touched() {
    this.world.cancel(this.timer);
    this.timer = this.world.later(() => this.#set(false), IDLE_MS);
    this.#set(true);
  }

  /** @param {boolean} isSeen */
  seen(isSeen) {
    if (!isSeen) {
      this.hiddenAt = this.world.now();
      this.#set(false);
      return;
    }
    const away = this.hiddenAt === null ? 0 : this.world.now() - this.hiddenAt;
    this.hiddenAt = null;
    this.touched();
    this.ears.returned(away);
  }

  /** @param {boolean} isHere */
  #set(isHere) {
    if (isHere === this.isHere) return;
    this.isHere = isHere;
    this.ears.changed(isHere);
  }
}

export { Attendance, IDLE_MS };
