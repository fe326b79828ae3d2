// The kinds of part, each drawn by the file of its name.
import { ChoicePart } from "./choice.js";
import { LinksPart } from "./links.js";
import { MarkPart } from "./mark.js";
import { NumberPart } from "./number.js";
import { OrderPart } from "./order.js";
import { RequestPart } from "./request.js";
import { RowsPart } from "./rows.js";
import { SetsPart } from "./sets.js";
import { SortPart } from "./sort.js";
import { TextPart } from "./text.js";

/** @typedef {import("../../types/view.d.ts").DraftValue} DraftValue */
/** @typedef {object} PartProps
 * @property {string} id unique on the page
 * @property {import("../../types/view.d.ts").Part} part
 * @property {Record<string, import("../../types/view.d.ts").Draft>} draft the team's draft by item
 * @property {(item: string, value: DraftValue | null, text?: string | null) => Promise<unknown>} place
 * @property {boolean} isStill whether it can only be read */

/** @type {Record<string, (props: PartProps) => import("preact").ComponentChild>} */
const KINDS = {
  choice: ChoicePart,
  links: LinksPart,
  mark: MarkPart,
  number: NumberPart,
  order: OrderPart,
  request: RequestPart,
  rows: RowsPart,
  sets: SetsPart,
  sort: SortPart,
  text: TextPart,
};

export { KINDS };
