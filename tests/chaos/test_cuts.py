"""A network that is cut at every place where it can hurt loses nothing and does nothing twice."""

from pathlib import Path

import pytest

from chaos.cuts import KINDS, cut_often

SEED = 20_261_127


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_after_sixty_cuts_every_command_is_answered_and_done_once(tmp_path: Path) -> None:
    report = await cut_often(60, SEED, 2, tmp_path)
    assert report.complaints == []
    assert set(report.faults) == set(KINDS)
    assert report.counts["acknowledged"] == report.counts["intended"] > 0
    assert report.counts["sent_again"] > 0
