// All rooms of a session together: what src/thebridge/web/projection.py makes, and what the pages on it start with.
import type { Boot, Clock, Debrief } from "./view.d.ts";

export interface PlenumRoom {
  id: string; name: string; stage: "new" | "lobby" | "play" | "debrief" | "closed";
  act: { id: string; number: number; count: number; title: string } | null;
  clock: Clock; lit: number; total: number; people: number;
}
export interface ScreenGoal { title: string; rule: string; question: string; teams: string[]; for: string[]; against: string[] }
interface PageHead { number: number; count: number; teams: number }
export type ScreenPage = PageHead & (
  | { kind: "reveal"; ending: { title: string; text: string } | null; night: { at_utc: string; text: string; found: number | null }[]; comforts: Debrief["comforts"] }
  | { kind: "decision"; pooled: Debrief["pooled"] | null; votes: Debrief["vote_counts"] }
  | { kind: "goal"; goals: ScreenGoal[] }
  | { kind: "all_goals"; goals: { title: string }[] }
  | { kind: "action"; steps: string[] }
  | { kind: "goodbye" }
);
export interface TeamDebrief extends Debrief { page_seconds: number; ended_at_ms: number | null; page_at_ms: number | null }
export interface PlenumView {
  stage: "lobby" | "play" | "debrief"; time_zone: string; rooms: PlenumRoom[];
  stays: { act: string | null; is_lit: boolean }[]; message: string | null; page: ScreenPage | null;
  debriefs?: Record<string, TeamDebrief>;
}
interface PlainBoot { live_url: string; language: string; texts: Boot["texts"] }
export interface ScreenBoot extends PlainBoot {
  join_address: string; join_qr_svg: string; rooms: { id: string; code: string; link: string; qr_svg: string }[];
}
export interface Cue { act: string | null; at_seconds: number; say: string; note: string; page: Debrief["pages"][number]["kind"] | null }
export interface RunSheetBoot extends PlainBoot { session: string; commands_url: string; cues: Cue[]; acts: { id: string; title: string; seconds: number }[] }
export interface LeadingBoot extends PlainBoot { session: string; commands_url: string; cues: Cue[] }
