"""Everybody is back after a kill, with all that was there before: in short."""

from pathlib import Path

import pytest

from bench.after_kill import Hall, Player
from bench.seats import Seat


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_after_a_kill_everybody_has_a_view_that_is_as_far_as_before(tmp_path: Path) -> None:
    found = await Hall(2, 2, tmp_path).run()
    assert (found["rooms"], found["players"], found["lost_again"]) == (2, 10, 0)
    assert found["entries"] >= 2 * 5 * 2  # each command is one, and joining and starting are more
    assert 0 < found["first_back_seconds"] <= found["all_back_seconds"]


def test_a_player_reads_how_far_the_view_is_from_what_is_told() -> None:
    player = Player(Seat("room", "http://127.0.0.1:1", "/s/1", ""))
    player.hear(b'{"kind":"presence","people":{}}')
    assert player.seq == 0
    player.hear(b'{"kind":"snapshot","epoch":"e","seq":7,"now_ms":1,"view":{}}')
    assert player.seq == 7
    player.hear(b'{"kind":"update","after":7,"seq":12,"changed":{}}')
    assert player.seq == 12
