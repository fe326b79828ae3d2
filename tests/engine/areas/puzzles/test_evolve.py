from tests.engine.areas.puzzles.warehouse import ADA, SHIFT, WHEN, item
from thebridge.engine.areas.puzzles.evolve import evolve
from thebridge.engine.areas.puzzles.words import AnswerJudged, HintOffered, ItemPlaced, PuzzleOpened, PuzzlesState
from thebridge.engine.ids import FeedbackCode

OPENED = evolve(PuzzlesState(), PuzzleOpened(SHIFT, 5.0), 1)


def judged(option: str, *, is_right: bool = False) -> AnswerJudged:
    return AnswerJudged(SHIFT, WHEN, is_right, (FeedbackCode("time_too_late"),), (item(option),), ADA)


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    assert evolve(OPENED, object(), 2) is OPENED


def test_a_state_that_was_seen_before_does_not_change() -> None:
    evolve(OPENED, ItemPlaced(SHIFT, WHEN, item("value"), 3.0, None, ADA), 2)
    assert OPENED.puzzles[SHIFT].parts == {}


def test_attempts_are_counted_and_the_first_answer_is_remembered() -> None:
    state = evolve(evolve(OPENED, judged("other"), 2), judged("mistake:0"), 3)
    part = state.puzzles[SHIFT].parts[WHEN]
    assert (part.attempts, part.first_options, part.options) == (2, ("other",), ("mistake:0",))


def test_an_offer_of_an_earlier_step_takes_no_later_one_back() -> None:
    state = evolve(evolve(OPENED, HintOffered(SHIFT, 2), 2), HintOffered(SHIFT, 1), 3)
    assert state.puzzles[SHIFT].hints_offered == 2
