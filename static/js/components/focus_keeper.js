// A focused control that moves because somebody placed its card elsewhere is found again by its name; focus never falls to the body.
import { useEffect } from "preact/hooks";

/** @param {import("preact").RefObject<HTMLElement | null>} container */
function useFocusKeeper(container) {
  useEffect(() => {
    const place = container.current;
    if (!place) return undefined;
    /** @type {string | null} */
    let last = null;
    const remember = (/** @type {FocusEvent} */ event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      last = place.contains(target) ? (target.dataset["focus"] ?? null) : null;
    };
    const forget = (/** @type {PointerEvent} */ event) => {
      if (!(/** @type {HTMLElement} */ (event.target).closest("[data-focus]"))) last = null;
    };
    const watch = new MutationObserver(() => {
      if (last === null || document.activeElement !== document.body) return;
      const found = place.querySelector(`[data-focus="${CSS.escape(last)}"]`);
      /** @type {HTMLElement | null} */ (found)?.focus({ preventScroll: true });
    });
    watch.observe(place, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    document.addEventListener("pointerdown", forget);
    return () => {
      watch.disconnect();
      document.removeEventListener("focusin", remember);
      document.removeEventListener("pointerdown", forget);
    };
  }, []);
}

export { useFocusKeeper };
