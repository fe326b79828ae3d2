"""A scenario on the table: what every check looks at, and where it notes what it finds."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from thebridge.authoring.loaded import Loaded
from thebridge.authoring.strict_yaml import Path
from thebridge.authoring.walk import Name, definitions_in, names_in
from thebridge.engine.ids import ClueId, DepartmentId, RoleId
from thebridge.engine.scenario import Document, Scenario

T = TypeVar("T")


class Examination:
    """One scenario with its files, and the look-ups that several checks share."""

    def __init__(self, loaded: Loaded, scenario: Scenario) -> None:
        self.loaded, self.scenario = loaded, scenario

    def problem(self, path: Path, code: str, message: str) -> None:
        """Note what makes the scenario unfit to play."""
        self.loaded.add(path, code, message)

    def warning(self, path: Path, code: str, message: str) -> None:
        """Note what an author should look at."""
        self.loaded.add(path, code, message, is_warning=True)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every id and text key of the scenario."""
        return names_in(self.scenario)

    @cached_property
    def definitions(self) -> tuple[tuple[Path, Any], ...]:
        """Every definition of the scenario."""
        return tuple(definitions_in(self.scenario))

    def each(self, wanted: type[T]) -> Iterator[tuple[Path, T]]:
        """Every definition of one type, with its path."""
        return ((path, one) for path, one in self.definitions if isinstance(one, wanted))

    @cached_property
    def department_of_role(self) -> Mapping[RoleId, DepartmentId]:
        """The department of each role."""
        return {role.id: role.department for role in self.scenario.roles}

    def department_of(self, clue: ClueId) -> DepartmentId | None:
        """The department that holds a clue's source, or None when a name on the way does not exist."""
        found = self.scenario.clue_by_id.get(clue)
        source = None if found is None else self.scenario.source_by_id.get(found.source)
        return None if source is None else self.department_of_role.get(source.role)

    def documents(self) -> Iterator[tuple[Path, Document]]:
        """The documents with their paths."""
        for number, source in enumerate(self.scenario.sources):
            if isinstance(source, Document):
                yield ("sources", number), source


def nearest(value: str, known: Collection[str]) -> str:
    """A sentence that names what may be meant, or what there is."""
    close = difflib.get_close_matches(value, known, 1)
    if close:
        return f"Did you mean {close[0]!r}?"
    if not known:
        return "There is none yet: add it, or take this out."
    return f"Use {listed(sorted(known))}, or add it."


def listed(words: Iterable[str], limit: int = 8) -> str:
    """Words as a list that people read; a long one is cut."""
    names = [str(word) for word in words]
    shown = [*names[:limit], "…"] if len(names) > limit else names
    return ", ".join(shown)
