import json

from tests.engine.areas.puzzles.test_decide import LEAD, OPENED, PLACE_NAME, PLACE_TIME, SOLVED, after, choose
from tests.engine.areas.puzzles.warehouse import ADA, ADVICE, SCENARIO, SHIFT, TEXTS, WHEN, item
from thebridge.engine.areas.puzzles.view import drafts_section, puzzles_section
from thebridge.engine.areas.puzzles.words import PlaceItem, PuzzlesState, SkipPuzzle, SubmitAnswer, TakeHint
from thebridge.engine.memo import Memo
from thebridge.engine.viewer import Viewer

VIEWER = Viewer("player", "en", ADA)


def seen(state: PuzzlesState) -> dict[str, dict[str, object]]:
    return puzzles_section(SCENARIO, state, TEXTS, Memo())


def test_a_puzzle_is_seen_from_when_it_opened() -> None:
    assert seen(PuzzlesState()) == {}
    assert list(seen(OPENED)) == [SHIFT, ADVICE]


def test_an_open_puzzle_tells_its_question_and_neither_answer_nor_hint_nor_end() -> None:
    text = json.dumps(seen(OPENED))
    assert "shift-question" in text
    for secret in ("9000", "02:30:00", "vland", "hint-1", "shift-solved", "first-name-only", "guessing", "settles"):
        assert secret not in text


def test_hints_are_seen_as_far_as_they_were_given() -> None:
    hints = seen(after(OPENED, TakeHint(ADA, SHIFT, 1)))[SHIFT]["hints"]
    assert hints == {"given": ["hint-1"], "offered": 1, "count": 3}


def test_a_solved_or_closed_puzzle_tells_how_it_is() -> None:
    assert seen(SOLVED)[SHIFT]["solved_text"] == "shift-solved"
    assert seen(after(OPENED, SkipPuzzle(LEAD, ADVICE)))[ADVICE]["solved_text"] == "advice-solved"


def test_parts_of_a_puzzle_that_a_hint_solved_are_all_settled() -> None:
    state = after(OPENED, *(TakeHint(ADA, SHIFT, step) for step in (1, 2, 3)))
    parts = seen(state)[SHIFT]["parts"]
    assert isinstance(parts, list)
    assert all(part["is_right"] for part in parts)


def test_feedback_is_the_authors_text_or_the_key_of_the_games_own() -> None:
    state = after(OPENED, *choose("guess"), PlaceItem(ADA, SHIFT, WHEN, item("value"), "05:17"))
    state = after(state, SubmitAnswer(ADA, SHIFT, WHEN))
    told = {known: puzzle["parts"][0]["feedback"] for known, puzzle in seen(state).items()}  # type: ignore[index]
    assert told == {SHIFT: ["feedback.time_too_late"], ADVICE: ["guessing"]}


def test_the_draft_shows_whose_hand_was_last() -> None:
    drafts = drafts_section(after(OPENED, PLACE_TIME))
    assert drafts == {"shift/when/value": {"value": 9010.0, "text": None, "player": ADA}}


def test_written_words_are_seen_before_they_are_submitted_but_not_what_they_come_to() -> None:
    drafts = drafts_section(after(OPENED, PLACE_NAME))
    assert drafts["shift/who/text"] == {"value": "", "text": "odd  lovland", "player": "ben"}
    assert "accepted" not in json.dumps(drafts)
