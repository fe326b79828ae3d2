"""A server that is killed loses nothing that it acknowledged; one that acknowledges too early is found out."""

import sys
from pathlib import Path

import pytest

from chaos.kills import Plan, kill_often

BROKEN = Path(__file__).parent / "broken" / "ack_before_commit.py"
SEED = 20_261_123


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_after_eight_kills_in_a_burst_every_acknowledged_command_is_there_once(tmp_path: Path) -> None:
    report = await kill_often(Plan(kills=8, seed=SEED, rooms=3), tmp_path)
    assert report.complaints == []
    assert len(report.kills) == 8
    assert all(kill.in_flight and kill.answered_before for kill in report.kills)
    counts = report.as_batch().counts
    assert counts["refused"] == 0
    assert counts["acknowledged"] == counts["intended"] > 0
    assert (counts["lost"], counts["double"]) == (0, 0)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_server_that_acknowledges_before_it_commits_is_found_out(tmp_path: Path) -> None:
    broken = (sys.executable, str(BROKEN))
    report = await kill_often(Plan(kills=3, seed=SEED, rooms=3, command=broken), tmp_path)
    assert any("is in the journal 0 times" in complaint for complaint in report.complaints)
