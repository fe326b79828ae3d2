"""What teams do in several commands: fill in an answer, bring a clue, decide, vote, conclude."""

from collections.abc import Iterator
from typing import Any, Literal

from tests.properties.watched_room import WatchedRoom
from thebridge.engine.areas.accusation.words import (
    AnswerPart,
    CitePin,
    SendAccusation,
    SignAccusation,
    WeighContradiction,
)
from thebridge.engine.areas.board.words import PinPassage, PinRows
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.kinds.text import TextPart
from thebridge.engine.areas.puzzles.words import PlaceItem
from thebridge.engine.areas.votes.ballot import options_of
from thebridge.engine.areas.votes.words import AnswerQuestion, CastVote
from thebridge.engine.ids import CastId, DilemmaId, OptionId, Personal, PlayerId, PuzzleId, RowKey
from thebridge.engine.scenario import Clue, Question, Scenario


def fills(scenario: Scenario, puzzle: PuzzleId, part: Any, by: PlayerId, how: str) -> Iterator[PlaceItem]:
    """The hands that lay down a right answer, a naive one, or half of each."""
    kind = KINDS[part.kind]
    right = kind.right(part, scenario.tables)
    naive = kind.naive(part, scenario.tables) or right
    drafts = {"right": right, "naive": naive, "mixed": {**right, **dict(list(naive.items())[:1])}}
    for item, value in drafts[how].items():
        if isinstance(part, TextPart):
            words = part.accepts[0] if how == "right" else part.naive or ""
            yield PlaceItem(by, puzzle, part.id, item, None, Personal(words))
        else:
            yield PlaceItem(by, puzzle, part.id, item, value)


def brings(watched: WatchedRoom, clue: Clue, by: PlayerId | None = None) -> None:
    """Somebody who may open the clue's source puts it on the board."""
    able = [player for player, sources in watched.known.items() if clue.source in sources]
    for player in (by,) if by is not None else able[:1]:
        if clue.passage is not None:
            watched.tries(PinPassage(player, clue.source, clue.passage), after=1.0)
        else:
            rows = tuple(RowKey(row) for row in clue.rows)
            watched.tries(PinRows(player, clue.source, rows), after=1.0)


def decides(watched: WatchedRoom, card: DilemmaId, number: int, wait: float) -> None:
    """Everyone tries to propose, then after a while everyone tries to confirm; the rules say who may."""
    authored = next(one for one in watched.scenario.dilemmas if one.id == card)
    option = authored.options[number % len(authored.options)].id
    for player in tuple(watched.state.seats.players):
        watched.tries(ProposeOption(player, card, option, Personal("Omdat")), after=1.0)
    watched.passes(wait)
    for player in tuple(watched.state.seats.players):
        watched.tries(ConfirmOption(player, card, option))


def votes(watched: WatchedRoom, *, is_one_missing: bool = False) -> None:
    """Everyone who is here answers every vote, each something else."""
    players = tuple(watched.state.seats.players)[1 if is_one_missing else 0 :]
    for vote in watched.state.votes.votes:
        authored = next(one for one in watched.scenario.votes if one.id == vote)
        options = options_of(watched.scenario, authored)
        for number, player in enumerate(players):
            watched.tries(CastVote(player, vote, options[number % len(options)], 3))


def questions(watched: WatchedRoom, question: Question) -> None:
    """Everyone answers it, twice, at the moment that it is: before play or after it."""
    moment: Literal["before", "after"] = "before" if watched.state.acts.stage == "lobby" else "after"
    options = [option.id for option in question.options] or [OptionId("1"), OptionId("unknown")]
    for number, player in enumerate((*watched.state.seats.players, *watched.state.seats.players)):
        watched.tries(AnswerQuestion(player, question.id, moment, options[number % len(options)]))


def concludes(watched: WatchedRoom, suspect: str) -> None:
    """Weighs, answers, cites, signs and sends."""
    accusation, players = watched.scenario.accusation, tuple(watched.state.seats.players)
    if accusation is None or not players:
        return
    first, pins = players[0], tuple(watched.state.board.pins)
    for pin in pins[:1]:
        watched.tries(WeighContradiction(first, CastId(suspect), pin, accusation.verdicts[0].id), after=1.0)
    for part in accusation.parts:
        option = {"suspects": OptionId(suspect), "options": part.options[0].id if part.options else None}
        text = Personal("Vanwege de lift") if part.answer == "text" else None
        watched.tries(AnswerPart(first, part.id, option.get(part.answer), text))
        for pin in pins:
            watched.tries(CitePin(players[-1], part.id, pin, is_cited=True))
    for number, player in enumerate(players):
        watched.tries(SignAccusation(player, "dissent" if number else "signed", Personal("Ik twijfel")))
    watched.tries(SendAccusation(players[-1]), after=1.0)
