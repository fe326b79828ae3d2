// The one place where HTML is set as it comes: text of a source that the server has rendered from Markdown and cleaned.
import { useLayoutEffect, useRef } from "preact/hooks";
import { h } from "./html.js";

/** @param {{markup: string, class?: string}} props */
function Rendered({ markup, class: name = "" }) {
  const ref = useRef(/** @type {HTMLDivElement | null} */ (null));
  useLayoutEffect(() => {
    if (ref.current) ref.current.innerHTML = markup;
  }, [markup]);
  return h("div", { ref, class: name });
}

export { Rendered };
