"""What is asked for stands in the address, whole, and only sessions of five teams can be chosen."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qsl

import pytest

from thebridge.debrief.results import Facts, Filters, TeamResult
from thebridge.engine.ids import RoomId, ScenarioId, SessionId
from thebridge.errors import AppError
from thebridge.web.results_asked import Asked, Selection, find_large_sessions


def test_the_address_holds_everything_that_was_asked_for() -> None:
    asked = Asked("night", "G1", "2026-01-01", unit="R&D / north", compare="1", session2="s")
    assert Asked(**dict(parse_qsl(asked.query))) == asked
    assert asked.selections == (Selection("2026-01-01", "", "R&D / north"), Selection(session="s"))
    assert len(Asked(unit2="north").selections) == 1, "a second selection counts only beside the first"


def test_a_selection_is_a_period_a_unit_and_a_session() -> None:
    chosen = Selection("2026-01-01", "2026-03-31", "north", "s")
    assert chosen.filters("night") == Filters("night", date(2026, 1, 1), date(2026, 3, 31), "north", "s")
    with pytest.raises(AppError, match="results_period_unfit"):
        Selection("2026-03-31", "2026-01-01").filters("night")


def test_a_session_can_be_chosen_from_five_teams_of_its_scenario_on() -> None:
    def teams(session: str, count: int, day: int) -> list[TeamResult]:
        return [
            TeamResult(
                Facts(RoomId(f"{session}-{one}"), SessionId(session), ScenarioId("night"), "1", one),
                datetime(2026, 1, day, tzinfo=UTC), "saved", (), (), (), (),
            )
            for one in range(count)
        ]  # fmt: skip

    played = [*teams("old", 5, 1), *teams("few", 4, 2), *teams("new", 6, 3)]
    assert find_large_sessions(played, "night") == {"new": date(2026, 1, 3), "old": date(2026, 1, 1)}
    assert find_large_sessions(played, "day") == {}
