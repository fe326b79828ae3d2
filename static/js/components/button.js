// Every button of the game. A button that cannot be used now stays reachable and says why.
import { useId } from "preact/hooks";
import { cx, html, icon as drawn } from "../lib/html.js";

/** @typedef {object} ButtonProps
 * @property {import("preact").ComponentChildren} [children]
 * @property {() => void} [onClick]
 * @property {string} [icon]
 * @property {string} [iconAfter]
 * @property {"primary" | "quiet" | "danger" | "plain"} [kind]
 * @property {boolean} [small]
 * @property {boolean} [wide]
 * @property {string} [label] the name of a button that shows an icon only, or a fuller name that holds the visible words
 * @property {string | null} [reason] why it cannot be used now
 * @property {boolean} [hideReason] said to screen readers only, because the page says it nearby
 * @property {boolean} [pressed]
 * @property {boolean} [busy]
 * @property {"submit" | "button"} [type]
 * @property {string} [focus] the name by which the focus finds this button again after a redraw
 * @property {string} [popovertarget] */

/** @param {ButtonProps} props */
function Button(props) {
  const { children, onClick, icon, iconAfter, kind = "plain", small, wide, label, reason, pressed, busy, type = "button", focus } = props;
  const id = useId();
  const name = cx("button", kind !== "plain" && `button--${kind}`, small && "button--small", wide && "button--wide", !children && "button--icon");
  const press = (/** @type {Event} */ event) => {
    if (reason || busy) event.preventDefault();
    else onClick?.();
  };
  return html`<button
      class=${name}
      type=${type}
      aria-label=${label}
      aria-disabled=${reason ? "true" : undefined}
      aria-describedby=${reason ? id : undefined}
      aria-pressed=${pressed}
      aria-busy=${busy ? "true" : undefined}
      data-focus=${focus}
      popovertarget=${props.popovertarget}
      onClick=${press}
    >
      ${icon && drawn(icon)} ${children} ${iconAfter && drawn(iconAfter)}
    </button>
    ${reason && html`<span class=${props.hideReason ? "visually-hidden" : "button__reason"} id=${id}>${reason}</span>`}`;
}

export { Button };
