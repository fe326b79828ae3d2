// The board along the night: in UTC or in the city's own time, which comes twice for one hour.
import { useState } from "preact/hooks";
import { h, html } from "../../lib/html.js";
import { localTime, offsetMinutes, utcTime } from "../../lib/format.js";
import { plain } from "../../lib/prose.js";
import { t } from "../../lib/text.js";
import { byMoment } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { PinCard } from "./pin_card.js";

/** @param {{pins: (import("../../types/view.d.ts").Pin & {id: string})[]}} props */
function TimeLine({ pins }) {
  const zone = useStore().read("room")?.time_zone ?? "UTC";
  const [first, setFirst] = useState("utc");
  const { timed, rest } = byMoment(pins);
  return html`<div class="board">
    <div class="segmented segmented--small" role="group" aria-label=${t("time.modes")}>
      ${["utc", "local"].map((one) => html`<button type="button" key=${one} aria-pressed=${first === one} onClick=${() => setFirst(one)}>${t(`time.${one}`)}</button>`)}
    </div>
    ${timed.length === 0
      ? html`<p class="quiet">${t("time.empty")}</p>`
      : html`<ol class="timeline">${timed.map(({ pin, clue, at }) => html`<li class="is-found" key=${`${pin.id}-${at}`}>${h(PinCard, { pin, at: `at-${Date.parse(at)}-`, fact: plain(clue.says), moment: h(Moment, { at, zone, isUtcFirst: first === "utc" }) })}</li>`)}</ol>`}
    ${rest.length > 0 && html`<section class="stack stack--tight"><h3 class="board__suspect">${t("time.rest")}</h3><ul class="board__list">${rest.map((pin) => html`<li key=${pin.id}>${h(PinCard, { pin, at: "rest-" })}</li>`)}</ul></section>`}
  </div>`;
}

/** A moment in both ways of counting, the chosen one first. @param {{at: string, zone: string, isUtcFirst: boolean}} props */
function Moment({ at, zone, isUtcFirst }) {
  const utc = `${utcTime(at)} UTC`;
  const minutes = offsetMinutes(at, zone);
  const local = t(minutes === 120 ? "time.summer" : minutes === 60 ? "time.winter" : "time.here", { time: localTime(at, zone) });
  const [big, small] = isUtcFirst ? [utc, local] : [local, utc];
  return html`<span class="timeline__time"><time datetime=${at}>${big}</time> <span class="timeline__local">${small}</span></span>`;
}

export { Moment, TimeLine };
