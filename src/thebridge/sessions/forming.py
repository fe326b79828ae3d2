"""Who goes to which room: a pasted list, places dealt evenly, and a proposal when a team is too large."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from thebridge.errors import AppError
from thebridge.sessions.nicknames import clean_name, skeleton

LINES_MAX: Final = 400
TEAM_LARGEST: Final = 8
"""Nine or more are two teams: with so many somebody only looks on."""
NAME_LIMIT: Final = 24
_SEPARATORS: Final = (";", "\t", ",")


@dataclass(frozen=True, slots=True)
class Roster:
    """Each name with the number of its room, in the list's order."""

    places: Mapping[str, int]

    def room_of(self, name: str) -> int | None:
        """The room that a name on the list goes to, however it is written."""
        wanted = skeleton(name)
        return next((number for known, number in self.places.items() if skeleton(known) == wanted), None)

    def size_of(self, number: int) -> int:
        """How many go to a room."""
        return Counter(self.places.values())[number]


@dataclass(frozen=True, slots=True)
class Split:
    """A proposal: the same people in teams that are not too large. `rooms` are to be added, by name."""

    roster: Roster
    rooms: tuple[str, ...]


def parse_roster(text: str, teams: Sequence[str]) -> Roster:
    """The list that a facilitator pasted: one person a line, `name; team`. Who has no team goes where most room is."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > LINES_MAX:
        raise AppError("list_too_long", limit=LINES_MAX)
    places: dict[str, int] = {}
    without: list[str] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        name, team = _parts(line)
        cleaned = _name(name, number)
        if skeleton(cleaned) in seen:
            raise AppError("list_name_twice", line=number, name=cleaned)
        seen.add(skeleton(cleaned))
        if team:
            places[cleaned] = _room(team, teams, number)
        else:
            without.append(cleaned)
    return Roster(deal_evenly(without, places, len(teams)))


def deal_evenly(names: Sequence[str], placed: Mapping[str, int], rooms: int) -> Mapping[str, int]:
    """Puts each name in the room that has fewest so far."""
    places = dict(placed)
    for name in names:
        held = Counter(places.values())
        places[name] = min(range(1, rooms + 1), key=lambda one: (held[one], one))
    return places


def propose_split(roster: Roster, teams: Sequence[str], size: int) -> Split | None:
    """Two or more even teams for each that is too large; None when all fit."""
    largest = min(size, TEAM_LARGEST)
    places, rooms = dict(roster.places), list(teams)
    for number, team in enumerate(teams, start=1):
        members = [name for name, one in roster.places.items() if one == number]
        parts = -(-len(members) // largest)
        for part in range(2, parts + 1):
            rooms.append(f"{team[:36]} {part}")
            for name in members[part - 1 :: parts]:
                places[name] = len(rooms)
    added = tuple(rooms[len(teams) :])
    return Split(Roster(places), added) if added else None


def write_roster(roster: Roster, teams: Sequence[str]) -> str:
    """The list as it is pasted."""
    return "\n".join(f"{name}; {teams[number - 1]}" for name, number in roster.places.items() if number <= len(teams))


def _parts(line: str) -> tuple[str, str]:
    for separator in _SEPARATORS:
        name, found, team = line.partition(separator)
        if found:
            return name, team.strip()
    return line, ""


def _name(text: str, line: int) -> str:
    try:
        return clean_name(text, NAME_LIMIT)
    except AppError as error:
        raise AppError("list_name_unfit", line=line, limit=NAME_LIMIT) from error


def _room(team: str, teams: Sequence[str], line: int) -> int:
    names = [one.casefold() for one in teams]
    if team.casefold() in names:
        return names.index(team.casefold()) + 1
    if team.isdecimal() and 1 <= int(team[:4]) <= len(teams):
        return int(team[:4])
    raise AppError("list_team_unknown", line=line, team=team[:40])
