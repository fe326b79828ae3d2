// Authored lines may stress a word with *one* or **two** stars. Only that is read; everything else is text.
import { html } from "./html.js";

const STRESS = /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*/g;

/** The line as elements: stressed words stressed, paragraphs apart.
 * @param {string | null | undefined} text
 * @returns {unknown[]} */
function prose(text) {
  const line = text ?? "";
  const parts = /** @type {unknown[]} */ ([]);
  let from = 0;
  for (const found of line.matchAll(STRESS)) {
    parts.push(line.slice(from, found.index));
    parts.push(found[1] ? html`<strong>${found[1]}</strong>` : html`<em>${found[2]}</em>`);
    from = found.index + found[0].length;
  }
  parts.push(line.slice(from));
  return parts;
}

/** The line without its stars: for names that are read aloud, and for comparing.
 * @param {string | null | undefined} text */
function plain(text) {
  return (text ?? "").replace(STRESS, "$1$2");
}

export { plain, prose };
