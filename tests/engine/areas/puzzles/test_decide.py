from collections.abc import Callable
from typing import Any

import pytest

from tests.engine.areas.puzzles.warehouse import (
    ADA,
    ADVICE,
    BEN,
    FACTS,
    SCENARIO,
    SHIFT,
    WHAT,
    WHEN,
    WHO,
    at,
    item,
)
from thebridge.engine.areas.puzzles.decide import (
    close_given,
    next_hint_seconds,
    offer_due_hints,
    open_puzzle,
    place_item,
    restart_puzzle,
    send_hint,
    skip_puzzle,
    submit_answer,
    take_hint,
)
from thebridge.engine.areas.puzzles.evolve import evolve
from thebridge.engine.areas.puzzles.words import (
    AnswerJudged,
    HintGiven,
    HintOffered,
    ItemPlaced,
    PlaceItem,
    PuzzleClosed,
    PuzzleOpened,
    PuzzleSolved,
    PuzzlesState,
    RestartPuzzle,
    SendHint,
    SkipPuzzle,
    SubmitAnswer,
    TakeHint,
)
from thebridge.engine.ids import Author, PartId, Personal, PuzzleId, Reason
from thebridge.engine.refusals import Refused

LEAD = Author("lead:Noor")
PLACE_TIME = PlaceItem(ADA, SHIFT, WHEN, item("value"), "02:30:10")
PLACE_NAME = PlaceItem(BEN, SHIFT, WHO, item("text"), None, Personal("  odd  lovland "))
SUBMIT_TIME, SUBMIT_NAME = SubmitAnswer(ADA, SHIFT, WHEN), SubmitAnswer(BEN, SHIFT, WHO)

_DECIDERS: dict[type, Callable[..., tuple[object, ...]]] = {
    PlaceItem: place_item,
    SubmitAnswer: submit_answer,
    TakeHint: take_hint,
    SendHint: send_hint,
    SkipPuzzle: skip_puzzle,
    RestartPuzzle: restart_puzzle,
}
OPENED = PuzzlesState()
for known in (SHIFT, ADVICE):
    OPENED = evolve(OPENED, PuzzleOpened(known, 60.0), 1)


def decide(state: PuzzlesState, command: Any) -> tuple[object, ...]:
    return _DECIDERS[type(command)](SCENARIO, state, command, FACTS)


def after(state: PuzzlesState, *commands: Any) -> PuzzlesState:
    for command in commands:
        for event in decide(state, command):
            state = evolve(state, event, 7)
    return state


def code(state: PuzzlesState, command: Any) -> str:
    with pytest.raises(Refused) as refused:
        decide(state, command)
    return refused.value.code


SOLVED = after(OPENED, PLACE_TIME, SUBMIT_TIME, PLACE_NAME, SUBMIT_NAME)


def test_a_hand_places_an_item_and_the_last_hand_wins() -> None:
    state = after(OPENED, PLACE_TIME, PlaceItem(BEN, SHIFT, WHEN, item("value"), "02:31"))
    placed = state.puzzles[SHIFT].parts[WHEN].draft[item("value")]
    assert (placed.value, placed.player) == (9060.0, BEN)


def test_placing_the_same_again_or_taking_away_what_is_not_there_changes_nothing() -> None:
    assert decide(after(OPENED, PLACE_TIME), PLACE_TIME) == ()
    assert decide(OPENED, PlaceItem(ADA, SHIFT, WHEN, item("value"), None)) == ()


def test_an_item_can_be_taken_away() -> None:
    state = after(OPENED, PLACE_TIME, PlaceItem(BEN, SHIFT, WHEN, item("value"), None))
    assert state.puzzles[SHIFT].parts[WHEN].draft == {}


def test_own_words_are_kept_trimmed_with_what_they_come_to() -> None:
    [event] = decide(OPENED, PLACE_NAME)
    assert event == ItemPlaced(SHIFT, WHO, item("text"), "accepted", Personal("odd  lovland"), BEN)


def test_nobody_can_claim_that_words_are_accepted_without_writing_them() -> None:
    assert code(OPENED, PlaceItem(ADA, SHIFT, WHO, item("text"), "accepted")) == "text_empty"
    [event] = decide(OPENED, PlaceItem(ADA, SHIFT, WHO, item("text"), "accepted", Personal("Eva")))
    assert isinstance(event, ItemPlaced)
    assert event.value == "other"


