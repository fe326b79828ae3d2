"""What a page of results is asked for: the filters as they stand in its address, of one selection or of two."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends

from thebridge.debrief.results import LEAST, Filters, TeamResult
from thebridge.errors import AppError

SIDES: Final = ("a", "b")
TEAMS_SHOWN: Final = 50
"""So many teams stand on a page of their list."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One selection, as text: the days, the unit and the session."""

    since: str = ""
    until: str = ""
    unit: str = ""
    session: str = ""

    def filters(self, scenario: str) -> Filters:
        """The same as filters; `results_period_unfit` when the days are no period."""
        try:
            since, until = (date.fromisoformat(day) if day else None for day in (self.since, self.until))
        except ValueError as error:
            raise AppError("results_period_unfit") from error
        if since and until and until < since:
            raise AppError("results_period_unfit")
        return Filters(scenario, since, until, self.unit, self.session)


@dataclass(frozen=True, slots=True)
class Asked:
    """The address of a page. With `compare` a second selection stands beside the first."""

    scenario: str = ""
    goal: str = ""
    since: str = ""
    until: str = ""
    unit: str = ""
    session: str = ""
    compare: str = ""
    since2: str = ""
    until2: str = ""
    unit2: str = ""
    session2: str = ""
    teams: str = ""

    @property
    def page(self) -> int:
        """Which page of the list of teams, from 1."""
        return int(self.teams) if self.teams.isdecimal() and int(self.teams[:6]) > 0 else 1

    @property
    def selections(self) -> tuple[Selection, ...]:
        """The selection, or both of them."""
        first = Selection(self.since, self.until, self.unit, self.session)
        second = Selection(self.since2, self.until2, self.unit2, self.session2)
        return (first, second) if self.compare else (first,)

    @property
    def query(self) -> str:
        """What was asked for, as it stands in an address."""
        return urlencode({name: value for name, value in asdict(self).items() if value and name != "teams"})

    def without_periods(self) -> "Asked":
        """The same over all days."""
        return replace(self, since="", until="", since2="", until2="")


AskedOf = Annotated[Asked, Depends(Asked)]


def find_large_sessions(teams: Iterable[TeamResult], scenario: str) -> dict[str, date]:
    """The sessions that can be told of alone, each with its last day, the newest first."""
    sizes: dict[str, list[date]] = {}
    for team in teams:
        if team.facts.scenario == scenario:
            sizes.setdefault(team.facts.session, []).append(team.day)
    large = ((session, max(days)) for session, days in sizes.items() if len(days) >= LEAST)
    return dict(sorted(large, key=lambda one: (one[1], one[0]), reverse=True))
