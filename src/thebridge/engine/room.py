"""One room's play, composed of the areas: `decide`, `evolve`, `view_for`, and when the room must be woken next."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from thebridge.engine import interventions
from thebridge.engine.areas.accusation import decide as accusation
from thebridge.engine.areas.accusation import words as accusation_words
from thebridge.engine.areas.accusation.conclusion import cited_pins
from thebridge.engine.areas.board import decide as board
from thebridge.engine.areas.board import words as board_words
from thebridge.engine.areas.dilemmas import decide as dilemmas
from thebridge.engine.areas.dilemmas import words as dilemma_words
from thebridge.engine.areas.puzzles import decide as puzzles
from thebridge.engine.areas.puzzles import words as puzzle_words
from thebridge.engine.areas.seats import decide as seats
from thebridge.engine.areas.seats import words as seat_words
from thebridge.engine.areas.sources import decide as sources
from thebridge.engine.areas.sources import words as source_words
from thebridge.engine.areas.sources.decide import visible_sources
from thebridge.engine.areas.talk import decide as talk
from thebridge.engine.areas.talk import words as talk_words
from thebridge.engine.areas.votes import decide as votes
from thebridge.engine.areas.votes import words as vote_words
from thebridge.engine.circumstances import Circumstances, Facts
from thebridge.engine.conditions import as_heard_of
from thebridge.engine.consequences import next_events
from thebridge.engine.evidence import noted
from thebridge.engine.ids import PlayerId
from thebridge.engine.lookahead import next_due
from thebridge.engine.queries import as_query, query_shown, sources_of, to_plain
from thebridge.engine.refusals import Refused
from thebridge.engine.reveal import page_count
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState, apply_events, evolve
from thebridge.engine.view import sections_for, view_for

__all__ = ["RoomState", "decide", "evolve", "next_due", "sections_for", "view_for"]

ROUNDS_LIMIT = 20
"""How often consequences may lead to more; a scenario that needs more of them has a loop."""


QUIET = (
    talk_words.LineSaid,
    puzzle_words.ItemPlaced,
    board_words.NoteWritten,
    board_words.NoteErased,
    board_words.PinTagged,
    source_words.ViewShared,
    source_words.SharingStopped,
    seat_words.ReadySet,
    seat_words.LanguageSet,
    seat_words.PlayerRenamed,
    talk_words.ActionAgreed,
    talk_words.ActionDropped,
)
"""Events that no condition, gate or evidence rule asks about.

Nothing follows from them, and what is due comes by a Tick.
"""


class ConsequenceLoopError(RuntimeError):
    """The scenario's consequences lead to each other without end. The message names the events of the last round."""


def decide(scenario: Scenario, state: RoomState, command: object, circumstances: Circumstances) -> tuple[object, ...]:
    """What the command brings about, with everything that follows from it.

    Raises Refused; () means: it is so already.
    """
    facts = facts_of(scenario, state, circumstances)
    decided = _decide_command(scenario, state, command, facts)
    if not decided and not isinstance(command, interventions.CLOCK_COMMANDS):
        return ()
    events = _with_consequences(scenario, state, decided, facts)
    if not events:
        raise Refused("not_due")
    return events


def _with_consequences(
    scenario: Scenario, state: RoomState, decided: tuple[object, ...], facts: Facts
) -> tuple[object, ...]:
    if decided and all(isinstance(event, QUIET) for event in decided):
        return decided
    events, fresh = decided, decided
    now_state = apply_events(state, decided, facts.now, facts.seq)
    for _round in range(ROUNDS_LIMIT):
        now_facts = _facts_after(scenario, state, now_state, facts)
        fresh = next_events(scenario, now_state, fresh, now_facts)
        if not fresh:
            moments = noted(scenario, now_state, events, now_facts.seconds)
            return (*events, *moments)
        events = (*events, *fresh)
        now_state = apply_events(now_state, fresh, facts.now, facts.seq)
    names = ", ".join(repr(event) for event in fresh)
    raise ConsequenceLoopError(f"consequences still follow after {ROUNDS_LIMIT} rounds: {names}")


