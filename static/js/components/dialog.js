// A dialog takes the focus, keeps it, closes with Escape, and gives the focus back to where it came from.
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { h, html } from "../lib/html.js";
import { t } from "../lib/text.js";
import { Button } from "./button.js";

/** @param {{title: string, onClose: () => void, children?: import("preact").ComponentChildren, foot?: import("preact").ComponentChildren}} props */
function Dialog({ title, onClose, children, foot }) {
  const ref = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const id = useId();
  useLayoutEffect(() => {
    const opener = /** @type {HTMLElement | null} */ (document.activeElement);
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      opener?.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const dialog = ref.current;
    const cancel = (/** @type {Event} */ event) => {
      event.preventDefault();
      onClose();
    };
    dialog?.addEventListener("cancel", cancel);
    return () => dialog?.removeEventListener("cancel", cancel);
  }, [onClose]);
  return html`<dialog class="dialog" ref=${ref} aria-labelledby=${id}>
    <div class="dialog__head">
      <h2 id=${id}>${title}</h2>
      ${h(Button, { kind: "quiet", icon: "x", label: t("dialog.close"), onClick: onClose })}
    </div>
    <div class="dialog__body">${children}</div>
    ${foot && html`<div class="dialog__foot">${foot}</div>`}
  </dialog>`;
}

export { Dialog };
