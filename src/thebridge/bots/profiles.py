"""How bots differ: by what they do, never by what they know of goals or of what is right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Profile:
    """The habits of one kind of player. Shares and chances run from 0 to 1."""

    name: str
    pace: float
    """How long it takes for everything, beside a middling player."""
    reads: float
    """The share of its sources that it opens."""
    reads_metadata: float
    finds: float
    """The share of the clues in what it read that it notices. Each hint that was given makes it notice more."""
    uses_steps: float
    """How often it filters before it pins rows."""
    naive_first: float
    """How often its first answer takes things at face value."""
    answers_first: bool
    """It answers before it reads."""
    corrects: bool
    """It changes what another hand put down when it knows better."""
    links: int
    """How many links it draws between departments."""
    asks: int
    """How many times it asks the others for what they hold."""
    waits_to_be_asked: bool
    """It answers, pins and proposes only after somebody said something."""
    reports: float
    """How often it reports what it notices."""
    shares_whole: float
    """How often it gives a whole source where a pin would do."""
    caution: float
    """How often it takes the way out that is most careful with data and people; else the quickest or easiest."""
    works_out: bool
    """It accuses only after the puzzles are done or time is short."""
    cites: int
    """How many pins it cites."""
    sticks: float
    """How often it accuses whom it first thought of, whatever the board says."""
    fits_before: float
    """How often its opinion before play fits the rule of the goal."""
    learns: float
    """How much more often it does after play."""
    rates_before: int
    """About where it puts its own team on the scale of the self-scan, before play."""
    rates_after: int


CAREFUL: Final = Profile(
    name="careful",
    pace=1.0,
    reads=1.0,
    reads_metadata=0.9,
    finds=0.95,
    uses_steps=0.6,
    naive_first=0.03,
    answers_first=False,
    corrects=True,
    links=2,
    asks=2,
    waits_to_be_asked=False,
    reports=0.85,
    shares_whole=0.0,
    caution=0.99,
    works_out=True,
    cites=3,
    sticks=0.0,
    fits_before=0.45,
    learns=0.4,
    rates_before=3,
    rates_after=4,
)
HASTY: Final = Profile(
    name="hasty",
    pace=0.6,
    reads=0.8,
    reads_metadata=0.1,
    finds=0.6,
    uses_steps=0.2,
    naive_first=0.85,
    answers_first=True,
    corrects=False,
    links=0,
    asks=0,
    waits_to_be_asked=False,
    reports=0.01,
    shares_whole=0.25,
    caution=0.1,
    works_out=False,
    cites=2,
    sticks=1.0,
    fits_before=0.25,
    learns=0.15,
    rates_before=4,
    rates_after=3,
)
SILENT: Final = Profile(
    name="silent",
    pace=1.5,
    reads=0.5,
    reads_metadata=0.1,
    finds=0.7,
    uses_steps=0.1,
    naive_first=0.4,
    answers_first=False,
    corrects=False,
    links=0,
    asks=0,
    waits_to_be_asked=True,
    reports=0.05,
    shares_whole=0.0,
    caution=0.5,
    works_out=True,
    cites=2,
    sticks=0.3,
    fits_before=0.35,
    learns=0.25,
    rates_before=2,
    rates_after=3,
)

PROFILES: Final[Mapping[str, Profile]] = {one.name: one for one in (CAREFUL, HASTY, SILENT)}
MIXED: Final = "mixed"
TEAM_PROFILES: Final = (*PROFILES, MIXED)


def profiles_of_team(name: str, size: int, first: int = 0) -> tuple[Profile, ...]:
    """The profile of each member; in a mixed team each next member has another one, from number `first` on."""
    if name != MIXED:
        return (PROFILES[name],) * size
    each = tuple(PROFILES.values())
    return tuple(each[(first + number) % len(each)] for number in range(size))
