// Written by scripts/protocol_types.py from src/thebridge/web/messages.py; a test compares them.

export interface ValueChange {
  value: unknown;
}

export interface CollectionChange {
  put: Record<string, unknown>;
  drop: string[];
}

export interface PreFlightCheck {
  name: "line" | "latency" | "clock" | "storage" | "screen" | "language";
  is_fine: boolean;
  value?: number;
}

export interface Fitness {
  checks: PreFlightCheck[];
  language: string;
}

export interface PersonPresence {
  state: "active" | "away" | "gone";
  looking_at: string | null;
  fit: Fitness | null;
}

export interface Hello {
  kind: "hello";
  id: string;
  epoch?: string | null;
  since?: number | null;
}

export interface Resync {
  kind: "resync";
  id: string;
  since: number;
}

export interface Heartbeat {
  kind: "heartbeat";
  id: string;
  state: "active" | "away";
  looking_at?: string | null;
}

export interface PreFlight {
  kind: "pre_flight";
  id: string;
  checks: PreFlightCheck[];
  language: string;
}

export type ConnectionMessage =
  | Hello
  | Resync
  | Heartbeat
  | PreFlight;

export interface PlayerAnswerPart {
  kind: "answer_part";
  id: string;
  part: string;
  option?: string | null;
  text?: string | null;
}

export interface PlayerCitePin {
  kind: "cite_pin";
  id: string;
  part: string;
  pin: string;
  is_cited: boolean;
}

export interface PlayerSendAccusation {
  kind: "send_accusation";
  id: string;
}

export interface PlayerSignAccusation {
  kind: "sign_accusation";
  id: string;
  signature: "signed" | "dissent" | "none";
  text?: string | null;
}

export interface PlayerWeighContradiction {
  kind: "weigh_contradiction";
  id: string;
  favourite: string;
  pin: string;
  verdict: string;
}

export interface PlayerTurnPage {
  kind: "turn_page";
  id: string;
  page: number;
}

export interface PlayerEraseNote {
  kind: "erase_note";
  id: string;
  note: string;
}

export interface PlayerLinkPins {
  kind: "link_pins";
  id: string;
  first: string;
  second: string;
  relation: "supports" | "contradicts" | "same_as";
}

export interface PlayerPinPassage {
  kind: "pin_passage";
  id: string;
  source: string;
  passage: string;
}

export interface PlayerPinRows {
  kind: "pin_rows";
  id: string;
  source: string;
  rows: string[];
  query?: Record<string, unknown> | null;
  caption?: string | null;
}

export interface PlayerTagPin {
  kind: "tag_pin";
  id: string;
  pin: string;
  suspects: string[];
}

export interface PlayerUnlink {
  kind: "unlink";
  id: string;
  link: string;
}

export interface PlayerUnpin {
  kind: "unpin";
  id: string;
  pin: string;
}

export interface PlayerWriteNote {
  kind: "write_note";
  id: string;
  text: string;
  pin?: string | null;
  note?: string | null;
}

export interface PlayerConfirmOption {
  kind: "confirm_option";
  id: string;
  dilemma: string;
  option: string;
}

export interface PlayerProposeOption {
  kind: "propose_option";
  id: string;
  dilemma: string;
  option: string;
  reason?: string | null;
}

export interface PlayerShowDilemma {
  kind: "show_dilemma";
  id: string;
  dilemma: string;
}

export interface PlayerWithdrawProposal {
  kind: "withdraw_proposal";
  id: string;
  dilemma: string;
}

export interface PlayerPlaceItem {
  kind: "place_item";
  id: string;
  puzzle: string;
  part: string;
  item: string;
  value?: string | number | string[] | null;
  text?: string | null;
}

export interface PlayerSubmitAnswer {
  kind: "submit_answer";
  id: string;
  puzzle: string;
  part: string;
}

export interface PlayerTakeHint {
  kind: "take_hint";
  id: string;
  puzzle: string;
  step: number;
}

export interface PlayerLeaveRoom {
  kind: "leave_room";
  id: string;
}

export interface PlayerRenamePlayer {
  kind: "rename_player";
  id: string;
  name: string;
}

export interface PlayerSetLanguage {
  kind: "set_language";
  id: string;
  language: string;
}

export interface PlayerSetReady {
  kind: "set_ready";
  id: string;
  is_ready: boolean;
}

export interface PlayerOpenMetadata {
  kind: "open_metadata";
  id: string;
  source: string;
}

export interface PlayerOpenSource {
  kind: "open_source";
  id: string;
  source: string;
}

export interface PlayerShareSource {
  kind: "share_source";
  id: string;
  source: string;
}

export interface PlayerShareView {
  kind: "share_view";
  id: string;
  source: string;
  query: Record<string, unknown> | null;
}

export interface PlayerStopSharing {
  kind: "stop_sharing";
  id: string;
}

export interface PlayerAgreeAction {
  kind: "agree_action";
  id: string;
  owner: string;
  text?: string | null;
  due?: string | null;
}

export interface PlayerCallFacilitator {
  kind: "call_facilitator";
  id: string;
  text?: string | null;
}

export interface PlayerFileReport {
  kind: "file_report";
  id: string;
  report: string;
  text?: string | null;
}

