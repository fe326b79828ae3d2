// PURE: what a player asks of one dataset, and the query that says it. The server answers; nothing is worked out here.

/** @typedef {import("../types/view.d.ts").Query} Query */
/** @typedef {import("../types/view.d.ts").Filter} Filter */
/** @typedef {import("../types/view.d.ts").Sort} Sort */
/** @typedef {import("../types/view.d.ts").Group} Group */
/** @typedef {import("../types/view.d.ts").Lookup} Lookup */
/** @typedef {{filters: Filter[], sort: Sort | null, group: Group | null, lookup: Lookup | null, offset: number, picked: string[], panel: string | null}} Lab */

const PAGE_ROWS = 50;

/** @returns {Lab} */
function emptyLab() {
  return { filters: [], sort: null, group: null, lookup: null, offset: 0, picked: [], panel: null };
}

/** The query without what is as usual.
 * @param {string} source @param {Lab} lab @param {{offset?: number, limit?: number}} [page] @returns {Query} */
function toQuery(source, lab, page) {
  return {
    source,
    ...(lab.filters.length > 0 && { filters: lab.filters }),
    ...(lab.sort && { sort: [lab.sort] }),
    ...(lab.group && { group: lab.group }),
    ...(lab.lookup && { lookup: lab.lookup }),
    ...(page?.offset && { offset: page.offset }),
    ...(page?.limit && { limit: page.limit }),
  };
}

/** What a shared query asks, to look at it oneself.
 * @param {Query} query @returns {Lab} */
function fromQuery(query) {
  return {
    ...emptyLab(),
    filters: query.filters ?? [],
    sort: query.sort?.[0] ?? null,
    group: query.group ?? null,
    lookup: query.lookup ?? null,
  };
}

/** A click on a column's head: up, then down, then as recorded.
 * @param {Lab} lab @param {string} column @returns {Lab} */
function sortedBy(lab, column) {
  const is = lab.sort?.column === column;
  const sort = !is ? { column, descending: false } : lab.sort?.descending ? null : { column, descending: true };
  return { ...lab, sort, offset: 0 };
}

/** Another question: the first page again, and nothing picked, because other rows stand there.
 * @param {Lab} lab @param {Partial<Lab>} change @returns {Lab} */
function asked(lab, change) {
  return { ...lab, ...change, offset: 0, picked: [] };
}

/** @param {Lab} lab @param {string} key @returns {Lab} */
function togglePicked(lab, key) {
  const picked = lab.picked.includes(key) ? lab.picked.filter((one) => one !== key) : [...lab.picked, key];
  return { ...lab, picked };
}

/** The operators that make sense for a kind of column. What a labelled cell can say is chosen: its letters are never searched.
 * @param {string} kind @param {boolean} hasLabels @returns {import("../types/view.d.ts").Operator[]} */
function operatorsFor(kind, hasLabels) {
  if (hasLabels) return ["is", "is_not", "is_empty"];
  return kind === "text" || kind === "category"
    ? ["contains", "is", "is_not", "is_empty"]
    : ["between", "at_least", "at_most", "is", "is_not", "is_empty"];
}

export { PAGE_ROWS, asked, emptyLab, fromQuery, operatorsFor, sortedBy, toQuery, togglePicked };
