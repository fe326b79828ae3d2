"""The cast of a session: shown before play, so that nobody shares a name with somebody in the story."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from thebridge.engine.scenario import Scenario
from thebridge.errors import AppError

STOCK: Final = (
    "Ilse Waterdam",
    "Wout Kadeland",
    "Tineke Sluisma",
    "Jorrit Meerpaal",
    "Fenna Vlietoever",
    "Gijs Havenbroek",
    "Loes Peilschaal",
    "Sjoerd Baakman",
    "Hilde Kribbeman",
    "Ruben Ankerhof",
    "Dieuwke Stroomkant",
    "Ties Veerpont",
)
"""Made-up names, to put in the place of one that belongs to a colleague."""


@dataclass(frozen=True, slots=True)
class CastLine:
    """One character: the name in this session, and the author's."""

    id: str
    name: str
    authored: str
    role: str


def read_swaps(scenario: Scenario, said: list[str]) -> Mapping[str, str]:
    """Swapped names as a form sends them along, `character:name`; only names of ours take a character's place."""
    pairs = [line.partition(":") for line in said]
    cast = {str(one.id) for one in scenario.cast}
    if any(known not in cast or name not in STOCK for known, _, name in pairs):
        raise AppError("form_unfit")
    return {known: name for known, _, name in pairs}


def write_swaps(names: Mapping[str, str]) -> list[str]:
    """The same, for a form's hidden fields."""
    return [f"{known}:{name}" for known, name in names.items()]


def swap(scenario: Scenario, names: Mapping[str, str], member: str) -> Mapping[str, str]:
    """Another name for a character: the next one of ours that shares no part with any name in the story."""
    cast = {str(one.id): one.name for one in scenario.cast}
    if member not in cast:
        raise AppError("form_unfit")
    present = names.get(member)
    others = [name for known, name in {**cast, **names}.items() if known != member]
    taken = {part.casefold() for name in (*others, cast[member]) for part in name.split()}
    start = STOCK.index(present) + 1 if present in STOCK else 0
    for name in (*STOCK[start:], *STOCK[:start]):
        if name != present and not taken & {part.casefold() for part in name.split()}:
            return {**names, member: name}
    return put_back(names, member)


def put_back(names: Mapping[str, str], member: str) -> Mapping[str, str]:
    """The author's name again."""
    return {known: name for known, name in names.items() if known != member}
