// The board as a canvas, for the eye: slips that one may lay where one likes, on this screen only. The list is the complete way.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { cx, h, html } from "../../lib/html.js";
import { t } from "../../lib/text.js";
import { pinTitle, withIds } from "../../state/selectors.js";
import { useStore } from "../../state/store.js";
import { Button } from "../button.js";

/** @typedef {import("../../types/view.d.ts").Pin & {id: string}} Pin */
/** @typedef {{x: number, y: number}} Place */
const COLUMN = 200;
const ROW = 128;
const STEP = 24;
const DRAG = 5;
const SLIP = { width: 184, height: 90 };
const ARROWS = /** @type {const} */ ([["left", -1, 0], ["right", 1, 0], ["up", 0, -1], ["down", 0, 1]]);

/** @param {{pins: Pin[]}} props */
function BoardCanvas({ pins }) {
  const store = useStore();
  const [places, setPlaces] = useState(/** @type {Record<string, Place>} */ (store.kept.load("canvas", {})));
  const [chosen, setChosen] = useState(/** @type {string | null} */ (null));
  const paper = useRef(/** @type {HTMLElement | null} */ (null));
  const [columns, setColumns] = useState(1);
  const placeOf = (/** @type {Pin} */ pin) => places[pin.id] ?? freePlace(pins.indexOf(pin), columns);
  const lay = (/** @type {string} */ id, /** @type {Place} */ place) => setPlaces((before) => ({ ...before, [id]: { x: Math.max(0, place.x), y: Math.max(0, place.y) } }));
  useEffect(() => void store.kept.save("canvas", places), [places]);
  const byId = new Map(pins.map((pin) => [pin.id, placeOf(pin)]));
  const height = Math.max(...[...byId.values()].map((place) => place.y)) + ROW + STEP;
  const width = Math.max(...[...byId.values()].map((place) => place.x)) + SLIP.width;
  useLayoutEffect(() => {
    if (!paper.current) return;
    paper.current.style.height = `${height}px`;
    setColumns(Math.max(1, Math.floor(paper.current.clientWidth / COLUMN)));
  }, [height, store.isBoardWide.value]);
  const held = pins.find((pin) => pin.id === chosen);
  return html`<div class="stack stack--tight">
    <p class="small quiet">${t("canvas.how")}</p>
    ${held && h(Moves, { title: pinTitle(held), onMove: (dx, dy) => lay(held.id, { x: placeOf(held).x + dx * STEP, y: placeOf(held).y + dy * STEP }) })}
    <div class="board-canvas" tabindex="0" role="region" aria-label=${t("board.mode.canvas")} ref=${paper}>
      <svg width=${width} height=${height} aria-hidden="true">
        ${withIds(store.read("links")).map((link) => {
          const [from, to] = [byId.get(link.first), byId.get(link.second)];
          return from && to && html`<path class="thread-line" data-kind=${link.relation === "same_as" ? "same" : link.relation} d=${thread(from, to)} key=${link.id} />`;
        })}
      </svg>
      ${pins.map((pin) => h(Slip, { key: pin.id, pin, place: placeOf(pin), isChosen: chosen === pin.id, onChoose: () => setChosen(chosen === pin.id ? null : pin.id), onLay: (place) => lay(pin.id, place) }))}
    </div>
  </div>`;
}

/** Where a slip lies that nobody moved. @param {number} at @param {number} columns @returns {Place} */
function freePlace(at, columns) {
  return { x: 8 + (at % columns) * COLUMN, y: 8 + Math.floor(at / columns) * ROW };
}

/** @param {Place} from @param {Place} to */
function thread(from, to) {
  const [a, b] = [from, to].map((one) => ({ x: one.x + SLIP.width / 2, y: one.y + SLIP.height / 2 }));
  return a && b ? `M${a.x} ${a.y}C${a.x} ${(a.y + b.y) / 2} ${b.x} ${(a.y + b.y) / 2} ${b.x} ${b.y}` : "";
}

/** @param {{title: string, onMove: (dx: number, dy: number) => void}} props */
function Moves({ title, onMove }) {
  return html`<div class="button-row" role="group" aria-label=${t("canvas.move", { title })}>
    ${ARROWS.map(([name, dx, dy]) => h(Button, { key: name, small: true, icon: `arrow-${name}`, label: t(`canvas.${name}`), onClick: () => onMove(dx, dy) }))}
  </div>`;
}

/** @param {{pin: Pin, place: Place, isChosen: boolean, onChoose: () => void, onLay: (place: Place) => void}} props */
function Slip({ pin, place, isChosen, onChoose, onLay }) {
  const ref = useRef(/** @type {HTMLElement | null} */ (null));
  const grip = useRef(/** @type {{x: number, y: number, dx: number, dy: number, hasMoved: boolean} | null} */ (null));
  useLayoutEffect(() => {
    if (ref.current) ref.current.style.translate = `${place.x}px ${place.y}px`;
  }, [place.x, place.y]);
  const down = (/** @type {PointerEvent} */ event) => {
    grip.current = { x: event.clientX, y: event.clientY, dx: place.x - event.clientX, dy: place.y - event.clientY, hasMoved: false };
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (!grip.current) return;
    // Who presses the button of a slip moves the hand a little; only a drag takes the pointer, for its click goes to who holds it.
    if (!grip.current.hasMoved && Math.hypot(event.clientX - grip.current.x, event.clientY - grip.current.y) < DRAG) return;
    if (!grip.current.hasMoved) ref.current?.setPointerCapture(event.pointerId);
    grip.current.hasMoved = true;
    onLay({ x: event.clientX + grip.current.dx, y: event.clientY + grip.current.dy });
  };
  const up = () => {
    grip.current = null;
  };
  return html`<div class=${cx("pin", pin.clues.length > 0 && "is-clue", pin.is_given && "is-given")} ref=${ref} onPointerDown=${down} onPointerMove=${move} onPointerUp=${up} onPointerCancel=${up}>
    <p class="pin__fact">${pinTitle(pin)}</p>
    <p class="pin__origin">${pin.source_title}</p>
    <div class="pin__grip">${h(Button, { small: true, kind: "quiet", icon: "move", pressed: isChosen, label: t("canvas.choose", { title: pinTitle(pin) }), onClick: onChoose })}</div>
  </div>`;
}

export { BoardCanvas };
