// A focused control that moves because somebody placed its card elsewhere is found again by its name; focus never falls to the body.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** @param {import("preact").RefObject<HTMLElement | null>} container */
function useFocusKeeper(container) {
  const last = useRef(/** @type {string | null} */ (null));
  useEffect(() => {
    const remember = (/** @type {FocusEvent} */ event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      last.current = container.current?.contains(target) ? (target.dataset["focus"] ?? null) : null;
    };
    const forget = (/** @type {PointerEvent} */ event) => {
      if (!(/** @type {HTMLElement} */ (event.target).closest("[data-focus]"))) last.current = null;
    };
    document.addEventListener("focusin", remember);
    document.addEventListener("pointerdown", forget);
    return () => {
      document.removeEventListener("focusin", remember);
      document.removeEventListener("pointerdown", forget);
    };
  }, []);
  useLayoutEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return;
    const found = container.current?.querySelector(`[data-focus="${CSS.escape(last.current)}"]`);
    /** @type {HTMLElement | null | undefined} */ (found)?.focus({ preventScroll: true });
  });
}

export { useFocusKeeper };
