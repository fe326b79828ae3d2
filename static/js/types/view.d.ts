// What the pages get: the sections of a view, and the messages of the live wire. The server fills them; nothing is worked out here.

import type { Fitness, LeadMessage, PlayerMessage } from "./protocol.d.ts";

export interface Suspect { name: string; role: string; monogram: string; attribute: string }
export interface Act { id: string; number: number; count: number; title: string; goal: string }
export interface Choice { id: string; text: string; needs_reason?: boolean }

export interface Room {
  scenario: string; title: string; summary: string; content_note: string; team: string;
  stage: "new" | "lobby" | "play" | "debrief" | "closed";
  time_zone: string; story_date?: string; act: Act | null;
  suspects: (Suspect & { id: string })[]; cast: Record<string, Suspect>; departments: Record<string, string>;
  reporting: { desk: string; kinds: Choice[] }; language: string; languages: string[];
}
export interface Clock {
  phase: "waiting" | "running" | "paused" | "stopped"; base_seconds: number; anchor_ms: number | null; factor: number;
  has_limits: boolean; act_started_seconds: number | null; act_seconds: number | null; total_seconds: number; extended_seconds: number;
}
export interface RoleCard { id: string; title: string; department: string; card: string; sources_act: number | null }
export interface Me {
  player: string; name: string; is_gone?: boolean; language?: string; is_ready?: boolean; extra_time?: number; roles: RoleCard[];
}
export interface Person { name: string; roles: string[]; departments: string[]; is_ready: boolean; is_bot: boolean; is_here: boolean; extra_time?: number }
export interface FeedItem {
  seq: number; seconds?: number; kind: "happening" | "lead" | "answer" | "report" | "solved" | "act" | "given" | "did";
  title: string | null; text: string | null; sender: string | null; to_me: boolean; effect?: "clock"; did?: string; amount?: number; is_undone?: boolean;
}
export interface ChatLine { seq: number; player: string | null; name: string; text: string; is_story: boolean }
export interface HelpCall { seq: number; player: string; text: string | null; answered_by: string | null; answer: string | null }
export interface Source {
  title: string; kind: "document" | "dataset"; form: string | null; department: string; role_title: string; is_mine: boolean;
  is_opened: boolean; opened_by_team: boolean; metadata_opened: boolean; shared_by: string | null; is_unusable: string | null;
  chart: { kind: ChartKind; x: string; y: string } | null;
}
export type ChartKind = "line" | "bar" | "scatter";
export type DraftValue = string | number | string[];
export interface Part {
  id: string; kind: string; prompt: string; is_right: boolean; is_revisable?: boolean; attempts: number; feedback: string[]; public: any;
}
export interface Puzzle {
  title: string; question: string; act?: string; status: "open" | "solved" | "closed"; reason: string; is_bonus: boolean; parts: Part[];
  hints: { given: string[]; offered: number; count: number }; solved_text?: string | null;
}
export interface Draft { value: DraftValue; text: string | null; player: string }
export interface Stay { clue: string; act: string | null; is_lit: boolean }
export interface Board {
  established: number; total: number; stays: Stay[]; groups: { act: string; title: string; lit: number; total: number }[];
}
export interface PinnedClue { says: string; supports: string[]; clears: string[]; at_utc: string | null }
export interface Pin {
  seq: number; source: string; source_title: string; department: string; rows: string[]; columns: { id: string; title: string }[];
  values: string[][]; passage_text: string | null; caption: string | null; player: string | null; name: string | null; is_given: boolean;
  suspects: string[]; clues: PinnedClue[]; is_unusable: string | null;
}
export type Relation = "supports" | "contradicts" | "same_as";
export interface Link { first: string; second: string; relation: Relation; player: string }
export interface Note { pin: string | null; text: string; player: string }
export interface Vote {
  question: string; options: Choice[]; confidence: boolean; is_open: boolean; answered: boolean; waiting_for: number;
  limit_seconds: number; counts: Record<string, number> | null;
}
export interface Question { text: string; moment: "before" | "after"; options: Choice[] | null; answered: boolean }
export interface Dilemma {
  title: string; text: string; sender: string | null; options: (Choice & { busy_seconds?: number })[]; may_propose: boolean;
  may_confirm: boolean; leads: string[]; is_shown: boolean;
  proposal: null | { option: string; player: string; reason: string | null; alone_at_seconds: number | null };
  chosen: string | null; result: string | null; closes_at_seconds: number | null;
}
export interface AccusationPart {
  id: string; question: string; answer: "suspects" | "options" | "text"; options: Choice[]; cites: boolean; optional: boolean;
  given: { option: string | null; text: string | null; player: string } | null; cited: string[];
}
export interface Accusation {
  is_open: boolean; is_sent: boolean; intro: string; letter: string; contradiction: string; verdicts: Choice[];
  contradictions: { favourite: string; pin: string; verdict: string; player: string }[]; parts: AccusationPart[];
  min_pins: number; min_departments: number; signatures: Record<string, "signed" | "dissent">; dissents?: Record<string, string>; missing: string[];
}
export interface Moment { text: string; seq: number | null; sign?: "for" | "against" }
export interface Goal {
  id: string; title: string; hidden: boolean; rule: string; question: string; action: string; for: Moment[]; against: Moment[];
  live: { moments: (Moment & { sign: "for" | "against" })[]; rule: string; has_more: boolean };
}
export interface AgreedAction { owner: string; name: string; text: string; due: string; seq: number }
export interface DebriefPage {
  kind: "reveal" | "decision" | "goal" | "action" | "all_goals" | "goodbye"; goal?: string; title?: string;
}
export interface Debrief {
  page: number; pages: DebriefPage[]; ending: { title: string; text: string; last_words: { sender: string; text: string }[] };
  goals: Goal[]; reveal: { at_utc: string; text: string; is_found: boolean | null; is_misread: boolean; seq: number | null }[];
  comforts: { title: string; items: string[]; question: string };
  vote_counts: { vote: string; question: string; counts: { option: string; text: string; count: number }[] }[];
  accused: { is_sent: boolean; answers: { part: string; question: string; option: string; text: string; is_suspect: boolean }[] };
  actions: AgreedAction[]; pooled: { shared: number; total: number }; next_steps?: string[]; credits?: string[];
}
export interface ReplayMark { seq: number; seconds: number; kind: string; text: string }
export interface ReplayView {
  seq: number; room: Room; board: Board; pins: Keyed<Pin>; puzzles: Keyed<Puzzle>; dilemmas: Keyed<Dilemma>; chat: Keyed<ChatLine>;
  sources: Keyed<Source>; accusation: Accusation | null;
}
export interface ReplayBoot {
  url: string; last: number; at: number; role: string; roles: { id: string; title: string }[]; marks: ReplayMark[];
  times: number[]; seconds: number[]; view: ReplayView;
}
export interface Progress {
  act: string | null; elapsed?: number; expected?: number; expected_seconds?: number; lit: number; total: number;
  puzzles: Record<string, { title: string; status: string; seconds?: number; hints: number }>; last_clue_seconds?: number | null;
  players?: Record<string, { last_seq: number; entries: number }>;
}

