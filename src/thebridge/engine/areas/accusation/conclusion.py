"""How far the accusation is: what it cites, what counts of that, and what is still missing."""

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from thebridge.engine.areas.accusation.words import AccusationState
from thebridge.engine.ids import DepartmentId, OptionId, PinId, PlayerId
from thebridge.engine.scenario import Accusation, AccusationPart, Scenario

Missing = Literal["contradiction", "answers", "pins", "departments", "signatures", "signed"]
Departments = Mapping[PinId, DepartmentId]
"""The department of every pin that is on the board now."""


class Usable(NamedTuple):
    """How many cited pins count as evidence, and from how many departments they come."""

    pins: int
    departments: int


def cited_pins(state: AccusationState) -> frozenset[PinId]:
    """Every pin that some part cites, on the board or not."""
    return frozenset(pin for pins in state.cited.values() for pin in pins)


def usable(state: AccusationState, departments: Departments, spoilt: Collection[PinId]) -> Usable:
    """The cited pins on the board that are not `spoilt`: neither given nor made unusable."""
    pins = [pin for pin in cited_pins(state) if pin in departments and pin not in spoilt]
    return Usable(len(pins), len({departments[pin] for pin in pins}))


def missing(
    accusation: Accusation, state: AccusationState, departments: Departments, present: Collection[PlayerId]
) -> tuple[Missing, ...]:
    """What must still be done before it can be sent, in the order in which a team does it."""
    cited = usable(state, departments, ())
    signatures = [state.signatures[one].signature for one in present if one in state.signatures]
    needed = (part.id for part in accusation.parts if not part.optional)
    checks: tuple[tuple[Missing, bool], ...] = (
        ("contradiction", bool(state.contradictions)),
        ("answers", all(part in state.answers for part in needed)),
        ("pins", cited.pins >= accusation.min_pins),
        ("departments", cited.departments >= accusation.min_departments),
        ("signatures", len(signatures) == len(present)),
        ("signed", "signed" in signatures),
    )
    return tuple(code for code, is_done in checks if not is_done)


def options_of(scenario: Scenario, part: AccusationPart) -> tuple[OptionId, ...]:
    """What may be answered: the suspects when the part asks for one, then the author's options."""
    suspects = [one.id for one in scenario.cast if one.is_suspect] if part.answer == "suspects" else []
    return (*(OptionId(one) for one in suspects), *(option.id for option in part.options))
