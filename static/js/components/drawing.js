// A drawing of static/art, set into the page so that it takes the theme's colours. Its meaning stands in words beside it.
import { useEffect, useRef } from "preact/hooks";
import { h } from "../lib/html.js";

/** @type {Map<string, Promise<SVGElement | null>>} */
const loaded = new Map();
const NAMES = new Set(["bike", "badge", "radio", "laptop", "keycard", "city-hall", "clock-face", "gavel", "archive", "map", "lens", "tag"]);
/** What authors call an attribute, where the drawing has another name. */
const ALSO = /** @type {Record<string, string>} */ ({ hall: "city-hall" });

/** @param {string} name @returns {Promise<SVGElement | null>} */
function load(name) {
  const known = loaded.get(name);
  if (known) return known;
  const coming = fetch(new URL(`../../art/${name}.svg`, import.meta.url))
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => (text ? withoutWords(new DOMParser().parseFromString(text, "image/svg+xml")) : null))
    .catch(() => null);
  loaded.set(name, coming);
  return coming;
}

/** @param {Document} drawn @returns {SVGElement} */
function withoutWords(drawn) {
  const svg = /** @type {SVGElement} */ (/** @type {unknown} */ (drawn.documentElement));
  for (const one of svg.querySelectorAll("title, desc")) one.remove();
  return svg;
}

/** @param {{name: string, class?: string}} props */
function Drawing({ name, class: className = "art" }) {
  const ref = useRef(/** @type {SVGSVGElement | null} */ (null));
  const file = ALSO[name] ?? name;
  const isKnown = NAMES.has(file);
  useEffect(() => {
    let isWanted = isKnown;
    const show = (/** @type {SVGElement | null} */ svg) => {
      if (!isWanted || !svg || !ref.current) return;
      ref.current.setAttribute("viewBox", svg.getAttribute("viewBox") ?? "0 0 64 64");
      ref.current.replaceChildren(...[...svg.childNodes].map((node) => node.cloneNode(true)));
    };
    if (isKnown) void load(file).then(show);
    return () => {
      isWanted = false;
    };
  }, [file]);
  return isKnown ? h("svg", { ref, class: className, viewBox: "0 0 64 64", "aria-hidden": "true" }) : null;
}

export { Drawing };
