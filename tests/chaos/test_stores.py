"""A database and a bus that go away under play take nothing along that was acknowledged, and play goes on by itself."""

from pathlib import Path

import pytest

from chaos.services import own_postgres, own_valkey
from chaos.stores import FAULTS, Plan, Run, break_stores, share

SEED = 20_261_128


@pytest.mark.slow
@pytest.mark.service
@pytest.mark.timeout(300)
async def test_each_fault_of_a_store_once_loses_nothing_and_is_over_by_itself(tmp_path: Path) -> None:
    batch = await break_stores(Plan(dict.fromkeys(FAULTS, 1), SEED, lock_seconds=3.0), tmp_path)
    late = [one for one in batch.complaints if "to heal" in one]  # how long it took is for the long run to say
    assert [one for one in batch.complaints if one not in late] == []
    assert batch.faults == dict.fromkeys(FAULTS, 1)
    assert batch.counts["acknowledged"] == batch.counts["intended"] > 0
    assert (batch.counts["lost"], batch.counts["double"]) == (0, 0)
    assert batch.counts["pages_opened"] > 0


@pytest.mark.slow
@pytest.mark.service
@pytest.mark.timeout(300)
async def test_a_database_that_forgot_what_it_had_confirmed_is_found_out(tmp_path: Path) -> None:
    async with own_postgres() as postgres, own_valkey() as valkey:
        run = Run(Plan({"database_cut": 1}, SEED), tmp_path, postgres, valkey)

        async def forget() -> None:
            await postgres.forget_some()

        run.postgres.cut_all = forget  # type: ignore[method-assign]
        batch = await run.run()
    assert batch.counts["lost"] > 0


def test_every_fault_is_in_some_batch() -> None:
    given = {"table_lock": 2, "database_restart": 50}
    shares = share(given, 20)
    assert len(shares) == 3
    assert {kind: sum(one[kind] for one in shares) for kind in given} == given
