// What this browser keeps for one seat: texts being typed, commands not yet answered, what was last seen. Wiped on leaving.

class SeatStorage {
  /** @param {Storage | null} place @param {string} seat */
  constructor(place, seat) {
    this.place = place;
    this.prefix = `thebridge.${seat}.`;
  }

  /** @template T @param {string} name @param {T} otherwise @returns {T} */
  load(name, otherwise) {
    try {
      const text = this.place?.getItem(this.prefix + name);
      return text ? JSON.parse(text) : otherwise;
    } catch {
      return otherwise;
    }
  }

  /** Whether it was kept. A full or forbidden storage is no reason to stop.
   * @param {string} name @param {unknown} value */
  save(name, value) {
    try {
      if (value === null || value === "") this.place?.removeItem(this.prefix + name);
      else this.place?.setItem(this.prefix + name, JSON.stringify(value));
      return this.place !== null;
    } catch {
      return false;
    }
  }

  /** Forgets everything, and keeps nothing from now on: the page may still be saying goodbye. */
  wipe() {
    const place = this.place;
    if (place === null) return;
    const names = Array.from({ length: place.length }, (_, at) => place.key(at)).filter((name) => name?.startsWith(this.prefix));
    for (const name of names) place.removeItem(/** @type {string} */ (name));
    this.place = null;
  }
}

/** The browser's storage, or null where it is forbidden.
 * @returns {Storage | null} */
function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

export { SeatStorage, browserStorage };
