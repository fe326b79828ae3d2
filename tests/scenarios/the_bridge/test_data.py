"""The datasets of The Double Hour tell the night that the story tells, to the second, and only that one."""

import csv
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.scenarios.the_bridge.datasets import (
    DATA,
    MINUTE,
    SOURCE,
    SUMMER,
    WINTER,
    Row,
    at,
    aware,
    bridge,
    door_utc,
    log_utc,
    plain,
    rows,
    where,
)


def openings_of_the_night() -> list[Row]:
    return [row for row in where("bridge_log", event="open") if int(row["row"]) > 8800]


def without_a_ship(openings: list[tuple[int, datetime]]) -> set[int]:
    ships = [aware(row["passage_start"]) for row in rows("ais")]
    return {number for number, moment in openings if all(abs(moment - ship) > 15 * MINUTE for ship in ships)}


# The files


def test_the_generator_makes_every_dataset_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", SOURCE / "generate.py", tmp_path], check=True, timeout=60)
    kept = {path.name: path.read_bytes() for path in DATA.glob("*.csv")}
    kept |= {name: (SOURCE / name).read_bytes() for name in ("value_labels.csv", "cr318.csv")}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == kept


def test_the_first_column_of_every_dataset_is_a_unique_row_key() -> None:
    for path in sorted(DATA.glob("*.csv")):
        table = rows(path.stem)
        keys = [next(iter(row.values())) for row in table]
        assert len(set(keys)) == len(keys), path.name
        assert all(keys), path.name


def test_every_dataset_has_the_size_the_story_needs() -> None:
    sizes = {
        "bridge_log": 900, "dashboard_openings": 199, "ais": 420, "deck_counts": 1200, "door_log": 241,
        "control_room_badges": 196, "vibration": 2160, "vpn_log": 300, "garage_exits": 61, "pool_bookings": 80,
        "incidents": 520, "contractor_visits": 38, "radar_scores": 60, "courier_trace": 120,
    }  # fmt: skip
    assert {name: len(rows(name)) for name in sizes} == sizes


def test_every_coded_value_of_a_dataset_has_a_label_in_both_languages() -> None:
    with (SOURCE / "value_labels.csv").open(encoding="utf-8", newline="") as file:
        labels = list(csv.DictReader(file))
    assert all(label["nl"] and label["en"] for label in labels)
    known = defaultdict(set)
    for label in labels:
        known[label["dataset"], label["column"]].add(label["value"])
    for (dataset, column), values in known.items():
        used = {row[column] for row in rows(dataset)} - {""}
        assert values <= used, (dataset, column)
        assert used <= values or (dataset, column) in {
            ("stops_by_area", "area"), ("receipts", "place"), ("kpi_definitions", "owner"),
        }, (dataset, column)  # fmt: skip


# The bridge log, the ships and the dashboard

NIGHT_ROWS = [
    (8803, "24 22:52:00", "00:52:00", "open"), (8804, "24 22:58:20", "00:58:20", "close"),
    (8806, "24 23:41:00", "01:41:00", "open"), (8807, "24 23:47:10", "01:47:10", "close"),
    (8809, "25 00:43:50", "02:43:50", "door_contact"), (8810, "25 00:44:30", "02:44:30", "mode_change"),
    (8811, "25 00:45:20", "02:45:20", "bell"), (8812, "25 00:46:00", "02:46:00", "open"),
    (8813, "25 00:52:10", "02:52:10", "close"), (8814, "25 00:53:30", "02:53:30", "mode_change"),
    (8815, "25 00:54:30", "02:54:30", "door_contact"), (8816, "25 00:57:00", "02:57:00", "self_test"),
    (8817, "25 01:12:00", "02:12:00", "self_test"), (8818, "25 01:31:00", "02:31:00", "notice"),
    (8819, "25 01:44:30", "02:44:30", "bell"), (8820, "25 01:45:30", "02:45:30", "signal"),
    (8821, "25 01:46:00", "02:46:00", "open"), (8822, "25 01:52:40", "02:52:40", "close"),
    (8827, "25 03:24:00", "04:24:00", "open"), (8828, "25 03:30:10", "04:30:10", "close"),
    (8831, "25 04:31:00", "05:31:00", "open"), (8832, "25 04:37:20", "05:37:20", "close"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "moment", "written", "event"), NIGHT_ROWS)
def test_each_row_of_the_night_stands_in_the_bridge_log(number: int, moment: str, written: str, event: str) -> None:
    row = bridge(number)
    assert (row["local_time"], row["event"]) == (f"2026-10-25 {written}", event)
    assert log_utc("bridge_log", row) == at(moment)


def test_the_bridge_log_is_numbered_without_a_gap_over_ninety_nights() -> None:
    numbers = [int(row["row"]) for row in rows("bridge_log")]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    evenings = {(plain(row["local_time"]) - timedelta(hours=12)).date() for row in rows("bridge_log")}
    assert evenings == {date(2026, 7, 27) + timedelta(days=day) for day in range(90)}


