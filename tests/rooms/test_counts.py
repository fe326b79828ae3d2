"""What is counted: each command once, by what came of it; nothing of anybody."""

import pytest
from prometheus_client import generate_latest

from thebridge.engine.refusals import Refused
from thebridge.rooms.counts import Counts, Standing


def figures(counts: Counts) -> str:
    return generate_latest(counts.registry).decode()


def test_each_command_counts_once_by_what_came_of_it() -> None:
    counts = Counts()
    with counts.command():
        pass
    with pytest.raises(Refused), counts.command():
        raise Refused("not_now")
    with pytest.raises(ZeroDivisionError), counts.command():
        raise ZeroDivisionError
    said = figures(counts)
    for outcome in ("accepted", "refused", "failed"):
        assert f'thebridge_commands_total{{outcome="{outcome}"}} 1.0' in said
    assert "thebridge_command_seconds_count 1.0" in said


def test_what_goes_on_is_looked_at_when_somebody_asks() -> None:
    counts = Counts()
    now = [Standing(0, 0)]
    counts.watch(lambda: now[0])
    now[0] = Standing(3, 14)
    assert "thebridge_rooms_awake 3.0" in figures(counts)
    assert "thebridge_connections 14.0" in figures(counts)
