"""Many idle connections in short: all are held, all are answered, and each costs something."""

from pathlib import Path

import pytest

from bench.idle_sockets import hold, kilobytes


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_every_socket_is_held_and_every_sign_of_life_answered(tmp_path: Path) -> None:
    found = await hold(12, 0.05, tmp_path)
    assert (found["sockets"], found["rooms"], found["snapshots"], found["lost"]) == (12, 3, 12, 0)
    assert found["kb_per_connection_at_the_end"] > 0


def test_what_one_of_them_costs_is_what_grew() -> None:
    assert kilobytes(100.0, 101.0, 4) == 256.0
