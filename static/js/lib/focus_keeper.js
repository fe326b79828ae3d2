// Focus never falls to nothing. A focused control that was drawn anew elsewhere is found again by its name; when it is gone for good,
// focus goes to what stands nearest to where it was.

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

/** Keeps the focus inside a live page. @param {HTMLElement} root */
function keepFocus(root) {
  /** @type {{name: string | undefined, around: Element[]} | null} */
  let last = null;
  const isLost = () => document.activeElement === document.body || document.activeElement === null;
  const bringBack = () => {
    if (last === null || !isLost()) return;
    const around = last.around.filter((one) => one.isConnected && isSeen(one));
    const named = last.name === undefined ? null : namedIn(around, last.name);
    const found = named ?? around.map((one) => nearestIn(one)).find(Boolean);
    found?.focus({ preventScroll: true });
  };
  document.addEventListener("focusin", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    last = root.contains(target) ? { name: target.dataset["focus"], around: ancestors(target, root) } : null;
  });
  // Who clicks beside everything wants no focus.
  document.addEventListener("pointerdown", (event) => {
    if (!(/** @type {Element} */ (event.target).closest(FOCUSABLE))) last = null;
  });
  // What is hidden loses its focus only when the page is drawn; what is removed, at once.
  const watch = new MutationObserver(() => {
    bringBack();
    requestAnimationFrame(() => setTimeout(bringBack, 0));
  });
  watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-open", "disabled", "hidden"] });
}

/** What stands around an element, the nearest first. @param {Element} element @param {Element} root */
function ancestors(element, root) {
  const found = [];
  for (let one = element.parentElement; one && one !== root.parentElement; one = one.parentElement) found.push(one);
  return found;
}

/** @param {Element} element */
function isSeen(element) {
  return element.checkVisibility?.() ?? element.getClientRects().length > 0;
}

/** @param {Element[]} around @param {string} name @returns {HTMLElement | null} */
function namedIn(around, name) {
  const selector = `[data-focus="${CSS.escape(name)}"]`;
  for (const one of around) {
    const found = /** @type {HTMLElement | null} */ (one.querySelector(selector));
    if (found && isSeen(found)) return found;
  }
  return null;
}

/** The first thing in it that can have the focus; of a whole page, its main part. @param {Element} place @returns {HTMLElement | undefined} */
function nearestIn(place) {
  const isPage = place.matches("main") || place.querySelector("main") !== null;
  const selector = isPage ? "main[tabindex], main [tabindex]" : FOCUSABLE;
  const inside = /** @type {HTMLElement[]} */ ([...place.querySelectorAll(selector)]);
  return inside.find((one) => isSeen(one) && !one.matches(":disabled"));
}

export { keepFocus };
