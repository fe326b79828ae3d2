"""The datasets about sensors, the KPI and the old list give exactly the figures that the story rests on."""

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.scenarios.the_bridge.datasets import MINUTE, Row, aware, rows, where

MINUTES_OF_SEPTEMBER = 30 * 24 * 60
WORSE_MONTHS = ("2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09")


def union_minutes(incidents: list[Row]) -> int:
    down: set[int] = set()
    for row in incidents:
        start = int(aware(row["started_at"]).timestamp()) // 60
        down |= set(range(start, int(aware(row["ended_at"]).timestamp()) // 60))
    return len(down)


def is_sensor(row: Row) -> bool:
    return row["category"] == "sensor"


def is_night(row: Row) -> bool:
    return not "06:00" <= row["started_at"][11:16] < "22:00"


def of_month(month: str) -> list[Row]:
    return [row for row in rows("incidents") if row["started_at"].startswith(month)]


def test_september_counts_3802_minutes_by_v2_and_173_by_v3() -> None:
    counted = [row for row in of_month("2026-09") if not is_sensor(row) and not is_night(row)]
    assert union_minutes(of_month("2026-09")) == 3802
    assert union_minutes(counted) == 173
    assert [round(100 - 100 * minutes / MINUTES_OF_SEPTEMBER, 1) for minutes in (3802, 173)] == [91.2, 99.6]


def test_adding_up_outages_that_overlap_gives_another_figure_than_their_union() -> None:
    assert sum(int(row["minutes"]) for row in of_month("2026-09")) > 3802


def test_no_incident_crosses_the_borders_of_september() -> None:
    for row in rows("incidents"):
        assert row["started_at"][:7] == row["ended_at"][:7], row
        assert aware(row["ended_at"]) - aware(row["started_at"]) == int(row["minutes"]) * MINUTE


def test_failures_at_night_and_of_sensors_both_rise_from_march() -> None:
    for kind in (is_night, is_sensor):
        counts = [sum(1 for row in of_month(month) if kind(row)) for month in ("2026-02", *WORSE_MONTHS)]
        assert counts == sorted(set(counts)), kind


def test_the_incidents_span_twelve_months() -> None:
    months = [row["started_at"][:7] for row in rows("incidents")]
    assert months == sorted(months)
    assert len(set(months)) == 12
    assert (months[0], months[-1]) == ("2025-11", "2026-10")


def test_v3_has_held_since_2_march_and_is_ilses() -> None:
    [now] = where("kpi_definitions", kpi="availability", version="v3")
    [before] = where("kpi_definitions", kpi="availability", version="v2")
    assert (now["valid_from"], now["owner"], now["norm_percent"]) == ("2026-03-02", "Ilse Brandt", "95")
    assert (before["valid_until"], before["leaves_out_en"]) == ("2026-03-01", "nothing")


def delays() -> list[timedelta]:
    """From the sensor outage nearest to a visit to that visit."""
    sensors = [aware(row["started_at"]) for row in where("incidents", category="sensor")]
    found = []
    for row in rows("contractor_visits"):
        arrived = aware(row["arrived_at"])
        found.append(arrived - min(sensors, key=lambda moment: abs(moment - arrived)))
    return found


def test_37_of_38_visits_follow_a_sensor_outage_by_one_to_three_hours() -> None:
    assert len(delays()) == 38
    assert sum(1 for delay in delays() if 60 * MINUTE <= delay <= 180 * MINUTE) == 37
    assert [delay for delay in delays() if delay < timedelta()] == [-35 * MINUTE]


def test_each_visit_names_the_sensor_outage_nearest_to_it() -> None:
    incidents = {row["id"]: row for row in rows("incidents")}
    named = [
        aware(row["arrived_at"]) - aware(incidents[row["incident"]]["started_at"]) for row in rows("contractor_visits")
    ]
    assert named == delays()
    assert all(is_sensor(incidents[row["incident"]]) for row in rows("contractor_visits"))


def test_the_contractor_is_never_at_two_visits_at_once() -> None:
    visits = [(aware(row["arrived_at"]), aware(row["left_at"])) for row in rows("contractor_visits")]
    assert all(left < arrived for (_before, left), (arrived, _after) in pairwise(visits))


def test_profile_0417_is_the_only_one_with_a_score_of_0_91() -> None:
    assert [row["code"] for row in rows("radar_scores") if float(row["score"]) >= 0.9] == ["0417"]
    [profile] = where("radar_scores", code="0417")
    assert profile["score"] == "0.91"
    assert max(row["scored_on"] for row in rows("radar_scores")) <= "2025-01-31"


def test_of_200_high_scores_in_a_year_6_proved_right() -> None:
    assert len(rows("radar_counts")) == 12
    assert sum(int(row["high_scores"]) for row in rows("radar_counts")) == 200
    assert sum(int(row["proved_right"]) for row in rows("radar_counts")) == 6


def test_the_area_with_most_high_scores_has_four_times_as_many_stops_as_the_city() -> None:
    *areas, city = rows("stops_by_area")
    assert city["area"] == "city"
    for column in ("residents", "stops", "high_scores"):
        assert sum(int(row[column]) for row in areas) == int(city[column])
    there = max(areas, key=lambda row: int(row["high_scores"]))
    assert float(there["stops_per_1000"]) == pytest.approx(4 * float(city["stops_per_1000"]))
    assert all(float(row["stops_per_1000"]) < float(city["stops_per_1000"]) for row in areas if row is not there)


def test_the_list_is_codes_and_counts_and_holds_no_name() -> None:
    assert all(row["code"].isdigit() and len(row["code"]) == 4 for row in rows("radar_scores"))
    assert set(rows("radar_scores")[0]) == {"code", "score", "stops_counted", "scored_on"}