def test_words_beside_another_kind_of_part_are_not_kept() -> None:
    [event] = decide(OPENED, PlaceItem(ADA, SHIFT, WHEN, item("value"), "02:30", Personal("mine")))
    assert isinstance(event, ItemPlaced)
    assert event.text is None


@pytest.mark.parametrize(
    ("puzzle", "part", "expected"),
    [
        (PuzzleId("hidden"), WHEN, "puzzle_unknown"),
        (SHIFT, PartId("hidden"), "part_unknown"),
    ],
)
def test_what_is_not_open_or_not_there_is_unknown(puzzle: PuzzleId, part: PartId, expected: str) -> None:
    assert code(OPENED, PlaceItem(ADA, puzzle, part, item("value"), 1.0)) == expected
    assert code(OPENED, SubmitAnswer(ADA, puzzle, part)) == expected


def test_a_puzzle_that_never_opened_is_unknown_to_everyone() -> None:
    closed_book = PuzzlesState()
    for command in (PLACE_TIME, SUBMIT_TIME, TakeHint(ADA, SHIFT, 1), SkipPuzzle(LEAD, SHIFT)):
        assert code(closed_book, command) == "puzzle_unknown"
    assert code(closed_book, RestartPuzzle(LEAD, SHIFT)) == "puzzle_unknown"


def test_an_empty_draft_is_not_judged() -> None:
    assert code(OPENED, SUBMIT_TIME) == "answer_incomplete"


def test_a_part_that_does_not_fit_is_told_why_and_the_puzzle_stays_open() -> None:
    state = after(OPENED, PlaceItem(ADA, SHIFT, WHEN, item("value"), "03:30"))
    [judged] = decide(state, SUBMIT_TIME)
    assert judged == AnswerJudged(SHIFT, WHEN, False, ("time_zone_like_error",), (item("other"),), ADA)  # type: ignore[arg-type]


def test_the_last_part_that_settles_solves_the_puzzle() -> None:
    state = after(OPENED, PLACE_TIME, SUBMIT_TIME, PLACE_NAME)
    assert state.puzzles[SHIFT].status == "open"
    judged, solved = decide(state, SUBMIT_NAME)
    assert isinstance(judged, AnswerJudged)
    assert solved == PuzzleSolved(SHIFT, Reason("answer"), FACTS.seconds)


def test_a_settled_part_refuses_another_answer_while_the_others_are_open() -> None:
    state = after(OPENED, PLACE_TIME, SUBMIT_TIME)
    assert code(state, SUBMIT_TIME) == "part_already_settled"
    assert code(state, PlaceItem(ADA, SHIFT, WHEN, item("value"), 1.0)) == "part_already_settled"


def test_a_solved_puzzle_refuses_a_second_answer() -> None:
    assert SOLVED.puzzles[SHIFT].status == "solved"
    for command in (PLACE_TIME, SUBMIT_TIME, TakeHint(ADA, SHIFT, 1), SkipPuzzle(LEAD, SHIFT)):
        assert code(SOLVED, command) == "puzzle_already_solved"


def choose(option: str) -> tuple[Any, Any]:
    return PlaceItem(ADA, ADVICE, WHAT, item("choice"), option), SubmitAnswer(ADA, ADVICE, WHAT)


def test_a_revisable_part_of_a_solved_puzzle_is_judged_again_but_solves_nothing_twice() -> None:
    state = after(OPENED, *choose("trust"))
    assert state.puzzles[ADVICE].status == "solved"
    place, submit = choose("ask")
    [judged] = decide(after(state, place), submit)
    assert isinstance(judged, AnswerJudged)
    assert judged.options == ("ask",)
    assert evolve(after(state, place), judged, 9).puzzles[ADVICE].parts[WHAT].options == ("ask",)


def test_a_revisable_part_submitted_unchanged_is_nothing_new() -> None:
    state = after(OPENED, *choose("trust"))
    assert decide(state, choose("trust")[1]) == ()


def test_a_closed_puzzle_takes_no_answer_even_when_it_is_revisable() -> None:
    state = after(OPENED, SkipPuzzle(LEAD, ADVICE))
    assert state.puzzles[ADVICE].reason == "skipped"
    for command in (*choose("ask"), TakeHint(ADA, ADVICE, 1)):
        assert code(state, command) == "puzzle_closed"