@pytest.mark.parametrize(("name", "before"), [("bridge_log", 8816), ("vpn_log", 5104)])
def test_a_log_without_offset_jumps_back_exactly_once(name: str, before: int) -> None:
    jumps = [int(one["row"]) for one, two in pairwise(rows(name)) if two["local_time"] < one["local_time"]]
    assert jumps == [before]
    moments = [log_utc(name, row) for row in rows(name)]
    assert moments == sorted(moments)


def test_the_bridge_opened_six_times_and_only_8812_from_the_local_post() -> None:
    assert [int(row["row"]) for row in openings_of_the_night()] == [8803, 8806, 8812, 8821, 8827, 8831]
    assert [row["row"] for row in where("bridge_log", event="open", mode="lokaal")] == ["8812"]
    assert [row["row"] for row in where("bridge_log", started_by="panel")] == ["8812"]
    assert (bridge(8810)["mode"], bridge(8814)["mode"]) == ("lokaal", "afstand")
    assert (bridge(8821)["mode"], bridge(8821)["started_by"]) == ("afstand", "automatic")


SHIPS = {
    "Aurelia": "24 22:55:10", "Noordster": "24 23:44:00", "Zwarte Zwaan": "25 01:48:30", "Linge 3": "25 02:44:30",
    "Hoop op Zegen": "25 02:49:10", "Tessa": "25 03:27:20", "Grote Beer": "25 04:34:00",
}  # fmt: skip


def test_the_ships_of_the_night_are_these_seven_and_no_other() -> None:
    night = [row for row in rows("ais") if aware(row["passage_start"]) > at("24 12:00:00")]
    assert {row["ship"]: aware(row["passage_start"]) for row in night} == {
        ship: at(moment) for ship, moment in SHIPS.items()
    }
    assert all(int(row["length_m"]) > 20 for row in rows("ais"))
    [swan] = where("ais", ship="Zwarte Zwaan")
    assert (aware(swan["passage_end"]), float(swan["air_draught_m"])) == (at("25 01:51:00"), 31.0)


def test_a_ship_too_tall_for_the_closed_bridge_always_passes_an_open_one() -> None:
    log = [row for row in rows("bridge_log") if row["event"] in {"open", "close"}]
    spans = [
        (log_utc("bridge_log", one), log_utc("bridge_log", two)) for one, two in zip(log[::2], log[1::2], strict=True)
    ]
    for row in rows("ais"):
        start, end = aware(row["passage_start"]), aware(row["passage_end"])
        passed_open = any(opened < start < end < closed for opened, closed in spans)
        assert passed_open or float(row["air_draught_m"]) < 10, row


@pytest.mark.parametrize(
    ("reading", "shift", "missing"),
    [("CET", WINTER, {8806}), ("CEST", SUMMER, {8812, 8821, 8827}), ("UTC", timedelta(), {8803, 8831})],
)
def test_each_wrong_clock_leaves_other_openings_without_a_ship(
    reading: str, shift: timedelta, missing: set[int]
) -> None:
    read = [(int(row["row"]), plain(row["local_time"]) - shift) for row in openings_of_the_night()]
    assert without_a_ship(read) == missing, reading


def test_with_the_right_clocks_only_8812_of_ninety_nights_has_no_ship() -> None:
    read = [(int(row["row"]), log_utc("bridge_log", row)) for row in where("bridge_log", event="open")]
    assert without_a_ship(read) == {8812}


def test_the_dashboard_is_exactly_what_cr_318_leaves_of_the_log() -> None:
    kept: dict[tuple[str, str], tuple[str, str]] = {}
    dropped: list[str] = []
    source: dict[tuple[str, str], str] = {}
    opened = bridge(8803)
    for row in rows("bridge_log"):
        if row["event"] == "open":
            opened = row
            key = row["bridge"], row["local_time"][:16]
            dropped += [source[key]] if key in source else []
            source[key] = row["row"]
        elif row["event"] == "close":
            kept[opened["bridge"], opened["local_time"][:16]] = opened["local_time"], row["local_time"]
    assert dropped == ["8812"]
    assert [(row["opened_at"], row["closed_at"]) for row in rows("dashboard_openings")] == sorted(kept.values())


def test_the_dashboard_shows_five_of_the_six_openings_of_the_night() -> None:
    night = [row for row in rows("dashboard_openings") if row["opened_at"] >= "2026-10-25"]
    assert [row["opened_at"][11:] for row in night] == ["00:52:00", "01:41:00", "02:46:00", "04:24:00", "05:31:00"]
    assert night[2]["closed_at"] == bridge(8822)["local_time"]


# Doors, badges and keys


