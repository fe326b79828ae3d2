// The bridge: one stay for each fact, lit when the fact is on the board. The count beside it says the same in words.
import { useId } from "preact/hooks";
import { cx, html } from "../lib/html.js";
import { drawStays } from "../lib/stays.js";
import { t } from "../lib/text.js";

const STARS = [[60, 40], [120, 92], [330, 34], [404, 66], [470, 28], [520, 96], [664, 30], [690, 104], [36, 120]];
const LAMPS = [52, 132, 312, 372, 432, 492, 552, 652];
const DECK = "M14 213h588M30 213v7M70 213v7M110 213v7M150 213v7M190 213v7M230 213v7M290 213v7M330 213v7M370 213v7M410 213v7M450 213v7M490 213v7M530 213v7M570 213v7";
const BANK = "M0 214h18v-26h22v12h16v-40h20v54h20v-20h26v20M610 214v-30h18v-16h20v24h20v-44h22v66h30";
const WATER =
  "M0 268h236M292 268h300M628 268h92M24 278h90M150 278h60M318 280h44M400 278h120M560 280h40M650 278h50M70 288h60M210 288h120M380 289h60M470 289h150M660 288h34";
const PIERS = "M250 227l-6 40h38l-8-40M598 227v40h22v-40M30 227v40h14v-40M694 227v40";

/** @typedef {{stays: {act: string | null, is_lit: boolean}[], small?: boolean, isOpen?: boolean, isNightLit?: boolean}} BridgeProps */

/** @param {BridgeProps} props */
function Bridge({ stays, small = false, isOpen = false, isNightLit = false }) {
  const id = useId();
  const lit = stays.filter((stay) => stay.is_lit).length;
  const acts = [...new Set(stays.filter((stay) => stay.is_lit).map((stay) => stay.act))].length;
  const name = cx("bridge", small && "bridge--small", isOpen && "is-open", isNightLit && "is-night-lit");
  return html`<svg class=${name} viewBox=${small ? "0 6 720 222" : "0 0 720 300"} role="img" aria-labelledby=${id}>
    <title id=${id}>${t("bridge.described", { lit, total: stays.length })}</title>
    <g class="bridge__sky"><circle class="bridge__moon" cx="586" cy="52" r="17" />
      ${STARS.map(([x = 0, y = 0]) => html`<path class="bridge__star" d=${`M${x - 3} ${y}h6M${x} ${y - 3}v6`} />`)}</g>
    <path class="bridge__bank" d=${BANK} />
    <g class="bridge__stays">${drawStays(stays).map((stay) => html`<path class=${cx("stay", stay.isLit && "is-lit")} d=${stay.path} />`)}</g>
    <g class="bridge__pylon">
      <path class="bridge__mast" d="M206 20l5 1 41 130 17 69h-14l-15-68-40-129z" />
      <path class="bridge__line" d="M246 150l6 1M229 92l9-3M217 54l7-2" />
    </g>
    <g class="bridge__deck"><path class="bridge__strong" d="M0 220h604M0 227h604" /><path class="bridge__line" d=${DECK} /></g>
    <g class="bridge__leaf">
      <path class="bridge__strong" d="M612 220h72M612 227h58l14-7" /><path class="bridge__line" d="M618 213h62M640 213v7M664 213v7" />
    </g>
    <path class="bridge__strong" d="M690 220h30M690 227h30" />
    <path class="bridge__strong" d=${PIERS} /><circle class="bridge__line" cx="611" cy="223" r="4.5" />
    <g class="bridge__lamps">${LAMPS.map((x, at) => lamp(x, at < acts))}</g>
    <path class="bridge__water" d=${WATER} />
  </svg>`;
}

/** @param {number} x @param {boolean} isLit */
function lamp(x, isLit) {
  return html`<g class=${cx("lamp", isLit && "is-lit")}>
    <path d=${`M${x} 213v-12`} /><circle cx=${x} cy="198" r="3.2" /><path class="lamp__glow" d=${`M${x} 272v18M${x - 5} 278v8M${x + 5} 276v12`} />
  </g>`;
}

export { Bridge };
