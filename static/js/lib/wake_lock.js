// Keeps the screen on during play, where the device allows it; it falls away by itself when the page is hidden.

class WakeLock {
  constructor() {
    this.isWanted = false;
    /** @type {{release: () => Promise<void>, released: boolean} | null} */
    this.lock = null;
  }

  /** @param {boolean} isWanted */
  want(isWanted) {
    this.isWanted = isWanted;
    void this.renew();
  }

  /** To be called when the page is seen again. */
  async renew() {
    if (!this.isWanted) return void this.lock?.release();
    if (!("wakeLock" in navigator) || document.visibilityState !== "visible" || (this.lock && !this.lock.released)) return;
    this.lock = await navigator.wakeLock.request("screen").catch(() => null);
  }
}

export { WakeLock };
