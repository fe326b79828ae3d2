// From values to places in a drawing: round steps for the axes, times and names along the bottom.

/** Round steps that cover a range.
 * @param {number} low @param {number} high @param {number} [count] */
function ticks(low, high, count = 4) {
  if (!(high > low)) return [low];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** A line from one range to another.
 * @param {[number, number]} from @param {[number, number]} to */
function scale([low, high], [start, end]) {
  return (/** @type {number} */ value) => (high === low ? (start + end) / 2 : start + ((value - low) / (high - low)) * (end - start));
}

/** A cell as a number for an axis: a number, or a moment in milliseconds as written (an offset beside it counts).
 * @param {string} cell @param {string} kind */
function cellNumber(cell, kind) {
  if (kind !== "time") return cell.trim() === "" ? NaN : Number(cell.replace(",", "."));
  const written = cell.trim().replace(" ", "T");
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`);
}

/** Where each cell stands along the bottom: by value, or in the order of the rows for names.
 * @param {string[]} cells @param {string} kind */
function positions(cells, kind) {
  const numbers = cells.map((cell) => cellNumber(cell, kind));
  return (kind === "number" || kind === "time") && numbers.every(Number.isFinite) ? numbers : cells.map((_, at) => at);
}

/** @param {number[]} numbers @returns {[number, number]} */
function extent(numbers) {
  let low = Infinity;
  let high = -Infinity;
  for (const one of numbers) {
    if (one < low) low = one;
    if (one > high) high = one;
  }
  return low <= high ? [low, high] : [0, 1];
}

export { cellNumber, extent, positions, scale, ticks };
