"""A bot concludes from what is on the board."""

from typing import Any

from tests.bots.warm_up import mind_of
from thebridge.bots.accusing import conclude, favourite_of, finish, tally
from thebridge.bots.profiles import CAREFUL, HASTY, SILENT
from thebridge.engine.areas.accusation.words import (
    AnswerPart,
    CitePin,
    SendAccusation,
    SignAccusation,
    WeighContradiction,
)


def pin(seq: int, department: str, supports: str = "", clears: str = "", **changes: Any) -> dict[str, Any]:
    clues = [{"supports": [supports] if supports else [], "clears": [clears] if clears else []}]
    shown = {"source": "badge_log", "rows": [str(seq)], "passage_text": None, "is_given": False, "is_unusable": None}
    return {**shown, "player": "bot-2", "seq": seq, "department": department, "clues": clues, **changes}


PINS = {
    "pin-1": pin(1, "reception", supports="bep", clears="joost"),
    "pin-2": pin(2, "reception", supports="bep"),
    "pin-3": pin(3, "catering", clears="bep"),
    "pin-4": pin(4, "depot", supports="joost", is_unusable="spoilt"),
}


def letter(**changes: Any) -> dict[str, Any]:
    """The accusation as it stands, with nothing in it."""
    suspects = [{"id": one, "needs_reason": False} for one in ("bep", "joost", "mirjam", "henk")]
    rooms = [{"id": one, "needs_reason": False} for one in ("cellar", "board_room", "outside")]
    parts = [
        {"id": "who", "answer": "suspects", "options": suspects, "given": None, "cited": []},
        {"id": "where", "answer": "options", "options": rooms, "given": None, "cited": []},
        {"id": "why", "answer": "text", "options": [], "given": None, "cited": []},
    ]
    verdicts = [{"id": "holds"}, {"id": "changes"}]
    missing = ["contradiction", "answers", "pins", "departments", "signatures", "signed"]
    standing = {"contradictions": [], "signatures": {}, "verdicts": verdicts, "missing": missing}
    return {"is_open": True, "is_sent": False, "parts": parts, **standing, **changes}


def test_what_clears_counts_against_what_supports_and_spoilt_pins_not_at_all() -> None:
    counted = tally(mind_of(CAREFUL, pins=PINS))
    assert counted["bep"] == 1
    assert counted["joost"] == -1
    assert favourite_of(mind_of(CAREFUL, pins=PINS)) == "bep"


def test_there_is_no_favourite_on_an_empty_board() -> None:
    assert favourite_of(mind_of(CAREFUL)) is None


def test_first_the_pin_that_speaks_most_against_the_favourite_is_weighed() -> None:
    command = conclude(mind_of(CAREFUL, pins=PINS, accusation=letter()))
    assert isinstance(command, WeighContradiction)
    assert (command.favourite, command.pin) == ("bep", "pin-3")


def test_then_the_parts_are_answered_from_the_board() -> None:
    weighed = letter(contradictions=[{"favourite": "bep"}])
    command = conclude(mind_of(CAREFUL, pins=PINS, accusation=weighed))
    assert isinstance(command, AnswerPart)
    assert (command.part, command.option) == ("who", "bep")


def test_pins_of_another_department_are_cited_before_more_of_the_same() -> None:
    parts = letter()["parts"]
    parts[0] = {**parts[0], "given": {"option": "bep", "text": None, "player": "bot-2"}, "cited": ["pin-1"]}
    command = conclude(mind_of(CAREFUL, pins=PINS, accusation=letter(contradictions=[{}], parts=parts)))
    assert isinstance(command, CitePin)
    assert command.pin == "pin-3"


def test_the_careful_wait_while_a_puzzle_is_open_and_the_hasty_do_not() -> None:
    hints = {"given": [], "offered": 0, "count": 3}
    puzzles = {"when": {"status": "open", "is_bonus": False, "hints": hints, "parts": []}}
    sections = {"pins": PINS, "accusation": letter(), "puzzles": puzzles}
    assert conclude(mind_of(CAREFUL, **sections)) is None
    assert conclude(mind_of(HASTY, **sections)) is not None


def test_a_silent_bot_concludes_nothing_unless_asked_but_signs() -> None:
    assert conclude(mind_of(SILENT, pins=PINS, accusation=letter())) is None
    whole = letter(missing=["signatures", "signed"])
    assert isinstance(finish(mind_of(SILENT, pins=PINS, accusation=whole)), SignAccusation)


def test_who_thinks_of_another_suspect_dissents_once_somebody_signed() -> None:
    parts = letter()["parts"]
    parts[0] = {**parts[0], "given": {"option": "henk", "text": None, "player": "bot-2"}}
    hints = {"given": [], "offered": 0, "count": 3}
    puzzles = {"who": {"status": "open", "is_bonus": False, "hints": hints, "parts": []}}
    late = {"phase": "paused", "base_seconds": 100.0, "anchor_ms": None, "factor": 1.0, "has_limits": True}
    clock = {**late, "act_started_seconds": 0.0, "act_seconds": 100}
    whole = letter(missing=["signatures"], parts=parts, signatures={"bot-2": "signed"})
    command = finish(mind_of(CAREFUL, pins=PINS, accusation=whole, puzzles=puzzles, clock=clock))
    assert command == SignAccusation(mind_of(CAREFUL).me, "dissent")


def test_the_letter_is_sent_when_nothing_is_missing_and_not_twice() -> None:
    signed = letter(missing=[], signatures={"bot-1": "signed"})
    assert isinstance(finish(mind_of(HASTY, pins=PINS, accusation=signed)), SendAccusation)
    assert finish(mind_of(HASTY, pins=PINS, accusation={**signed, "is_sent": True})) is None
