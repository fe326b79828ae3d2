// Whether this device and this line are fit for play, in words, each with the way out.
import { useEffect } from "preact/hooks";
import { html, icon } from "../lib/html.js";
import { language, t } from "../lib/text.js";
import { useStore } from "../state/store.js";

const SLOW_MS = 800;
const CLOCK_MS = 60000;
const NARROW_PX = 320;

/** @typedef {{name: import("../types/protocol.d.ts").PreFlightCheck["name"], isFine: boolean, values?: Record<string, string | number>}} Check */

/** @param {import("../state/store.js").Store} store @returns {Check[]} */
function checks(store) {
  const { phase, latencyMs } = store.connected.value;
  const away = Math.abs(store.serverNow() - Date.now());
  return [
    { name: "line", isFine: phase === "open" },
    { name: "latency", isFine: latencyMs === null || latencyMs < SLOW_MS, values: { ms: Math.round(latencyMs ?? 0) } },
    { name: "clock", isFine: away < CLOCK_MS, values: { seconds: Math.round(away / 1000) } },
    { name: "storage", isFine: store.kept.save("probe", 1) },
    { name: "screen", isFine: innerWidth >= NARROW_PX, values: { width: innerWidth } },
    { name: "language", isFine: true, values: { language: t(`language.${language()}`) } },
  ];
}

/** The same for the facilitator: each check with its one number. @param {Check[]} found */
function told(found) {
  return found.map(({ name, isFine, values = {} }) => ({ name, is_fine: isFine, value: Number(values["ms"] ?? values["seconds"] ?? values["width"] ?? 0) }));
}

function PreFlight() {
  const store = useStore();
  const found = checks(store);
  const news = JSON.stringify(told(found).map(({ name, is_fine }) => [name, is_fine]));
  useEffect(() => store.line.tellFit?.({ checks: told(found), language: language() }), [news, language()]);
  return html`<section class="stack stack--tight" aria-labelledby="preflight-title">
    <h2 class="kicker" id="preflight-title">${t("preflight.title")}</h2>
    <ul class="preflight">
      ${found.map(
        (check) => html`<li data-state=${check.isFine ? "ok" : "problem"} key=${check.name}>
          ${icon(check.isFine ? "circle-check" : "circle-alert")}
          <span>${t(`preflight.${check.name}.${check.isFine ? "fine" : "problem"}`, check.values)}</span>
        </li>`,
      )}
    </ul>
  </section>`;
}

export { PreFlight };
