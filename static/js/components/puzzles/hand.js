// Whose hand placed an item last.
import { html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { useStore } from "../../state/store.js";

/** @param {{draft: import("../../types/view.d.ts").Draft | undefined}} props */
function Hand({ draft }) {
  const store = useStore();
  if (!draft) return null;
  const name = draft.player === store.read("me")?.player ? t("hand.you") : store.read("people")?.[draft.player]?.name;
  return name ? html`<span class="puzzle__hand">${icon("user")} ${t("hand.by", { name })}</span>` : null;
}

export { Hand };
