// One source on the desk: what it is and whose, its catalogue entry one click away, then the text or the table itself.
import { useEffect, useState } from "preact/hooks";
import { h, html, icon } from "../lib/html.js";
import { t } from "../lib/text.js";
import { useStore } from "../state/store.js";
import { Button } from "./button.js";
import { DocumentView } from "./document_view.js";
import { LabView } from "./lab/lab_view.js";
import { Metadata } from "./metadata.js";
import { errorText } from "./request_error.js";

/** @typedef {import("../types/view.d.ts").SourceDetail} Detail */

/** A source's text or columns, asked again when the language or the connection changes. @param {string} id */
function useDetail(id) {
  const store = useStore();
  const [found, setFound] = useState(/** @type {{detail?: Detail, error?: string}} */ ({}));
  const isOnline = store.connected.value.phase === "open";
  const language = store.read("room")?.language;
  useEffect(() => {
    let isWanted = true;
    store.requests.source(id).then(
      (detail) => isWanted && setFound({ detail }),
      (error) => isWanted && setFound((before) => (before.detail ? before : { error: errorText(error) })),
    );
    return () => {
      isWanted = false;
    };
  }, [id, language, isOnline]);
  return found;
}

/** @param {{id: string, follow: string | null}} props */
function SourceDesk({ id, follow }) {
  const store = useStore();
  const source = store.read("sources")?.[id];
  const { detail, error } = useDetail(id);
  const isOpened = source?.is_opened ?? true;
  useEffect(() => {
    if (!isOpened) void store.line.send({ kind: "open_source", source: id });
  }, [id]);
  if (!source) return null;
  const department = store.read("room")?.departments[source.department] ?? source.department;
  return html`<article class="stack">
    <div class="row row--apart">
      <div>
        <p class="kicker">${icon(source.kind === "dataset" ? "table" : "file-text")} ${t(`source.of.${source.kind}`, { department })}</p>
        <h3>${source.title}</h3>
      </div>
      ${h(ShareWhole, { id })}
    </div>
    ${source.is_unusable && html`<div class="notice notice--look">${icon("triangle-alert")}<p>${source.is_unusable}</p></div>`}
    ${error && html`<div class="notice notice--alarm">${icon("triangle-alert")}<p>${error}</p></div>`}
    ${!detail && !error && html`<div class="skeleton" aria-hidden="true"><span class="skeleton__line"></span><span class="skeleton__line"></span><span class="skeleton__line"></span></div>`}
    ${detail && h(Metadata, { id, catalogue: detail.catalogue })}
    ${detail && (detail.kind === "dataset" ? h(LabView, { detail, follow }) : h(DocumentView, { detail }))}
  </article>`;
}

/** @param {{id: string}} props */
function ShareWhole({ id }) {
  const store = useStore();
  const source = store.read("sources")?.[id];
  const [isAsked, setAsked] = useState(false);
  if (!source?.is_mine || source.shared_by) return source?.shared_by ? html`<p class="tag">${icon("share-2")} ${t("share_source.done")}</p>` : null;
  const share = async () => {
    const outcome = await store.send({ kind: "share_source", source: id });
    if (outcome.isAccepted) setAsked(false);
  };
  if (!isAsked) return h(Button, { small: true, icon: "share-2", onClick: () => setAsked(true) }, t("share_source.open"));
  return html`<div class="notice">
    ${icon("share-2")}
    <div class="stack stack--tight"><p>${t("share_source.ask")}</p>
      <div class="button-row">${h(Button, { small: true, onClick: share }, t("share_source.confirm"))} ${h(Button, { small: true, onClick: () => setAsked(false) }, t("dialog.not_now"))}</div>
    </div>
  </div>`;
}

export { SourceDesk };
