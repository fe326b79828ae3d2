// Language, theme, name, another device, the tour, and leaving.
import { useState } from "preact/hooks";
import { cx, h, html, icon } from "../lib/html.js";
import { Rendered } from "../lib/rendered.js";
import { language, t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";
import { MeetingLink } from "./meeting_link.js";
import { typedIn } from "./typed.js";

/** @param {{legend: string, options: {id: string, text: string}[], chosen: string, onChoose: (id: string) => void}} props */
function Segmented({ legend, options, chosen, onChoose }) {
  return html`<div class="stack stack--tight">
    <p class="field__label" aria-hidden="true">${legend}</p>
    <div class="segmented" role="group" aria-label=${legend}>
      ${options.map(
        (one) => html`<button type="button" key=${one.id} aria-pressed=${one.id === chosen} lang=${one.id.length === 2 ? one.id : undefined} onClick=${() => onChoose(one.id)}>${one.text}</button>`,
      )}
    </div>
  </div>`;
}

/** @param {{onTheme: (theme: string) => void, theme: string, onLanguage: (language: string) => void, onLeave: () => void}} props */
function SettingsDialog({ onTheme, theme, onLanguage, onLeave }) {
  const store = useStore();
  const close = () => (store.dialog.value = null);
  const languages = (store.read("room")?.languages ?? []).map((one) => ({ id: one, text: t(`language.${one}`) }));
  const themes = ["auto", "night", "paper"].map((one) => ({ id: one, text: t(`theme.${one}`) }));
  return h(
    Dialog,
    { title: t("settings.title"), onClose: close },
    h(Segmented, { legend: t("settings.language"), options: languages, chosen: language(), onChoose: onLanguage }),
    h(Segmented, { legend: t("settings.theme"), options: themes, chosen: theme, onChoose: onTheme }),
    h(MeetingLink, {}),
    h(RenameForm, {}),
    h(OtherDevice, {}),
    html`<div class="button-row">
      ${h(Button, { icon: "lightbulb", onClick: () => (store.dialog.value = "tour") }, t("tour.open"))}
      <a class="button" href="/privacy" target="_blank" rel="noopener">${icon("shield")} ${t("settings.privacy")}</a>
    </div>`,
    h(Leave, { onLeave }),
  );
}

function RenameForm() {
  const store = useStore();
  const me = store.read("me");
  const [name, setName] = useState(me?.name ?? "");
  const rename = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!name.trim() || name.trim() === me?.name) return;
    const outcome = await store.send({ kind: "rename_player", name: name.trim() });
    if (outcome.isAccepted) store.toast("proof", "check", t("settings.renamed", { name: name.trim() }));
  };
  return html`<form class="field-row" onSubmit=${rename}>
    <div class="field">
      <label class="field__label" for="own-name">${t("settings.name")}</label>
      <input class="input" id="own-name" maxlength="24" autocomplete="nickname" value=${name} onInput=${(/** @type {Event} */ event) => setName(typedIn(event))} />
    </div>
    ${h(Button, { type: "submit" }, t("settings.rename"))}
  </form>`;
}

function OtherDevice() {
  const store = useStore();
  const [link, setLink] = useState(/** @type {{url: string, qr_svg: string} | null} */ (null));
  const ask = async () => {
    try {
      setLink(await store.requests.resume());
    } catch {
      store.toast("alarm", "triangle-alert", t("error.no_connection"));
    }
  };
  if (!link) return html`<div>${h(Button, { icon: "qr-code", onClick: ask }, t("settings.device"))}</div>`;
  return html`<div class="stack stack--tight">
    <p>${t("settings.device.how")}</p>
    <div class="projector__qr" role="img" aria-label=${t("settings.device.qr")}>${h(Rendered, { markup: link.qr_svg })}</div>
    <p><a href=${link.url}>${link.url}</a></p>
  </div>`;
}

/** @param {{onLeave: () => void}} props */
function Leave({ onLeave }) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) return html`<div>${h(Button, { kind: "danger", icon: "log-out", onClick: () => setAsked(true) }, t("leave.open"))}</div>`;
  return html`<div class=${cx("notice", "notice--alarm")}>
    ${icon("triangle-alert")}
    <div class="stack stack--tight">
      <p>${t("leave.warning")}</p>
      <div class="button-row">
        ${h(Button, { kind: "danger", onClick: onLeave }, t("leave.confirm"))} ${h(Button, { onClick: () => setAsked(false) }, t("leave.stay"))}
      </div>
    </div>
  </div>`;
}

export { Segmented, SettingsDialog };