export type Keyed<T> = Record<string, T>;
export interface View {
  room: Room; clock: Clock; me: Me; people: Keyed<Person>; feed: Keyed<FeedItem>; chat: Keyed<ChatLine>; help: Keyed<HelpCall>;
  sources: Keyed<Source>; shared_views: Keyed<{ source: string; query: Query }>; puzzles: Keyed<Puzzle>; drafts: Keyed<Draft>;
  board: Board; pins: Keyed<Pin>; links: Keyed<Link>; notes: Keyed<Note>; votes: Keyed<Vote>; questions: Keyed<Question>;
  dilemmas: Keyed<Dilemma>; accusation: Accusation | null; debrief: Debrief | null;
  interventions: Keyed<{ seq: number; by: string; kind: string; can_undo: boolean; is_undone?: boolean; seconds: number; amount: number; player: string | null; subject: string | null }>; progress: Progress;
}

export type Operator = "is" | "is_not" | "contains" | "at_least" | "at_most" | "between" | "is_empty";
export type Reading = "as_recorded" | "utc" | "plus1" | "plus2" | "catalogue";
export interface Filter { column: string; op: Operator; value?: string; value2?: string }
export interface Sort { column: string; descending?: boolean }
export interface Group {
  by: string; count?: boolean; measure?: { column: string; fn: "sum" | "mean" | "min" | "max" } | null; bucket_minutes?: number | null;
}
export interface Lookup {
  source: string; mode: "key" | "nearest"; column: string; other_column: string; other_show?: string[];
  within_seconds?: number | null; read_as?: { this?: Reading; other?: Reading };
}
export type Query = {
  source: string; filters?: Filter[]; sort?: Sort[]; group?: Group | null; lookup?: Lookup | null; offset?: number; limit?: number;
};
export interface ResultColumn { id: string; title: string | null; kind: "text" | "number" | "time" | "category"; labels?: Record<string, string> | undefined }
export interface Result {
  columns: ResultColumn[]; rows: { key: string; cells: string[] }[]; total: number; offset: number; limit: number; unclear?: number;
}
export interface Column { id: string; title: string; help: string; kind: "text" | "number" | "time" | "category"; unit: string | null; labels?: Record<string, string> | undefined }
export interface Catalogue {
  owner: string; purpose: string; period: string; clock: string; refresh: string; limits: string; personal_data: boolean;
  version: string; clock_rule: "utc" | "offset" | "local" | "fixed" | "none"; fixed_offset_minutes: number; drift_seconds: number;
}
export interface SourceDetail {
  id: string; title: string; kind: "document" | "dataset"; form: string | null; html?: string | null;
  passages?: { id: string; html: string }[]; picture?: { url: string; alt: string } | null; transcript_html?: string | null;
  catalogue: Catalogue; columns?: Column[]; key?: string | null; chart?: Source["chart"];
}

