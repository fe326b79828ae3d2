"""A bot plays from its own view, and knows a right answer only when it knows what the answer needs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import thebridge.bots
from tests.bots.warm_up import seated, view_of, warm_up
from thebridge.bots.chance import Chance
from thebridge.bots.policy import next_command
from thebridge.bots.profiles import CAREFUL, HASTY, TEAM_PROFILES
from thebridge.bots.simulate import Order, play_team
from thebridge.bots.table import Table
from thebridge.engine.areas.puzzles.words import AnswerJudged, PlaceItem, SubmitAnswer
from thebridge.engine.areas.sources.words import OpenSource, SourceOpened
from thebridge.engine.areas.votes.words import CastVote
from thebridge.engine.entry import Entry
from thebridge.engine.ids import ClueId, PlayerId, PuzzleId, SourceId
from thebridge.engine.state import RoomState, evolve

ORDERS = [Order(12, players, profile, seed=7) for profile in TEAM_PROFILES for players in (2, 5)]


def states_before(table: Table) -> Iterator[tuple[RoomState, Entry]]:
    """Each entry of a play, with the state it met."""
    state = RoomState()
    for entry in table.journal:
        yield state, entry
        state = evolve(state, entry)


def right_answers(table: Table) -> Iterator[tuple[RoomState, AnswerJudged]]:
    for state, entry in states_before(table):
        for event in entry.events:
            if isinstance(event, AnswerJudged) and event.is_right:
                yield state, event


def opened_by(table: Table, player: PlayerId, before: int) -> set[SourceId]:
    return {
        event.source
        for entry in table.journal[:before]
        for event in entry.events
        if isinstance(event, SourceOpened) and event.player == player
    }


def clues_in_reach(table: Table, state: RoomState, player: PlayerId) -> set[ClueId]:
    """What this player could know: what is on the board, and what stands in sources that they opened."""
    on_board = {clue for pin in state.board.pins.values() for clue in pin.clues} | set(state.board.established)
    opened = opened_by(table, player, state.seq)
    return on_board | {clue.id for clue in table.scenario.clues if clue.source in opened}


def needs_of(puzzle: PuzzleId) -> set[ClueId]:
    return set(next(one for one in warm_up().puzzles if one.id == puzzle).needs)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order.profile}-{order.players}")
def test_a_bot_never_submits_a_right_answer_whose_needs_it_cannot_know(order: Order) -> None:
    for number in range(order.teams):
        table = play_team(warm_up(), order, number)
        for state, judged in right_answers(table):
            assert needs_of(judged.puzzle) <= clues_in_reach(table, state, judged.player)


def test_the_orders_above_hold_right_answers_to_puzzles_with_needs() -> None:
    table = play_team(warm_up(), ORDERS[0], 0)
    assert any(needs_of(judged.puzzle) for _, judged in right_answers(table))


@pytest.mark.parametrize("forbidden", ["evidence", ".goals", "GoalId", "EvidenceRule", ".endings", ".proofs", ".best"])
def test_what_decides_for_a_bot_never_reads_what_counts_as_learning(forbidden: str) -> None:
    told_afterwards = {"simulate.py"}
    for path in Path(str(thebridge.bots.__file__)).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name not in told_afterwards or forbidden == "evidence":
            assert f"scenario.{forbidden.lstrip('.')}" not in text
        if path.name not in told_afterwards:
            assert forbidden not in text


# --- one bot at a time ------------------------------------------------------------


def test_a_careful_bot_reads_its_own_sources_first() -> None:
    table, bot = seated(CAREFUL)
    command = next_command(table.scenario, view_of(table, bot), CAREFUL, bot.chance)
    assert isinstance(command, OpenSource)
    assert view_of(table, bot)["sources"][command.source]["is_mine"]


def test_a_bot_waits_in_its_sources_for_nothing_when_the_view_has_none() -> None:
    table, bot = seated(CAREFUL)
    view = {**view_of(table, bot), "sources": {}}
    assert next_command(table.scenario, view, CAREFUL, bot.chance) is None


def test_a_hasty_bot_answers_at_face_value_before_it_reads() -> None:
    commands = [command for command, _ in play_team(warm_up(), Order(1, 4, "hasty", seed=2), 0).given]
    first_submit = next(at for at, one in enumerate(commands) if isinstance(one, SubmitAnswer))
    assert any(isinstance(one, PlaceItem) for one in commands[:first_submit])
    opened = [one for one in commands[:first_submit] if isinstance(one, OpenSource)]
    assert len(opened) < len(warm_up().sources)


def test_every_bot_votes_before_anything_else() -> None:
    table, bot = seated(HASTY)
    vote = {"is_open": True, "answered": False, "options": [{"id": "bep"}], "confidence": True}
    command = next_command(table.scenario, {**view_of(table, bot), "votes": {"hunch": vote}}, HASTY, bot.chance)
    assert command == CastVote(bot.player, "hunch", "bep", 4)  # type: ignore[arg-type]


def test_a_bot_that_was_removed_does_nothing() -> None:
    table, bot = seated(CAREFUL)
    view = {**view_of(table, bot), "me": {"player": bot.player, "is_gone": True, "roles": []}}
    assert next_command(table.scenario, view, CAREFUL, Chance(1)) is None
