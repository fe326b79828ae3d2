"""The datasets clear whom the story clears, and leave two names that only one question can part."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.scenarios.the_bridge.datasets import (
    MINUTE,
    Row,
    at,
    aware,
    bridge,
    door_utc,
    log_utc,
    plain,
    rows,
    vpn,
    where,
)

CLOSED = at("24 23:45:00"), at("25 05:00:00")
COUNTS = ("walkers_to_bridge", "walkers_from_bridge", "cyclists_to_bridge", "cyclists_from_bridge")


def counted(counter: str, column: str) -> list[str]:
    """The bins (UTC) in which this counter counted while the bridge was closed, one for each passer-by."""
    found = []
    for row in where("deck_counts", counter=counter):
        if CLOSED[0] <= aware(row["bin_start"]) < CLOSED[1]:
            found += [f"{aware(row['bin_start']):%H:%M}"] * int(row[column])
    return found


# Counters and the blow


def test_25_october_has_300_bins_for_each_of_four_counters() -> None:
    bins = defaultdict(list)
    for row in rows("deck_counts"):
        bins[row["counter"]].append(aware(row["bin_start"]))
        assert row["bin_start"].startswith("2026-10-25")
    assert set(bins) == {"deck_north", "deck_south", "quay_north", "quay_south"}
    for moments in bins.values():
        assert moments == [at("24 22:00:00") + timedelta(minutes=5 * number) for number in range(300)]
    assert len({row["bin_start"][:16] for row in rows("deck_counts")}) == 24 * 12


def test_two_walked_to_the_bridge_and_one_came_back() -> None:
    assert counted("quay_south", "walkers_to_bridge") == ["00:25", "00:30"]
    assert counted("quay_south", "walkers_from_bridge") == ["00:55"]


def test_one_cyclist_and_nobody_else_was_counted_on_the_closed_bridge() -> None:
    assert counted("deck_north", "cyclists_to_bridge") == ["00:40"]
    assert counted("deck_north", "cyclists_from_bridge") == ["00:50"]
    nobody = [(counter, column) for counter in ("deck_south", "quay_north") for column in COUNTS]
    nobody += [("deck_north", "walkers_to_bridge"), ("deck_north", "walkers_from_bridge")]
    nobody += [("quay_south", "cyclists_to_bridge"), ("quay_south", "cyclists_from_bridge")]
    assert [one for one in nobody if counted(*one)] == []


def test_a_bin_that_still_has_to_come_is_marked_as_expected() -> None:
    for row in rows("deck_counts"):
        assert (row["quality"] == "measured") == (aware(row["bin_start"]) < at("25 08:00:00"))


def test_the_blow_is_the_only_peak_and_falls_within_the_opening_of_8812() -> None:
    levels = {aware(row["time"]): float(row["level_mm_s"]) for row in rows("vibration")}
    assert list(levels) == [at("24 23:00:00") + timedelta(seconds=10 * number) for number in range(6 * 360)]
    assert max(levels, key=lambda moment: levels[moment]) == at("25 00:47:20")
    assert levels[at("25 00:47:20")] == 9.4
    assert [level for level in levels.values() if level > 9] == [9.4]
    assert log_utc("bridge_log", bridge(8812)) < at("25 00:47:20") < log_utc("bridge_log", bridge(8813))


def test_an_ordinary_opening_shakes_the_pier_less_than_three_point_two() -> None:
    ordinary = [
        float(row["level_mm_s"])
        for row in rows("vibration")
        if not at("25 00:46:00") <= aware(row["time"]) <= at("25 00:52:10")
    ]
    assert 2.0 < max(ordinary) < 3.2


# Alibis


def test_jayden_was_at_a_customer_when_the_cellar_was_entered() -> None:
    [scan] = where("receipts", person="Jayden Monteiro")
    assert scan["time"] == "2026-10-25T00:33:05Z"
    stood = [row for row in rows("courier_trace") if at("25 00:29:30") <= aware(row["time"]) <= at("25 00:34:00")]
    assert {row["distance_to_bridge_m"] for row in stood} == {"2400"} == {scan["distance_to_bridge_m"]}
    assert stood[0]["time"] == "2026-10-25T00:29:30Z"


def test_jayden_waited_north_of_the_barrier_while_the_bridge_opened_and_no_ship_came() -> None:
    near = [aware(row["time"]) for row in rows("courier_trace") if int(row["distance_to_bridge_m"]) < 100]
    assert (min(near), max(near)) == (at("25 00:44:00"), at("25 00:53:00"))
    assert all(int(row["north_m"]) > 50 for row in rows("courier_trace"))
    assert near[0] < log_utc("bridge_log", bridge(8811)) < log_utc("bridge_log", bridge(8813)) < near[-1]
    assert all(float(row["speed_kmh"]) < 30 for row in rows("courier_trace"))
    assert aware(rows("courier_trace")[-1]["time"]) == at("25 01:14:30")


def test_thijs_commits_beside_two_colleagues_from_entry_to_exit() -> None:
    mine = [row for row in where("commits", author="Thijs Verbeek") if aware(row["time"]) < at("25 01:00:00")]
    assert [row["time"][11:] for row in mine] == [f"02:{minute}:00+02:00" for minute in (31, 39, 48, 55)]
    assert {row["reviewed_by"] for row in mine} == {"Anouk Prins", "Joost Lam"}


def test_maarten_sat_in_a_water_taxi_west_of_the_bridge() -> None:
    trip = {row["kind"]: row for row in where("receipts", person="Maarten Kuipers") if row["vehicle"]}
    assert trip["water_taxi_start"]["time"] == "2026-10-25T02:26:00+02:00"
    assert trip["water_taxi_end"]["time"] == "2026-10-25T02:52:00+02:00"
    assert {row["place"] for row in trip.values()} == {"west of the bridge"}


def test_ruben_paid_four_kilometres_away_twenty_seconds_after_his_badge_entered_the_post() -> None:
    [paid] = where("receipts", person="Ruben Vos")
    assert paid["time"] == "2026-10-25T02:44:10+02:00"
    assert (paid["place"], paid["distance_to_bridge_m"], paid["paid_with"]) == ("Zuidplein", "4000", "bank card")
    [entered] = where("door_log", badge="K-117", door="local_post", direction="in")
    assert aware(paid["time"]) - door_utc(entered) == timedelta(seconds=20)


# The garage


def test_61_cars_left_the_garage_that_night_and_three_in_the_demanded_ten_minutes() -> None:
    assert len(rows("garage_exits")) == 61
    demanded = [
        (row["exit_time"][11:], row["plate"])
        for row in rows("garage_exits")
        if at("25 00:50:00") <= aware(row["exit_time"]) <= at("25 01:00:00")
    ]
    assert [moment for moment, _plate in demanded] == ["02:51:12+02:00", "02:53:40+02:00", "02:58:40+02:00"]
    assert demanded[-1][1] == "P-07"


def test_only_one_exit_of_the_demanded_window_follows_k_117_out_of_the_post() -> None:
    after = [row for row in rows("garage_exits") if at("25 00:54:30") < aware(row["exit_time"]) <= at("25 01:00:00")]
    assert [row["plate"] for row in after] == ["P-07"]


def test_a_demand_without_offset_brings_a_false_lead() -> None:
    both = [row for row in rows("garage_exits") if "02:54:30" < row["exit_time"][11:19] < "03:00:00"]
    assert {row["plate"]: row["exit_time"][11:] for row in both} == {
        "P-07": "02:58:40+02:00",
        "P-03": "02:57:20+01:00",
    }


def test_the_false_lead_was_on_maintenance_and_p_07_on_asset_management() -> None:
    departments = {row["project"]: row["department"] for row in rows("project_register")}
    assert departments["4411"] == "Asset Management"
    assert list(departments.values()).count("Asset Management") == 1
    running: dict[str, Row] = {
        row["car"]: row
        for row in rows("pool_bookings")
        if aware(row["booked_from"]) < at("25 02:00:00") < aware(row["booked_until"])
    }
    assert {car: departments[row["project"]] for car, row in running.items()} == {
        "P-07": "Asset Management", "P-03": "Maintenance", "P-05": "Havendienst",
    }  # fmt: skip
    assert running["P-07"]["returned_at"] == "2026-10-25T07:12:00+01:00"


def test_every_pool_car_that_left_was_booked_and_none_twice_at_once() -> None:
    by_car = defaultdict(list)
    for row in rows("pool_bookings"):
        by_car[row["car"]].append((aware(row["booked_from"]), aware(row["returned_at"])))
    for row in rows("garage_exits"):
        if row["plate"].startswith("P-"):
            moment = aware(row["exit_time"])
            assert any(start <= moment < back for start, back in by_car[row["plate"]]), row
    for spans in by_car.values():
        assert all(one[1] <= two[0] for one, two in pairwise(sorted(spans)))


# The cut


def test_the_three_sets_leave_two_names() -> None:
    read = {row["reader"] for row in rows("cr318_reads")}
    told = {row["recipient"] for row in rows("notice_recipients")}
    pin = {row["holder"] for row in where("pin_holders", pin="PIN 3")}
    assert read == {"Noor Verhage", "Thijs Verbeek", "Ruben Vos", "Ilse Brandt", "Sanne Smit"}
    assert told == {"Cor Dijkzeul", "Thijs Verbeek", "Maarten Kuipers", "Ilse Brandt", "Sanne Smit"}
    assert pin == {"Cor Dijkzeul", "Ruben Vos", "Ilse Brandt", "Sanne Smit"}
    two = {"Ilse Brandt", "Sanne Smit"}
    assert read & told & pin == two
    assert (told & pin) - two == {"Cor Dijkzeul"}
    assert (read & pin) - two == {"Ruben Vos"}
    assert (read & told) - two == {"Thijs Verbeek"}


def test_nothing_in_the_data_shows_sanne_at_work_that_week() -> None:
    for name in ("vpn_log", "commits", "messages", "receipts", "control_room_badges"):
        assert all("Sanne Smit" not in row.values() for row in rows(name)), name


def test_two_messages_came_from_the_shared_account_while_it_was_logged_in() -> None:
    sent = where("messages", sender="storingsdienst")
    assert [(row["receiver"], row["time"]) for row in sent] == [
        ("Noor Verhage", "2026-10-25T01:07:00+02:00"),
        ("Cor Dijkzeul", "2026-10-25T01:09:00+02:00"),
    ]
    assert sent[0]["text_nl"] == "Sensor 4 doet het weer niet. Ik sta om 02.30 in de kelder. R."
    assert sent[1]["text_nl"] == "Om 02.38 uur graag kast Noord nakijken, 15 min."
    start, end = log_utc("vpn_log", vpn(5087)), log_utc("vpn_log", vpn(5088))
    assert all(start < aware(row["time"]) < end for row in sent)


# The alibi


@pytest.mark.parametrize(
    ("number", "moment", "written", "event", "account"),
    [
        (5087, "24 23:06:10", "01:06:10", "login", "storingsdienst"),
        (5088, "24 23:11:40", "01:11:40", "logout", "storingsdienst"),
        (5104, "25 00:58:31", "02:58:31", "login", "p3291"),
        (5105, "25 01:01:07", "02:01:07", "renew", "p3415"),
        (5120, "25 01:40:12", "02:40:12", "login", "p3907"),
    ],
)
def test_each_row_of_the_night_stands_in_the_vpn_log(
    number: int, moment: str, written: str, event: str, account: str
) -> None:
    row = vpn(number)
    assert (row["local_time"], row["event"], row["account"]) == (f"2026-10-25 {written}", event, account)
    assert log_utc("vpn_log", row) == at(moment)


def test_the_login_comes_six_minutes_before_8821_and_an_hour_after_8812() -> None:
    login = log_utc("vpn_log", vpn(5120))
    assert timedelta(minutes=5) < log_utc("bridge_log", bridge(8821)) - login < timedelta(minutes=6)
    assert login - log_utc("bridge_log", bridge(8812)) > 50 * MINUTE
    assert (vpn(5120)["holder"], vpn(5120)["line"]) == ("Ilse Brandt", "home")


def test_laptop_lt_0419_is_ilses_and_was_used_by_storingsdienst_only_that_once() -> None:
    used = where("vpn_log", device="LT-0419")
    assert [row["account"] for row in used] == ["storingsdienst", "storingsdienst", "p3907", "p3907"]
    assert [row["row"] for row in used][:3] == ["5087", "5088", "5120"]
    [laptop] = where("device_register", device="LT-0419")
    assert laptop["holder"] == "Ilse Brandt"
    assert len(where("device_register", holder="Ilse Brandt")) == 1


def test_every_personal_account_works_on_its_own_laptop() -> None:
    holders = {row["account"]: row["holder"] for row in rows("accounts")}
    laptops = {row["device"]: row["holder"] for row in rows("device_register")}
    for row in rows("vpn_log"):
        assert row["holder"] == holders[row["account"]]
        if row["account"] != "storingsdienst":
            assert laptops[row["device"]] == row["holder"]


@pytest.mark.parametrize("hour", ["25 00:40:00", "25 01:40:00"])
def test_four_others_are_in_the_vpn_log_around_both_times_that_read_02_40(hour: str) -> None:
    near = {row["holder"] for row in rows("vpn_log") if abs(log_utc("vpn_log", row) - at(hour)) <= 7 * MINUTE}
    assert near - {"Ilse Brandt"} == {"Femke Bol", "Daan Rook", "Gerda Pol", "Erik Tuin"}


def test_the_vpn_log_has_no_gap_in_its_row_numbers() -> None:
    assert [int(row["row"]) for row in rows("vpn_log")] == list(range(4891, 5191))
    assert plain(rows("vpn_log")[-1]["local_time"]).date() == date(2026, 10, 25)


def test_no_log_goes_beyond_the_moment_of_play() -> None:
    nine = at("25 08:00:00")
    moments = [log_utc(name, row) for name in ("bridge_log", "vpn_log") for row in rows(name)]
    moments += [door_utc(row) for row in rows("door_log")]
    moments += [aware(row["time"]) for name in ("commits", "receipts", "messages") for row in rows(name)]
    moments += [aware(row["exit_time"]) for row in rows("garage_exits")]
    moments += [aware(row["time"]) for row in rows("control_room_badges")]
    assert max(moments) < nine
