"""Whole games by simple scripts, from the lobby to the goodbye: what a team of a certain temper does."""

from collections.abc import Iterator
from typing import Literal

from tests.engine.play import LEAD
from tests.properties.commands import PEOPLE
from tests.properties.habits import brings, concludes, decides, fills, questions, votes
from tests.properties.watched_room import WatchedRoom
from thebridge.engine.areas.acts.words import EndPlay, StartPlay, TurnPage
from thebridge.engine.areas.puzzles.words import SubmitAnswer, TakeHint
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.areas.sources.words import OpenMetadata, OpenSource, ShareSource
from thebridge.engine.areas.talk.words import CallFacilitator, FileReport, Say
from thebridge.engine.ids import Language, Personal, PlayerId

Temper = Literal["careful", "hasty", "mixed", "silent"]
SUSPECTS = {"careful": "bep", "hasty": "joost", "mixed": "c1", "silent": "c2"}


def play_through(watched: WatchedRoom, size: int, temper: Temper) -> None:
    """One game."""
    for number, player in enumerate(PEOPLE[:size]):
        watched.does(JoinRoom(player, Personal(player.title()), Language(("nl", "en")[number % 2])))
    for question in watched.scenario.questions:
        questions(watched, question)
    watched.does(StartPlay(LEAD))
    for number in range(40):
        watched.passes(25)
        if watched.state.acts.stage != "play":
            break
        if temper != "silent":
            _busy(watched, temper, number)
    watched.tries(EndPlay(LEAD))
    for question in watched.scenario.questions:
        questions(watched, question)
    for page in range(8):
        watched.tries(TurnPage(LEAD, page))
    watched.check_whole()


def _busy(watched: WatchedRoom, temper: Temper, number: int) -> None:
    """Half a minute of a team that does something."""
    players = tuple(watched.state.seats.players)
    by = players[number % len(players)]
    for source in sorted(watched.known[by]):
        watched.tries(OpenSource(by, source))
        if temper == "careful":
            watched.tries(OpenMetadata(by, source))
    votes(watched)
    _answers(watched, temper, by)
    for card in tuple(watched.state.dilemmas.dilemmas):
        decides(watched, card, number if temper == "mixed" else 0 if temper == "hasty" else 1, 0.0)
    clues = watched.scenario.clues
    brings(watched, clues[number % len(clues)])
    watched.tries(Say(by, Personal("Kijk eens op het bord")))
    if number == 3:
        for kind in watched.scenario.reporting.kinds:
            watched.tries(FileReport(by, kind.id, Personal("Dit hoort hier niet")))
        watched.tries(CallFacilitator(by, Personal("Hoe werkt dit")))
        if temper == "hasty":
            watched.tries(ShareSource(by, min(watched.known[by])))
    if number > 14 and watched.state.accusation.is_open:
        suspects = [one.id for one in watched.scenario.cast if one.is_suspect]
        concludes(watched, SUSPECTS[temper] if SUSPECTS[temper] in suspects else suspects[0])


def _answers(watched: WatchedRoom, temper: Temper, by: PlayerId) -> None:
    """A careful team is right, a hasty one naive until it takes help, a mixed one halfway."""
    for puzzle, state in tuple(watched.state.puzzles.puzzles.items()):
        if state.status != "open":
            continue
        authored = next(one for one in watched.scenario.puzzles if one.id == puzzle)
        if temper != "careful" and state.hints_offered > state.hints_given:
            watched.tries(TakeHint(by, puzzle, state.hints_given + 1))
        for part in authored.parts:
            for how in _ways(temper):
                for command in fills(watched.scenario, puzzle, part, by, how):
                    watched.tries(command)
                watched.tries(SubmitAnswer(by, puzzle, part.id), after=0.5)


def _ways(temper: Temper) -> Iterator[str]:
    if temper != "careful":
        yield "naive"
    if temper == "mixed":
        yield "mixed"
    if temper == "careful":
        yield "right"
