// The way to the team's call, for the players of this room only.
import { html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";

function MeetingLink() {
  const { meeting } = useStore();
  if (!meeting) return null;
  return html`<p><span class="field__label">${t("prepare.meeting")}</span><br /><a class="button" href=${meeting} target="_blank" rel="noopener noreferrer">${icon("users")} ${t("prepare.meeting.open")}</a></p>`;
}

export { MeetingLink };
