"""One person's own page: notes, answers and action. It is built for the seat it belongs to, and for nobody else."""

from dataclasses import dataclass
from typing import Literal

from thebridge.engine.areas.votes.ballot import is_asked
from thebridge.engine.ids import Day, Personal, PlayerId
from thebridge.engine.scenario import AnswerOption, Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.texts import Texts


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What this person answered. `answer` is a step of the scale (`1` to `5`, `unknown`) where `is_scale`."""

    question: str
    when: Literal["vote", "before", "after"]
    answer: str
    is_scale: bool = False
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """`action` and `due` are empty until the team agreed something for this person."""

    name: Personal
    roles: tuple[str, ...]
    notes: tuple[Personal, ...]
    answers: tuple[OwnAnswer, ...]
    action: Personal | None
    due: Day | None


def own_page(scenario: Scenario, state: RoomState, player: PlayerId, texts: Texts) -> OwnPage:
    """What the room keeps of a player's own."""
    seat, action = state.seats.players.get(player), state.talk.actions.get(player)
    titles = {role.id: texts.get(role.title) for role in scenario.roles}
    return OwnPage(
        Personal("") if seat is None else seat.name,
        tuple(titles[role] for role in state.seats.roles.get(player, ())),
        tuple(note.text for note in state.board.notes.values() if note.player == player),
        (*_votes(scenario, state, player, texts), *_answers(scenario, state, player, texts)),
        None if action is None else action.text,
        None if action is None else action.due,
    )


def _votes(scenario: Scenario, state: RoomState, player: PlayerId, texts: Texts) -> tuple[OwnAnswer, ...]:
    cast = {str(one.id): texts.names.get(one.id, one.name) for one in scenario.cast}
    found = []
    for vote in scenario.votes:
        held = state.votes.votes.get(vote.id)
        own = None if held is None else held.cast.get(player)
        if own is not None:
            called = cast | _called(vote.others, texts)
            found.append(OwnAnswer(texts.get(vote.question), "vote", called[own.option], confidence=own.confidence))
    return tuple(found)


def _answers(scenario: Scenario, state: RoomState, player: PlayerId, texts: Texts) -> tuple[OwnAnswer, ...]:
    moments: tuple[Literal["before", "after"], ...] = ("before", "after")
    asked = ((one, when) for when in moments for one in scenario.questions if is_asked(one, when))
    given = ((one, when, state.votes.answers.get((one.id, when, player))) for one, when in asked)
    return tuple(
        OwnAnswer(texts.get(one.text), when, _called(one.options, texts).get(option, option), is_scale=not one.options)
        for one, when, option in given
        if option is not None
    )


def _called(options: tuple[AnswerOption, ...], texts: Texts) -> dict[str, str]:
    return {str(option.id): texts.get(option.text) for option in options}
