// Text that is being typed is one's own until it is sent, and it is kept over a reload.
import { useEffect, useRef, useState } from "preact/hooks";
import { useStore } from "../state/store.js";

const WRITE_MS = 300;

/** @param {string} name @param {string} [start] @returns {[string, (text: string) => void, () => void]} */
function useTyped(name, start = "") {
  const store = useStore();
  const [text, setText] = useState(() => store.kept.load(`text.${name}`, start));
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const latest = useRef(text);
  const set = (/** @type {string} */ next) => {
    latest.current = next;
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => store.kept.save(`text.${name}`, next), WRITE_MS);
  };
  const clear = () => {
    clearTimeout(timer.current);
    latest.current = "";
    setText("");
    store.kept.save(`text.${name}`, null);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (latest.current !== start) store.kept.save(`text.${name}`, latest.current);
    },
    [name],
  );
  return [text, set, clear];
}

/** The text of an input's event. @param {Event} event */
function typedIn(event) {
  return /** @type {HTMLInputElement} */ (event.currentTarget).value;
}

export { typedIn, useTyped };
