"""Another site gets nothing, and a player knows nothing before its time; a server that is broken is found out."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from chaos.ledger import Ledger
from chaos.product import PRODUCT, Product
from chaos.strangers import find_leaks, find_open_doors

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

BROKEN = Path(__file__).parent / "broken"
Look = Callable[[Product, Ledger], Awaitable[list[str]]]


async def look_at(folder: Path, look: Look, *command: str) -> list[str]:
    product = Product(folder / "data", command)
    await product.start()
    try:
        return await look(product, Ledger(folder / "ledger.jsonl"))
    finally:
        await product.stop()


@pytest.mark.parametrize("look", [find_open_doors, find_leaks])
async def test_the_server_gives_nothing_away(tmp_path: Path, look: Look) -> None:
    assert await look_at(tmp_path, look, *PRODUCT) == []


@pytest.mark.parametrize(("look", "build"), [(find_open_doors, "no_origin_check"), (find_leaks, "unfiltered_view")])
async def test_a_server_that_gives_something_away_is_found_out(tmp_path: Path, look: Look, build: str) -> None:
    assert len(await look_at(tmp_path, look, sys.executable, str(BROKEN / f"{build}.py"))) > 2