def facts_of(scenario: Scenario, state: RoomState, circumstances: Circumstances, *, seq: int | None = None) -> Facts:
    """What an area may know beside its own slice."""
    return Facts(
        now=circumstances.now,
        chance=circumstances.chance,
        seq=state.seq + 1 if seq is None else seq,
        seconds=state.clock.seconds_at(circumstances.now),
        is_paused=state.clock.phase == "paused",
        players={player: state.seats.roles.get(player, ()) for player in state.seats.players},
        sources=_SourcesOf(scenario, state),
        extra_time={player.id: player.extra_time for player in state.seats.players.values() if player.extra_time != 1},
    )


def _facts_after(scenario: Scenario, before: RoomState, after: RoomState, facts: Facts) -> Facts:
    """The facts of the same entry on a later state: the same ones, unless what they are gathered from has changed."""
    if after.seats is before.seats and after.clock is before.clock and after.sources is before.sources:
        return facts
    return facts_of(scenario, after, Circumstances(facts.now, facts.chance), seq=facts.seq)


class _SourcesOf(Mapping[PlayerId, frozenset[Any]]):
    """Each player's visible sources, worked out only for those that are asked for."""

    def __init__(self, scenario: Scenario, state: RoomState) -> None:
        self._scenario, self._state = scenario, state

    def __getitem__(self, player: PlayerId) -> frozenset[Any]:
        held = self._state.seats.players[player].ever_held
        return visible_sources(self._scenario, self._state.sources, held)

    def __iter__(self) -> Any:
        return iter(self._state.seats.players)

    def __len__(self) -> int:
        return len(self._state.seats.players)


# --- who decides what ------------------------------------------------------------------------------------------------

_Decider = Callable[..., tuple[object, ...]]
_PLAY, _DEBRIEF, _ANY = frozenset({"play"}), frozenset({"play", "debrief"}), frozenset({"lobby", "play", "debrief"})
_AFTER = frozenset({"debrief"})

_PLAYERS: Mapping[type, tuple[str, _Decider, frozenset[str]]] = {
    seat_words.LeaveRoom: ("seats", seats.leave_room, _ANY),
    seat_words.SetLanguage: ("seats", seats.set_language, _ANY),
    seat_words.SetReady: ("seats", seats.set_ready, _ANY),
    source_words.OpenSource: ("sources", sources.open_source, _DEBRIEF),
    source_words.OpenMetadata: ("sources", sources.open_metadata, _DEBRIEF),
    source_words.UseStep: ("sources", sources.use_step, _DEBRIEF),
    source_words.StopSharing: ("sources", sources.stop_sharing, _DEBRIEF),
    source_words.ShareSource: ("sources", sources.share_source, _PLAY),
    puzzle_words.PlaceItem: ("puzzles", puzzles.place_item, _PLAY),
    puzzle_words.SubmitAnswer: ("puzzles", puzzles.submit_answer, _PLAY),
    puzzle_words.TakeHint: ("puzzles", puzzles.take_hint, _PLAY),
    board_words.PinPassage: ("board", board.pin_passage, _PLAY),
    board_words.TagPin: ("board", board.tag_pin, _PLAY),
    board_words.LinkPins: ("board", board.link_pins, _PLAY),
    board_words.Unlink: ("board", board.unlink, _PLAY),
    board_words.WriteNote: ("board", board.write_note, _PLAY),
    board_words.EraseNote: ("board", board.erase_note, _PLAY),
    talk_words.Say: ("talk", talk.say, _ANY),
    talk_words.CallFacilitator: ("talk", talk.call_facilitator, _ANY),
    talk_words.FileReport: ("talk", talk.file_report, _PLAY),
    talk_words.AgreeAction: ("talk", talk.agree_action, _AFTER),
    vote_words.CastVote: ("votes", votes.cast_vote, _PLAY),
    vote_words.AnswerQuestion: ("votes", votes.answer_question, _ANY),
    dilemma_words.WithdrawProposal: ("dilemmas", dilemmas.withdraw_proposal, _PLAY),
    dilemma_words.ShowDilemma: ("dilemmas", dilemmas.show_dilemma, _PLAY),
    accusation_words.AnswerPart: ("accusation", accusation.answer_part, _PLAY),
    accusation_words.SignAccusation: ("accusation", accusation.sign_accusation, _PLAY),
}
"""A player's command: the slice it reads, who decides it, and in which stages of the room."""

_OF_SUSPECTS = (board_words.TagPin, accusation_words.AnswerPart)
"""Commands that name one of the cast: somebody not heard of yet is refused as if there were no such person."""