@pytest.mark.parametrize(
    ("recorded", "moment", "door", "badge", "direction"),
    [
        ("02:35:20", "25 00:31:20", "cellar", "K-117", "in"),
        ("02:40:05", "25 00:36:05", "cellar", "N-204", "in"),
        ("02:44:40", "25 00:40:40", "cellar", "K-117", "out"),
        ("02:47:50", "25 00:43:50", "local_post", "K-117", "in"),
        ("02:58:30", "25 00:54:30", "local_post", "K-117", "out"),
    ],
)
def test_each_pass_of_the_night_stands_in_the_door_log(
    recorded: str, moment: str, door: str, badge: str, direction: str
) -> None:
    [row] = where("door_log", recorded_time=f"2026-10-25 {recorded}")
    assert (row["door"], row["badge"], row["direction"]) == (door, badge, direction)
    assert door_utc(row) == at(moment)


def test_nobody_else_passes_a_door_while_the_crew_is_away() -> None:
    night = [row for row in rows("door_log") if at("24 22:30:00") < door_utc(row) < at("25 05:39:00")]
    assert len(night) == 5
    assert {row["badge"] for row in night} == {"K-117", "N-204"}


def test_everyone_who_goes_in_comes_out_but_one() -> None:
    inside: Counter[tuple[str, str]] = Counter()
    for row in rows("door_log"):
        inside[row["badge"], row["door"]] += 1 if row["direction"] == "in" else -1
        assert inside[row["badge"], row["door"]] in {0, 1}, row
    assert [who for who, count in inside.items() if count] == [("N-204", "cellar")]
    moments = [row["recorded_time"] for row in rows("door_log")]
    assert moments == sorted(moments)


def test_every_door_contact_of_the_bridge_proves_that_the_door_clock_is_four_minutes_fast() -> None:
    post = {door_utc(row) for row in where("door_log", door="local_post")}
    first = door_utc(rows("door_log")[0])
    contacts = [log_utc("bridge_log", row) for row in where("bridge_log", event="door_contact")]
    assert len(contacts) == 6
    assert all(moment in post for moment in contacts if moment > first)
    evenings = [moment for moment in post if not 5 <= moment.hour < 20]
    assert sorted(evenings) == sorted(contacts)


def test_read_at_face_value_k_117_enters_the_post_after_the_opening() -> None:
    [row] = where("door_log", door="local_post", badge="K-117", direction="in")
    assert row["recorded_time"] > bridge(8812)["local_time"]
    assert door_utc(row) < log_utc("bridge_log", bridge(8812))


def test_k_117_was_handed_in_with_pin_1_and_taken_with_pin_3_and_not_returned() -> None:
    k117 = where("cabinet_log", item="K-117")
    assert [(row["local_time"], row["action"], row["pin"]) for row in k117[-2:]] == [
        ("2026-10-23 17:40:00", "returned", "PIN 1"),
        ("2026-10-24 18:05:00", "taken", "PIN 3"),
    ]
    assert [row["action"] for row in k117[:-1]] == ["taken", "returned"] * (len(k117) // 2)
    assert {row["pin"] for row in k117[:-1]} == {"PIN 1"}


def test_k_117_passes_a_door_only_while_it_is_out_of_the_cabinet() -> None:
    steps = [(plain(row["local_time"]) - SUMMER, row["action"]) for row in where("cabinet_log", item="K-117")]
    for row in where("door_log", badge="K-117"):
        before = [action for moment, action in steps if moment <= door_utc(row)]
        assert before[-1] == "taken", row


def test_cor_was_at_cabinet_noord_when_the_bridge_opened() -> None:
    night = [row for row in rows("control_room_badges") if aware(row["time"]) > at("24 22:00:00")]
    assert {row["holder"] for row in night if aware(row["time"]) < at("25 05:00:00")} == {"Cor Dijkzeul"}
    passes = [(row["reader"], row["direction"], aware(row["time"])) for row in night][:4]
    assert passes == [
        ("control_room", "out", at("25 00:38:00")),
        ("cabinet_north", "in", at("25 00:43:10")),
        ("cabinet_north", "out", at("25 00:52:30")),
        ("control_room", "in", at("25 00:57:00")),
    ]
    assert night[0]["time"] == "2026-10-25T02:38:00+02:00"


def test_an_operator_sits_in_the_control_room_at_every_other_opening_of_those_weeks() -> None:
    passes = [(aware(row["time"]), row["direction"]) for row in where("control_room_badges", reader="control_room")]
    alone = set()
    for row in where("bridge_log", event="open"):
        moment = log_utc("bridge_log", row)
        if moment > passes[0][0]:
            inside = sum(1 if direction == "in" else -1 for when, direction in passes if when <= moment)
            alone |= {row["row"]} if inside < 1 else set()
    assert alone == {"8812"}
