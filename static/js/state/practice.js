// PURE: a tiny room in which the tour's commands take effect, so that a player tries the real controls without touching the game.

/** @typedef {import("../types/view.d.ts").Command} Command */
/** @typedef {import("../types/view.d.ts").View} View */

const SOURCE = "practice";
const ROWS = [
  { key: "1", cells: ["1", "2026-10-24 21:05:10", "B-12", "in"] },
  { key: "2", cells: ["2", "2026-10-24 21:40:00", "B-07", "in"] },
  { key: "3", cells: ["3", "2026-10-24 22:15:30", "B-12", "out"] },
];
const COLUMN_IDS = ["row", "time", "pass", "way"];

/** @param {(key: string) => string} t @returns {import("../types/view.d.ts").SourceDetail} */
function practiceDetail(t) {
  const kinds = /** @type {const} */ (["number", "time", "category", "category"]);
  return {
    id: SOURCE,
    title: t("practice.title"),
    kind: /** @type {const} */ ("dataset"),
    form: null,
    columns: COLUMN_IDS.map((id, at) => ({ id, title: t(`practice.${id}`), help: t(`practice.${id}.help`), kind: kinds[at] ?? "text", unit: null })),
    catalogue: { owner: "", purpose: "", period: "", clock: "", refresh: "", limits: "", personal_data: false, version: "1", clock_rule: /** @type {const} */ ("none"), fixed_offset_minutes: 0, drift_seconds: 0 },
    key: "row",
    chart: null,
  };
}

/** The answer to a question in practice: the rows, sorted when asked. @param {import("../types/view.d.ts").Query} query @param {(key: string) => string} t
 * @returns {import("../types/view.d.ts").Result} */
function practiceResult(query, t) {
  const columns = (practiceDetail(t).columns ?? []).map(({ id, title, kind }) => ({ id, title, kind }));
  const sort = query.sort?.[0];
  const at = COLUMN_IDS.indexOf(sort?.column ?? "");
  const rows = at < 0 ? ROWS : [...ROWS].sort((a, b) => (a.cells[at] ?? "").localeCompare(b.cells[at] ?? "") * (sort?.descending ? -1 : 1));
  return { columns, rows, total: rows.length, offset: 0, limit: 50 };
}

/** @param {Partial<View>} view @param {(key: string) => string} t @returns {Record<string, any>} */
function practiceView(view, t) {
  const source = { title: t("practice.title"), kind: "dataset", form: null, department: "practice", role_title: "", is_mine: true, is_opened: true, opened_by_team: false, metadata_opened: true, shared_by: null, is_unusable: null, chart: null };
  return { me: view.me, people: view.people, room: view.room && { ...view.room, departments: { practice: t("practice.department") } }, sources: { [SOURCE]: source }, pins: { first: pinOf(["2"], t, null, 0) }, links: {}, notes: {}, help: {} };
}

/** @param {string[]} rows @param {(key: string) => string} t @param {string | null} caption @param {number} seq */
function pinOf(rows, t, caption, seq) {
  const values = ROWS.filter((row) => rows.includes(row.key)).map((row) => row.cells);
  return { seq, source: SOURCE, source_title: t("practice.title"), department: "practice", rows, columns: COLUMN_IDS.map((id) => ({ id, title: t(`practice.${id}`) })), values, passage_text: null, caption: caption ?? (seq === 0 ? t("practice.first") : null), player: null, name: t("practice.name"), is_given: false, suspects: [], clues: [], is_unusable: null };
}

/** The room after a command; what the tour does not know changes nothing.
 * @param {Record<string, any>} view @param {Command} command @param {(key: string) => string} t @returns {Record<string, any>} */
function practise(view, command, t) {
  const count = Object.keys(view["pins"]).length + Object.keys(view["links"]).length;
  if (command.kind === "pin_rows") return { ...view, pins: { ...view["pins"], [`own-${count}`]: pinOf(/** @type {string[]} */ (command["rows"]), t, /** @type {string | null} */ (command["caption"]), count) } };
  if (command.kind === "link_pins") return { ...view, links: { ...view["links"], [`link-${count}`]: { first: command["first"], second: command["second"], relation: command["relation"], player: "" } } };
  if (command.kind === "unlink") return { ...view, links: {} };
  return view;
}

export { practiceDetail, practiceResult, practiceView, practise };
