"""What is hidden is refused exactly as what does not exist: the answer to a guess tells nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.engine.play import ANN, BOB, Play, warm_up
from thebridge.engine import room
from thebridge.engine.areas.accusation.words import AnswerPart, CitePin, WeighContradiction
from thebridge.engine.areas.board.words import PinPassage, PinRows, TagPin
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption, ShowDilemma, WithdrawProposal
from thebridge.engine.areas.puzzles.words import PlaceItem, SubmitAnswer, TakeHint
from thebridge.engine.areas.sources.words import OpenMetadata, OpenSource, ShareSource, ShareView, UseStep
from thebridge.engine.areas.votes.words import AnswerQuestion, CastVote
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.refusals import Refused

GHOST = "no_such_thing"
SOURCES = ("fridge_log", "lift_memo", "bookings", "receipt")
PUZZLES = ("where", "who", "question")
CARDS = ("list", "cleaning")
LOOKUP = {"mode": "nearest", "column": "time", "other_column": "time"}

Guess = Callable[[Any], Any]
"""From what is guessed to a command of Ann's. Ids are plain texts here, as they come from the wire."""

PIN: Any = "pin-8"


def _looks_up(name: Any) -> PinRows:
    source: Any = "badge_log"
    return PinRows(ANN, source, (), {"source": source, "lookup": {**LOOKUP, "source": name}})


GUESSES: dict[str, tuple[Sequence[str], Guess]] = {
    "open_source": (SOURCES, lambda name: OpenSource(ANN, name)),
    "open_metadata": (SOURCES, lambda name: OpenMetadata(ANN, name)),
    "use_step": (SOURCES, lambda name: UseStep(ANN, name, "sort")),  # type: ignore[arg-type]
    "share_source": (SOURCES, lambda name: ShareSource(ANN, name)),
    "share_view": (SOURCES, lambda name: ShareView(ANN, name, {"source": name})),
    "pin_passage": (SOURCES, lambda name: PinPassage(ANN, name, "weight")),  # type: ignore[arg-type]
    "pin_rows": (SOURCES, lambda name: PinRows(ANN, name, ("9",))),  # type: ignore[arg-type]
    "look_up": (SOURCES, _looks_up),
    "place_item": (PUZZLES, lambda name: PlaceItem(ANN, name, "cut", "kitchen", ("b11",))),  # type: ignore[arg-type]
    "submit_answer": (PUZZLES, lambda name: SubmitAnswer(ANN, name, "cut")),  # type: ignore[arg-type]
    "take_hint": (PUZZLES, lambda name: TakeHint(ANN, name, 1)),
    "propose_option": (CARDS, lambda name: ProposeOption(ANN, name, "refuse")),  # type: ignore[arg-type]
    "confirm_option": (CARDS, lambda name: ConfirmOption(ANN, name, "refuse")),  # type: ignore[arg-type]
    "withdraw_proposal": (CARDS, lambda name: WithdrawProposal(ANN, name)),
    "show_dilemma": (CARDS, lambda name: ShowDilemma(ANN, name)),
    "cast_vote": (("joost",), lambda name: CastVote(ANN, "hunch", name)),  # type: ignore[arg-type]
    "tag_pin": (("joost",), lambda name: TagPin(ANN, PIN, (name,))),
    "answer_question": (("clock_b",), lambda name: AnswerQuestion(ANN, name, "after", "skip")),  # type: ignore[arg-type]
    "answer_part": (("who", "where"), lambda name: AnswerPart(ANN, name, "bep")),  # type: ignore[arg-type]
    "accuse": (("joost",), lambda name: AnswerPart(ANN, "who", name)),  # type: ignore[arg-type]
    "cite_pin": (("who", "where"), lambda name: CitePin(ANN, name, PIN, is_cited=True)),
    "weigh": (("bep", "joost"), lambda name: WeighContradiction(ANN, name, PIN, "holds")),  # type: ignore[arg-type]
}


def started() -> Play:
    """Ann is porter and archivist; nothing of the second act has come, and nobody has heard of Joost."""
    scenario = warm_up()
    second = scenario.acts[1].id
    cast = tuple(replace(one, from_act=second) if one.id == "joost" else one for one in scenario.cast)
    play = Play(replace(scenario, cast=cast)).is_played_by(ANN, BOB)
    play.passes(20)
    play.does(PinRows(ANN, "badge_log", ("12",)))  # type: ignore[arg-type]
    assert PIN in play.state.board.pins
    return play


def answer_to(play: Play, command: Any) -> tuple[str, dict[str, object]]:
    """How the rules refuse it."""
    with pytest.raises(Refused) as refused:
        room.decide(play.scenario, play.state, command, Circumstances(play.now, 1))
    return refused.value.code, dict(refused.value.details)


@pytest.mark.parametrize(("hidden", "guess"), GUESSES.values(), ids=GUESSES)
def test_hidden_is_refused_as_unknown(hidden: Sequence[str], guess: Guess) -> None:
    play = started()
    assert [answer_to(play, guess(name)) for name in hidden] == [answer_to(play, guess(GHOST))] * len(hidden)


def test_somebody_not_heard_of_yet_cannot_be_accused_even_when_the_letter_is_open() -> None:
    play = started()
    opened = replace(play.state.accusation, is_open=True)
    play.state = replace(play.state, accusation=opened)
    for kind in ("accuse", "weigh"):
        guess = GUESSES[kind][1]
        assert answer_to(play, guess("joost")) == answer_to(play, guess(GHOST))


def test_a_card_for_others_is_refused_as_unknown() -> None:
    play = started()
    play.answers("facts")
    play.answers("when")
    play.passes(20)
    play.does(GUESSES["propose_option"][1]("list"))
    play.does(ConfirmOption(BOB, "list", "refuse"))  # type: ignore[arg-type]
    play.passes(100)
    assert "cleaning" in play.state.dilemmas.dilemmas
    for kind in ("propose_option", "confirm_option", "withdraw_proposal", "show_dilemma"):
        guess = GUESSES[kind][1]
        assert answer_to(play, guess("cleaning")) == answer_to(play, guess(GHOST))
