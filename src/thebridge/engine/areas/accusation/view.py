"""What is seen of the area *accusation*: nothing before it opens, and never which answers are right."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from thebridge.engine.areas.accusation.conclusion import Departments, missing
from thebridge.engine.areas.accusation.words import AccusationState
from thebridge.engine.ids import CastId, PlayerId
from thebridge.engine.scenario import Accusation, AccusationPart, AnswerOption, Scenario
from thebridge.engine.texts import Texts
from thebridge.engine.viewer import Viewer


@dataclass(frozen=True, slots=True)
class AccusationContext:
    """What the accusation needs of other areas: who is here, and the department of every pin on the board."""

    present: Collection[PlayerId]
    departments: Departments
    unheard: Collection[CastId] = ()
    """The cast of whom the team has not heard yet."""


def accusation_section(
    scenario: Scenario, state: AccusationState, viewer: Viewer, texts: Texts, context: AccusationContext
) -> dict[str, Any]:
    """The letter as far as it is. The words of a dissent are for the team only."""
    accusation = scenario.accusation
    if accusation is None or not state.is_open or viewer.kind == "projector":
        return _unopened(state)
    return {
        "is_open": True,
        "is_sent": state.is_sent,
        "intro": texts.get(accusation.intro),
        "letter": texts.get(accusation.letter),
        "contradiction": texts.get(accusation.contradiction),
        "verdicts": [_option(one, texts) for one in accusation.verdicts],
        "contradictions": _contradictions(state),
        "parts": [_part(scenario, state, part, texts, context.unheard) for part in accusation.parts],
        "min_pins": accusation.min_pins,
        "min_departments": accusation.min_departments,
        "signatures": {player: one.signature for player, one in state.signatures.items()},
        "dissents": _dissents(state) if viewer.kind == "player" else {},
        "missing": _missing(accusation, state, context),
    }


def _unopened(state: AccusationState) -> dict[str, Any]:
    return {
        "is_open": state.is_open,
        "is_sent": state.is_sent,
        "intro": "",
        "letter": "",
        "contradiction": "",
        "verdicts": [],
        "contradictions": [],
        "parts": [],
        "min_pins": 0,
        "min_departments": 0,
        "signatures": {},
        "dissents": {},
        "missing": [],
    }


def _contradictions(state: AccusationState) -> list[dict[str, Any]]:
    return [
        {"favourite": one.favourite, "pin": one.pin, "verdict": one.verdict, "player": one.player}
        for one in state.contradictions
    ]


def _part(
    scenario: Scenario, state: AccusationState, part: AccusationPart, texts: Texts, unheard: Collection[CastId]
) -> dict[str, Any]:
    given = state.answers.get(part.id)
    return {
        "id": part.id,
        "question": texts.get(part.question),
        "answer": part.answer,
        "options": [*_suspects(scenario, part, texts, unheard), *(_option(one, texts) for one in part.options)],
        "cites": part.cites,
        "optional": part.optional,
        "given": None if given is None else {"option": given.option, "text": given.text, "player": given.player},
        "cited": list(state.cited.get(part.id, ())),
    }


def _suspects(
    scenario: Scenario, part: AccusationPart, texts: Texts, unheard: Collection[CastId]
) -> list[dict[str, Any]]:
    if part.answer != "suspects":
        return []
    suspects = (one for one in scenario.cast if one.is_suspect and one.id not in unheard)
    return [{"id": one.id, "text": texts.names.get(one.id, one.name), "needs_reason": False} for one in suspects]


def _option(option: AnswerOption, texts: Texts) -> dict[str, Any]:
    return {"id": option.id, "text": texts.get(option.text), "needs_reason": option.needs_reason}


def _dissents(state: AccusationState) -> dict[str, Any]:
    return {player: one.text for player, one in state.signatures.items() if one.text is not None}


def _missing(accusation: Accusation, state: AccusationState, context: AccusationContext) -> list[str]:
    return [] if state.is_sent else list(missing(accusation, state, context.departments, context.present))