_WITHOUT_CLOCK = frozenset(
    {seat_words.LeaveRoom, seat_words.SetLanguage, talk_words.Say, talk_words.CallFacilitator, source_words.OpenSource}
)
"""What a player may do while the room is paused."""


def _decide_command(scenario: Scenario, state: RoomState, command: object, facts: Facts) -> tuple[object, ...]:
    found = _PLAYERS.get(type(command))
    if found is not None:
        slice_name, decider, stages = found
        if isinstance(command, vote_words.AnswerQuestion):
            stages = frozenset({"lobby"}) if command.moment == "before" else frozenset({"debrief"})
        _require_player(state, command, stages)
        known = as_heard_of(scenario, state) if isinstance(command, _OF_SUSPECTS) else scenario
        return decider(known, getattr(state, slice_name), command, facts)
    if isinstance(command, _OF_MORE_AREAS):
        _require_player(state, command, _PLAY)
        return _decide_across(scenario, state, command, facts)
    if isinstance(command, seat_words.JoinRoom):
        _require_open(state)
        return seats.join_room(scenario, state.seats, command, facts)
    if isinstance(command, seat_words.RenamePlayer):
        _require_open(state)
        return seats.rename_player(scenario, state.seats, command, facts)
    return interventions.decide(scenario, state, command, facts, page_count(scenario))


def _require_open(state: RoomState) -> None:
    if state.acts.stage in ("new", "closed"):
        raise Refused("room_closed")


def _require_player(state: RoomState, command: Any, stages: frozenset[str]) -> None:
    if command.by not in state.seats.players:
        raise Refused("seat_removed" if command.by in state.seats.gone else "not_in_room")
    stage = state.acts.stage
    if stage not in stages:
        if stages == _AFTER and stage != "closed":
            raise Refused("debrief_not_open")
        raise Refused({"lobby": "play_not_started", "debrief": "play_is_over"}.get(stage, "room_closed"))
    if state.clock.phase == "paused" and type(command) not in _WITHOUT_CLOCK:
        raise Refused("room_paused")


def _require_sources(command: board_words.PinRows | source_words.ShareView, facts: Facts) -> None:
    """A question may look things up in a second dataset; whoever pins or shows its answer must be entitled to both."""
    asked = {command.source} if command.query is None else {command.source, *sources_of(as_query(command.query))}
    if not asked <= facts.sources[command.by]:
        raise Refused("source_unknown")


_OF_MORE_AREAS = (
    board_words.PinRows,
    board_words.Unpin,
    source_words.ShareView,
    dilemma_words.ProposeOption,
    dilemma_words.ConfirmOption,
    accusation_words.WeighContradiction,
    accusation_words.CitePin,
    accusation_words.SendAccusation,
)


def _decide_across(scenario: Scenario, state: RoomState, command: object, facts: Facts) -> tuple[object, ...]:
    """Commands whose area must be told something of another."""
    match command:
        case board_words.PinRows():
            _require_sources(command, facts)
            shown = query_shown(scenario, command.source, command.rows, command.query)
            return board.pin_rows(scenario, state.board, command, facts, shown)
        case source_words.ShareView():
            _require_sources(command, facts)
            plain = replace(command, query=to_plain(as_query(command.query)))
            return sources.share_view(scenario, state.sources, plain, facts)
        case board_words.Unpin():
            held = cited_pins(state.accusation) if state.accusation.is_sent else frozenset()
            return board.unpin(scenario, state.board, command, facts, held)
        case dilemma_words.ProposeOption():
            available = interventions.available_options(scenario, state, command.dilemma, facts.seconds)
            return dilemmas.propose_option(scenario, state.dilemmas, command, facts, available)
        case dilemma_words.ConfirmOption():
            available = interventions.available_options(scenario, state, command.dilemma, facts.seconds)
            return dilemmas.confirm_option(scenario, state.dilemmas, command, facts, available)
        case accusation_words.WeighContradiction():
            return accusation.weigh_contradiction(
                as_heard_of(scenario, state), state.accusation, command, facts, frozenset(state.board.pins)
            )
        case accusation_words.CitePin():
            return accusation.cite_pin(scenario, state.accusation, command, facts, frozenset(state.board.pins))
        case accusation_words.SendAccusation():
            departments = interventions.departments_of_pins(scenario, state)
            return accusation.send_accusation(scenario, state.accusation, command, facts, departments)
        case _:
            raise TypeError(f"no area decides {type(command).__name__}")
