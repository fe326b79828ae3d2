// The data lab: a table that one can filter, sort, group, look up in another, draw and pin. The server answers each question.
import { useEffect, useRef, useState } from "preact/hooks";
import { h, html, icon } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { PAGE_ROWS, fromQuery, toQuery } from "../../state/lab.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";
import { errorText } from "../request_error.js";
import { ChartPanel } from "./chart_panel.js";
import { ClockTool } from "./clock_tool.js";
import { DataTable } from "./data_table.js";
import { FilterForm } from "./filter_form.js";
import { GroupForm } from "./group_form.js";
import { LookupForm } from "./lookup_form.js";
import { Pagination } from "./pagination.js";
import { PinBar } from "./pin_bar.js";
import { QueryBar } from "./query_bar.js";

/** @typedef {import("../../types/view.d.ts").SourceDetail} Detail */
/** @typedef {import("../../types/view.d.ts").Result} Result */
/** @typedef {import("../../state/lab.js").Lab} Lab */
/** @typedef {{detail: Detail, lab: Lab, set: (lab: Lab) => void, result: Result | null}} LabProps */

const PANELS = { filter: FilterForm, group: GroupForm, lookup: LookupForm, clock: ClockTool };
const TOOLS = /** @type {const} */ ([["filter", "filter"], ["group", "plus"], ["lookup", "link"], ["clock", "clock"], ["chart", "chart-line"]]);

/** The answer to what is asked; while the next is on its way the last one stays.
 * @param {string} source @param {Lab} lab */
function useResult(source, lab) {
  const store = useStore();
  const [found, setFound] = useState(/** @type {{result: Result | null, error: string, isBusy: boolean}} */ ({ result: null, error: "", isBusy: true }));
  const query = toQuery(source, lab, { offset: lab.offset, limit: PAGE_ROWS });
  const asking = JSON.stringify(query);
  const isOnline = store.connected.value.phase === "open";
  const latest = useRef("");
  useEffect(() => {
    latest.current = asking;
    setFound((before) => ({ ...before, isBusy: true }));
    store.requests.table(query).then(
      (result) => latest.current === asking && setFound({ result, error: "", isBusy: false }),
      (error) => latest.current === asking && setFound((before) => ({ ...before, error: errorText(error), isBusy: false })),
    );
  }, [asking, isOnline]);
  return found;
}

/** @param {{detail: Detail, follow: string | null, isBare?: boolean}} props */
function LabView({ detail, follow, isBare = false }) {
  const store = useStore();
  const shared = follow === null ? undefined : store.read("shared_views")?.[follow];
  const isFollowing = shared?.source === detail.id;
  const lab = isFollowing ? fromQuery(shared.query) : store.lab(detail.id);
  const set = (/** @type {Lab} */ next) => {
    if (isFollowing) store.open({ kind: "source", id: detail.id });
    store.setLab(detail.id, next);
  };
  const { result, error, isBusy } = useResult(detail.id, lab);
  const props = { detail, lab, set, result };
  const Panel = PANELS[/** @type {keyof typeof PANELS} */ (lab.panel ?? "")];
  return html`<div class="stack" aria-busy=${isBusy ? "true" : "false"}>
    ${isFollowing && h(Following, { player: follow ?? "", onOwn: () => set(lab) })}
    ${!isBare && h(Tools, props)} ${Panel && h(Panel, props)}
    ${lab.panel === "chart" && h(ChartPanel, props)}
    ${h(QueryBar, props)}
    ${error && html`<div class="notice notice--look" role="status">${icon("info")}<p>${error}</p></div>`}
    ${result?.unclear ? html`<div class="notice">${icon("info")}<p>${t("lab.unclear", { count: result.unclear })}</p></div>` : null}
    ${result && h(DataTable, props)} ${result && h(Pagination, props)} ${result && h(PinBar, props)}
  </div>`;
}

/** @param {LabProps} props */
function Tools({ detail, lab, set }) {
  const store = useStore();
  const me = store.read("me")?.player ?? "";
  const own = store.read("shared_views")?.[me];
  const isShown = own?.source === detail.id;
  const query = toQuery(detail.id, lab);
  const asking = JSON.stringify(query);
  const toggle = () => void store.send(isShown ? { kind: "stop_sharing" } : { kind: "share_view", source: detail.id, query });
  // A view that is shown follows what its owner asks, while it is shown.
  useEffect(() => {
    if (isShown) void store.line.send({ kind: "share_view", source: detail.id, query });
  }, [asking]);
  const hasTimes = detail.catalogue.clock_rule !== "none";
  return html`<div class="button-row">
    ${TOOLS.filter(([name]) => name !== "clock" || hasTimes).map(([name, drawn]) =>
      h(Button, { key: name, small: true, icon: drawn, pressed: lab.panel === name, onClick: () => set({ ...lab, panel: lab.panel === name ? null : name }) }, t(`lab.${name}`)),
    )}
    ${h(Button, { small: true, icon: isShown ? "eye-off" : "eye", pressed: isShown, onClick: toggle }, t(isShown ? "lab.stop_sharing" : "lab.share_view"))}
  </div>`;
}

/** @param {{player: string, onOwn: () => void}} props */
function Following({ player, onOwn }) {
  const name = useStore().read("people")?.[player]?.name ?? "";
  return html`<div class="notice notice--look">${icon("eye")}
    <div class="stack stack--tight"><p>${t("lab.following", { name })}</p><div>${h(Button, { small: true, onClick: onOwn }, t("lab.go_own_way"))}</div></div>
  </div>`;
}

export { LabView };
