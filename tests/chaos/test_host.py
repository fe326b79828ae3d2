"""A full disk, a stopped process, a clock that is set, floods and a page that does not read: nothing is lost by it.

A24, A25, A28, A31 and A39 in short, and what comes of them; `python -m chaos.host` is the long form.
"""

import sys
from pathlib import Path

import pytest

from chaos.host import FAULTS, Plan, Run, trouble

SEED = 20_261_130

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


async def test_each_of_them_once_loses_nothing_and_is_over_by_itself(tmp_path: Path) -> None:
    batch = await trouble(Plan(dict.fromkeys(FAULTS, 1), SEED), tmp_path)
    late = [one for one in batch.complaints if "to heal" in one]  # how long it took is for the long run to say
    assert [one for one in batch.complaints if one not in late] == []
    assert batch.faults == dict.fromkeys(FAULTS, 1)
    assert batch.counts["acknowledged"] == batch.counts["intended"] > 0
    assert (batch.counts["lost"], batch.counts["double"]) == (0, 0)


async def test_a_disk_that_only_seems_full_and_a_clock_that_is_followed_are_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chaos.host.MOVED", _following(tmp_path))
    data = tmp_path / "data"
    data.mkdir()
    run = Run(Plan({"disk_full": 1, "clock_jump": 1}, SEED), tmp_path, data)
    monkeypatch.setattr("chaos.host.resource.prlimit", lambda *_given: (-1, -1))
    batch = await run.run()
    assert any("commands were accepted, all the same" in complaint for complaint in batch.complaints)
    assert any("the room's clock went from" in complaint for complaint in batch.complaints)


def _following(folder: Path) -> tuple[str, ...]:
    """A server whose clock follows the wall clock, wherever that goes."""
    program = folder / "following.py"
    program.write_text(
        "from datetime import UTC\n"
        "from chaos.moved_clock import WallClock\n"
        "from thebridge.cli.main import main\n"
        "from thebridge.rooms.steady_clock import SteadyClock\n"
        "SteadyClock.now = lambda _clock: WallClock.now(UTC)\n"
        "main()\n",
        encoding="utf-8",
    )
    return (sys.executable, str(program))
