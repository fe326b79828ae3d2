// Text that is being typed is one's own until it is sent. Each stroke is kept, so that a reload at any moment loses none.
import { useState } from "preact/hooks";
import { useStore } from "../state/store.js";

/** @param {string} name @param {string} [start] @returns {[string, (text: string) => void, () => void]} */
function useTyped(name, start = "") {
  const store = useStore();
  const [text, setText] = useState(() => store.kept.load(`text.${name}`, start));
  const set = (/** @type {string} */ next) => {
    setText(next);
    store.kept.save(`text.${name}`, next);
  };
  const clear = () => {
    setText("");
    store.kept.save(`text.${name}`, null);
  };
  return [text, set, clear];
}

/** The text of an input's event. @param {Event} event */
function typedIn(event) {
  return /** @type {HTMLInputElement} */ (event.currentTarget).value;
}

export { typedIn, useTyped };
