"""Trouble on purpose: it begins by itself, shows in the queue, ends by help, and never stays."""

import pytest

from tests.engine.play import ANN, BOB, CEES, LEAD, Play, warm_up
from thebridge.bots.staging import LASTS, SHOWN_LASTS, Kind, Trouble
from thebridge.engine.areas.acts.words import EndPlay
from thebridge.engine.areas.clock.words import ExtendTime
from thebridge.engine.areas.puzzles.words import PlaceItem, SendHint, SubmitAnswer, TakeHint
from thebridge.engine.areas.talk.words import Say, SendMessage
from thebridge.engine.ids import ItemId, PartId, Personal, PuzzleId

FACTS = PuzzleId("facts")
LIMITS = warm_up().thresholds
WORK = (
    PlaceItem(ANN, FACTS, PartId("bins"), ItemId("seen"), "fact"),
    SubmitAnswer(ANN, FACTS, PartId("bins")),
    TakeHint(ANN, FACTS, 1),
)


def questioned() -> Play:
    """A room in which the first question is open."""
    play = Play().is_played_by(ANN, BOB, CEES)
    play.passes(20)
    assert play.state.puzzles.puzzles[FACTS].status == "open"
    return play


def look(trouble: Trouble, play: Play, *reasons: str, after: float = 0.0) -> Trouble:
    trouble.look(play.state, play.seconds + after, LIMITS, reasons)
    return trouble


def shown(kind: Kind, play: Play) -> Trouble:
    """A trouble that the queue shows by now."""
    return look(look(Trouble(kind, BOB), play), play, kind, after=150)


def test_a_team_gets_stuck_on_its_first_question_and_may_still_talk() -> None:
    play = Play().is_played_by(ANN, BOB, CEES)
    trouble = look(Trouble("stuck", BOB), play)
    assert not any(trouble.holds_back(ANN, one) for one in WORK)
    look(trouble, questioned())
    assert all(trouble.holds_back(one.by, one) for one in WORK)
    assert not trouble.holds_back(ANN, Say(ANN, Personal("Hoi")))


def test_one_player_falls_silent_as_soon_as_play_begins() -> None:
    trouble = Trouble("silent", BOB)
    look(trouble, Play().is_open_to(ANN, BOB))
    assert not trouble.is_on
    look(trouble, Play().is_played_by(ANN, BOB))
    assert trouble.holds_back(BOB, Say(BOB, Personal("Hoi")))
    assert not any(trouble.holds_back(ANN, one) for one in WORK)


@pytest.mark.parametrize("kind", ["stuck", "silent"])
def test_help_ends_it_and_only_help_and_only_once_it_was_shown(kind: Kind) -> None:
    play = questioned()
    trouble = look(Trouble(kind, BOB), play)
    play.does(SendMessage(LEAD, Personal("Dag team")))
    assert look(trouble, play).is_on
    look(trouble, play, kind)
    assert look(trouble, play, kind).is_on
    play.does(ExtendTime(LEAD, 300))
    assert look(trouble, play, kind).is_on
    play.does(SendMessage(LEAD, Personal("Kijk eens naar de koelkast")))
    assert not look(trouble, play, kind).is_on
    assert not look(trouble, play, kind, after=900).is_on


def test_a_hint_ends_it() -> None:
    play = questioned()
    trouble = shown("stuck", play)
    play.does(SendHint(LEAD, FACTS, 1))
    assert not look(trouble, play, "stuck").is_on


@pytest.mark.parametrize(("kind", "threshold"), [("stuck", LIMITS.stuck_seconds), ("silent", LIMITS.silent_seconds)])
def test_it_ends_by_itself_when_nobody_helps(kind: Kind, threshold: int) -> None:
    play = questioned()
    trouble = shown(kind, play)
    assert look(trouble, play, kind, after=150 + SHOWN_LASTS * threshold - 1).is_on
    assert not look(trouble, play, kind, after=150 + SHOWN_LASTS * threshold + 1).is_on


def test_it_ends_by_itself_when_it_never_came_to_be_shown() -> None:
    play = questioned()
    trouble = look(Trouble("stuck", BOB), play)
    assert look(trouble, play, after=LASTS * LIMITS.stuck_seconds - 1).is_on
    assert not look(trouble, play, after=LASTS * LIMITS.stuck_seconds + 1).is_on


def test_help_counts_that_comes_just_before_the_next_look_shows_the_trouble() -> None:
    play = questioned()
    trouble = look(Trouble("stuck", BOB), play)
    play.does(SendHint(LEAD, FACTS, 1))
    assert not look(trouble, play, after=LIMITS.stuck_seconds - 10).is_on


def test_it_ends_with_play() -> None:
    play = questioned()
    trouble = shown("silent", play)
    play.does(EndPlay(LEAD))
    assert not look(trouble, play, "silent").is_on
