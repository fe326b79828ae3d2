"""What a facilitator fills in to set up a session, and what the session then is."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Final, cast, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field

from thebridge.engine.reveal import page_count
from thebridge.engine.scenario import Scenario
from thebridge.errors import AppError
from thebridge.sessions.model import LOBBY_MINUTES, Forming, SessionSettings
from thebridge.web.cast_names import read_swaps
from thebridge.web.i18n import LANGUAGES

PACES: Final = {"60": (1.0, True), "75": (0.8, True), "90": (2 / 3, True), "off": (1.0, False)}
"""Scenario seconds per real second, and whether deadlines hold."""
ROOMS_MAX: Final = 30
SIZE_LEAST: Final = 2
BEGINS: Final = (15, 10, 30, 0)
"""How many minutes before play the lobby opens; 0 when a lead begins it, a quarter of an hour later."""
LABEL_LIMIT: Final = 60
ZONES: Final = (
    "Europe/Amsterdam",
    "Europe/Brussels",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Helsinki",
    "America/New_York",
    "America/Curacao",
    "America/Paramaribo",
    "Africa/Johannesburg",
    "Asia/Kolkata",
    "Asia/Jakarta",
    "UTC",
)


class Plan(BaseModel):
    """When a session is played: `starts` is the moment when play begins, empty for a lobby that is open now."""

    starts: str = Field(default="", max_length=40)
    zone: str = Field(default=ZONES[0], max_length=40)
    begins: int = Field(default=BEGINS[0], ge=0, le=1_000)

    def read_opening(self, now: datetime) -> datetime | None:
        """When the lobby opens, None for at once. Raises AppError with what to mend."""
        if self.zone not in ZONES or self.begins not in BEGINS:
            raise AppError("form_unfit")
        if not self.starts:
            return None
        plays_at = read_moment(self.starts, self.zone)
        if plays_at <= now:
            raise AppError("time_past")
        return plays_at - timedelta(minutes=self.begins or LOBBY_MINUTES)


class Wishes(Plan):
    """What a facilitator fills in. `names` are swapped names of the cast."""

    scenario: str = Field(max_length=80)
    rooms: int = Field(ge=0, le=1_000)
    pace: str = Field(max_length=8)
    language: str = Field(max_length=8)
    label: str = Field(default="", max_length=200)
    unit: str = Field(default="", max_length=200)
    size: int = Field(default=0, ge=0, le=1_000)
    forming: str = Field(default="rooms", max_length=12)
    names: Annotated[list[str], Field(max_length=60)] = []

    def settings(self, scenario: Scenario, now: datetime) -> SessionSettings:
        """The session's settings. Raises AppError with what to mend."""
        self._require_fit(scenario)
        factor, has_limits = PACES[self.pace]
        return SessionSettings(
            preset=self.pace,
            factor=factor,
            has_limits=has_limits,
            names=read_swaps(scenario, self.names),
            language=self.language,
            label=" ".join(self.label.split()),
            unit=self.unit,
            zone=self.zone,
            opens_at=self.read_opening(now),
            begins_minutes=self.begins,
            size=self.size,
            forming=cast("Forming", self.forming),
        )

    def _require_fit(self, scenario: Scenario) -> None:
        if not 1 <= self.rooms <= ROOMS_MAX:
            raise AppError("rooms_unfit", limit=ROOMS_MAX)
        if self.size and not SIZE_LEAST <= self.size <= scenario.players_max:
            raise AppError("size_unfit", least=SIZE_LEAST, most=scenario.players_max)
        if len(self.label) > LABEL_LIMIT:
            raise AppError("text_too_long", limit=LABEL_LIMIT)
        is_known = self.pace in PACES and self.language in LANGUAGES
        if not is_known or self.forming not in get_args(Forming):
            raise AppError("form_unfit")


class CastWishes(Wishes):
    """The same, on the page of the cast: whose name is swapped, and whose is put back."""

    swapped: str = Field(default="", max_length=80)
    back: str = Field(default="", max_length=80)


def read_moment(text: str, zone: str) -> datetime:
    """The moment of a date and time as a form sends them; `moment_unfit` for one that the clocks there do not show."""
    try:
        face = datetime.fromisoformat(text)
    except ValueError as error:
        raise AppError("moment_unfit") from error
    if face.tzinfo is not None:
        raise AppError("moment_unfit")
    moment = face.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != face:
        raise AppError("time_skipped", zone=zone)
    return moment


def play_minutes(scenario: Scenario, factor: float = 1.0) -> int:
    """How long play lasts."""
    return round(sum(act.seconds for act in scenario.acts) / 60 / factor)


def talk_minutes(scenario: Scenario) -> int:
    """About how long the debrief lasts, by the time that the scenario gives its pages: in steps of five."""
    return 5 * max(1, round(page_count(scenario) * scenario.debrief.page_seconds / 300))