def test_help_is_taken_step_by_step_offered_or_not() -> None:
    assert decide(OPENED, TakeHint(ADA, SHIFT, 1)) == (HintGiven(SHIFT, 1, Author("ada")),)
    assert code(OPENED, TakeHint(ADA, SHIFT, 2)) == "hint_not_next"
    assert code(OPENED, TakeHint(ADA, SHIFT, 4)) == "hint_unknown"
    assert code(OPENED, TakeHint(ADA, SHIFT, 0)) == "hint_unknown"


def test_two_hands_that_ask_for_the_same_step_get_it_once() -> None:
    assert decide(after(OPENED, TakeHint(ADA, SHIFT, 1)), TakeHint(BEN, SHIFT, 1)) == ()


def test_the_last_hint_settles_every_part_and_solves_the_puzzle() -> None:
    state = after(OPENED, PLACE_TIME, *(TakeHint(ADA, SHIFT, step) for step in (1, 2, 3)))
    puzzle = state.puzzles[SHIFT]
    assert (puzzle.status, puzzle.reason, puzzle.hints_given) == ("solved", "hint", 3)
    assert all(part.is_right for part in puzzle.parts.values())


def test_a_lead_gives_all_help_up_to_a_step() -> None:
    given = decide(after(OPENED, TakeHint(ADA, SHIFT, 1)), SendHint(LEAD, SHIFT, 3))
    assert given == (
        HintGiven(SHIFT, 2, LEAD),
        HintGiven(SHIFT, 3, LEAD),
        PuzzleSolved(SHIFT, Reason("hint"), FACTS.seconds),
    )
    assert decide(after(OPENED, SendHint(LEAD, SHIFT, 2)), SendHint(LEAD, SHIFT, 2)) == ()
    assert code(OPENED, SendHint(LEAD, SHIFT, 4)) == "hint_unknown"


def test_a_restarted_puzzle_is_open_and_empty_and_remembers_what_was_said() -> None:
    state = after(SOLVED, RestartPuzzle(LEAD, SHIFT))
    puzzle = state.puzzles[SHIFT]
    assert (puzzle.status, puzzle.opened_seconds) == ("open", FACTS.seconds)
    assert all(not part.draft and not part.is_right and part.attempts == 1 for part in puzzle.parts.values())
    assert decide(state, PLACE_TIME)


def test_a_puzzle_opens_once() -> None:
    assert open_puzzle(PuzzlesState(), SHIFT, 3.0) == (PuzzleOpened(SHIFT, 3.0),)
    assert open_puzzle(OPENED, SHIFT, 3.0) == ()


def test_open_puzzles_of_an_act_are_given_and_older_or_solved_ones_are_not() -> None:
    assert close_given(SOLVED, 60.0, 300.0) == (PuzzleClosed(ADVICE, Reason("given"), 300.0),)
    assert close_given(SOLVED, 61.0, 300.0) == ()


def test_help_is_offered_when_the_team_is_late_and_not_twice() -> None:
    assert next_hint_seconds(SCENARIO, OPENED) == 160.0
    assert offer_due_hints(SCENARIO, OPENED, 159.9) == ()
    offered = offer_due_hints(SCENARIO, OPENED, at(300.0).seconds)
    assert offered == (HintOffered(SHIFT, 1), HintOffered(SHIFT, 2), HintOffered(ADVICE, 1))
    state = OPENED
    for event in offered:
        state = evolve(state, event, 8)
    assert offer_due_hints(SCENARIO, state, 300.0) == ()
    assert next_hint_seconds(SCENARIO, state) == 420.0


def test_help_that_was_given_is_not_offered_any_more() -> None:
    state = after(OPENED, TakeHint(ADA, SHIFT, 1))
    assert HintOffered(SHIFT, 1) not in offer_due_hints(SCENARIO, state, 200.0)


def test_no_help_is_offered_for_what_is_solved() -> None:
    state = after(SOLVED, SkipPuzzle(LEAD, ADVICE))
    assert offer_due_hints(SCENARIO, state, 9999.0) == ()
    assert next_hint_seconds(SCENARIO, state) is None