export interface PlayerSay {
  kind: "say";
  id: string;
  text: string;
}

export interface PlayerAnswerQuestion {
  kind: "answer_question";
  id: string;
  question: string;
  moment: "before" | "after";
  option: string;
}

export interface PlayerCastVote {
  kind: "cast_vote";
  id: string;
  vote: string;
  option: string;
  confidence?: number | null;
}

export type PlayerMessage =
  | PlayerAnswerPart
  | PlayerCitePin
  | PlayerSendAccusation
  | PlayerSignAccusation
  | PlayerWeighContradiction
  | PlayerTurnPage
  | PlayerEraseNote
  | PlayerLinkPins
  | PlayerPinPassage
  | PlayerPinRows
  | PlayerTagPin
  | PlayerUnlink
  | PlayerUnpin
  | PlayerWriteNote
  | PlayerConfirmOption
  | PlayerProposeOption
  | PlayerShowDilemma
  | PlayerWithdrawProposal
  | PlayerPlaceItem
  | PlayerSubmitAnswer
  | PlayerTakeHint
  | PlayerLeaveRoom
  | PlayerRenamePlayer
  | PlayerSetLanguage
  | PlayerSetReady
  | PlayerOpenMetadata
  | PlayerOpenSource
  | PlayerShareSource
  | PlayerShareView
  | PlayerStopSharing
  | PlayerAgreeAction
  | PlayerCallFacilitator
  | PlayerFileReport
  | PlayerSay
  | PlayerAnswerQuestion
  | PlayerCastVote;

export interface LeadCloseRoom {
  kind: "close_room";
  id: string;
}

export interface LeadEndPlay {
  kind: "end_play";
  id: string;
}

export interface LeadOpenGate {
  kind: "open_gate";
  id: string;
  act: string;
}

export interface LeadStartPlay {
  kind: "start_play";
  id: string;
}

export interface LeadTurnPage {
  kind: "turn_page";
  id: string;
  page: number;
}

export interface LeadUndoIntervention {
  kind: "undo_intervention";
  id: string;
  seq: number;
}

export interface LeadExtendTime {
  kind: "extend_time";
  id: string;
  seconds: number;
}

export interface LeadPauseRoom {
  kind: "pause_room";
  id: string;
}

export interface LeadResumeRoom {
  kind: "resume_room";
  id: string;
}

export interface LeadSetFactor {
  kind: "set_factor";
  id: string;
  factor: number;
  has_limits: boolean;
}

export interface LeadRestartPuzzle {
  kind: "restart_puzzle";
  id: string;
  puzzle: string;
}

export interface LeadSendHint {
  kind: "send_hint";
  id: string;
  puzzle: string;
  step: number;
}

export interface LeadSkipPuzzle {
  kind: "skip_puzzle";
  id: string;
  puzzle: string;
}

export interface LeadGiveExtraTime {
  kind: "give_extra_time";
  id: string;
  player: string;
  factor: number;
}

export interface LeadRemovePlayer {
  kind: "remove_player";
  id: string;
  player: string;
}

export interface LeadRenamePlayer {
  kind: "rename_player";
  id: string;
  player: string;
  name: string;
}

export interface LeadAnswerCall {
  kind: "answer_call";
  id: string;
  call: string;
  text?: string | null;
}

export interface LeadRemoveLine {
  kind: "remove_line";
  id: string;
  line: string;
}

export interface LeadSendMessage {
  kind: "send_message";
  id: string;
  text: string;
  is_plenary?: boolean;
}

export type LeadMessage =
  | LeadCloseRoom
  | LeadEndPlay
  | LeadOpenGate
  | LeadStartPlay
  | LeadTurnPage
  | LeadUndoIntervention
  | LeadExtendTime
  | LeadPauseRoom
  | LeadResumeRoom
  | LeadSetFactor
  | LeadRestartPuzzle
  | LeadSendHint
  | LeadSkipPuzzle
  | LeadGiveExtraTime
  | LeadRemovePlayer
  | LeadRenamePlayer
  | LeadAnswerCall
  | LeadRemoveLine
  | LeadSendMessage;

export interface Snapshot {
  kind: "snapshot";
  epoch: string;
  seq: number;
  view: Record<string, unknown>;
  now_ms: number;
}

export interface Update {
  kind: "update";
  after: number;
  seq: number;
  changed: Record<string, ValueChange | CollectionChange>;
}

export interface Projection {
  kind: "projection";
  view: Record<string, unknown>;
  now_ms: number;
}

export interface Accepted {
  kind: "accepted";
  id: string;
  seq: number;
}

export interface Refused {
  kind: "refused";
  id: string | null;
  code: string;
  text: string;
}

export interface Presence {
  kind: "presence";
  people: Record<string, PersonPresence>;
}

export interface Notice {
  kind: "notice";
  code: string;
  text: string;
}

export interface Pong {
  kind: "pong";
  id: string;
  now_ms: number;
}

export type ServerMessage =
  | Snapshot
  | Update
  | Projection
  | Accepted
  | Refused
  | Presence
  | Notice
  | Pong;

export type ClientMessage =
  | ConnectionMessage
  | PlayerMessage
  | LeadMessage;
