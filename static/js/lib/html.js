// Elements are written in htm; components always go through h(...), because only then their properties are type checked.
import htm from "htm";
import { h } from "preact";

/** @type {(strings: TemplateStringsArray, ...values: unknown[]) => import("preact").VNode} */
const html = /** @type {any} */ (htm.bind(h));

/** Joins the class names that hold.
 * @param {...(string | false | null | undefined)} names */
const cx = (...names) => names.filter(Boolean).join(" ");

// Beside this module, so that an address with a version stays one.
const SPRITE = new URL("../../vendor/icons.svg", import.meta.url).pathname;

/** An icon of the sprite; the words beside it say what it means.
 * @param {string} name */
const icon = (name) => html`<svg class="icon" aria-hidden="true"><use href=${`${SPRITE}#${name}`} /></svg>`;

export { cx, h, html, icon };