export interface Presence { state: "active" | "away" | "gone"; looking_at: string | null; fit?: Fitness | null }
export interface Snapshot { kind: "snapshot"; epoch: string; seq: number; view: Partial<View>; now_ms: number }
export interface Update { kind: "update"; after: number; seq: number; changed: Record<string, Change> }
export type Change = { value: unknown } | { put?: Record<string, unknown>; drop?: string[] };
export type ServerMessage =
  | Snapshot
  | Update
  | { kind: "projection"; view: import("./plenum.d.ts").PlenumView; now_ms: number }
  | { kind: "accepted"; id: string; seq: number }
  | { kind: "refused"; id: string; code: string; text: string }
  | { kind: "presence"; people: Record<string, Presence> }
  | { kind: "notice"; code: string; text: string }
  | { kind: "pong"; id: string; now_ms: number };
type WithoutId<M> = M extends unknown ? Omit<M, "id"> : never;
/** A command as the page gives it to the line, which numbers it. */
export type Command = WithoutId<PlayerMessage | LeadMessage>;
export interface Outcome { isAccepted: boolean; code: string; text: string }
export interface Boot {
  seat: string; live_url: string; language: string; texts: Record<string, string | Record<string, string>>; csrf?: string; meeting?: string;
}
export interface LeadRoom { id: string; name: string; code: string; link: string; qr_svg: string; live_url: string; look_url: string }
export interface LeadBoot { session: string; language: string; live_url: string; texts: Boot["texts"]; rooms: LeadRoom[]; commands_url: string; may_lead: boolean }
/** Who needs the facilitator, the most pressing first, and for each room why, in words and by name. */
export interface Needs { kind: "needs"; queue: string[]; rooms: Record<string, { need: "now" | "soon" | "none"; why: string[]; reasons?: string[]; advice: string[]; calm: string; is_paused: boolean }> }
export interface LobbyRoom { id: string; name: string; code: string; link: string; is_locked: boolean; most: number; live_url: string }
export interface LobbyBoot {
  language: string; texts: Boot["texts"]; rooms: LobbyRoom[]; lobby_url: string; may_lead: boolean; sees_names: boolean; extra_times: number[];
}
