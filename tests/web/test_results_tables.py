"""Tables of results: a row for everything that the scenario has, in the author's order, told of or not."""

from datetime import UTC, datetime
from typing import Any

from tests.engine.play import Play
from thebridge.debrief.results import Facts, Filters, TeamResult, build_results
from thebridge.engine.ids import RoomId, SessionId
from thebridge.engine.texts import Texts
from thebridge.web.results_tables import write_tables

SCENARIO = Play().scenario
ENDED = datetime(2026, 3, 1, tzinfo=UTC)


def say(key: str, **values: object) -> str:
    return f"{key}{values or ''}"


def result(number: int, **other: Any) -> TeamResult:
    facts = Facts(RoomId(f"room-{number}"), SessionId("s"), SCENARIO.id, "1", number)
    plain: dict[str, Any] = {"goals": (), "choices": (), "puzzles": (), "answers": ()}
    return TeamResult(facts, ENDED, SCENARIO.endings[0].id, **plain | other)


def test_each_thing_of_the_scenario_has_its_row_and_what_is_hidden_has_no_numbers() -> None:
    results = build_results([result(number) for number in range(5)], Filters(SCENARIO.id))
    tables = {one.section: one for one in write_tables(results, SCENARIO, Texts(SCENARIO.texts["en"], {}), say)}
    (ended,) = tables["endings"].rows
    assert [(bar.name, bar.count) for bar in ended.bars] == [
        (one.id, 5 if one is SCENARIO.endings[0] else 0) for one in SCENARIO.endings
    ]
    assert (ended.teams, ended.of) == (5, 5)
    assert [row.item for row in tables["goals"].rows] == [one.id for one in SCENARIO.goals]
    assert [row.item for row in tables["puzzles"].rows] == [one.id for one in SCENARIO.puzzles]
    hidden = [row for section in ("goals", "puzzles", "minutes", "scan") for row in tables[section].rows]
    assert all((row.teams, row.bars, row.spread) == (0, (), None) for row in hidden)
