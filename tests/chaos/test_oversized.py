"""What is too large, or would be once unpacked, costs a real server next to nothing, and nobody else anything: A21."""

import sys
from pathlib import Path

import pytest

from chaos.oversized import MIB, SEATS, THROWN, WINDOWS, Thrown, throw_all
from chaos.product import PRODUCT, Product

BROKEN = (sys.executable, str(Path(__file__).parent / "broken" / "no_limits.py"))
AT_MOST = 20 * MIB
CODES = {"one byte over the limit": 1009, "16 MiB": 1009, "16 MiB in 16 KB": 1002}
"""A compressed frame is against the protocol here: compression was not agreed, so nothing is unpacked."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


async def throw_at(folder: Path, command: tuple[str, ...], *kinds: str, patience: float = 60.0) -> Thrown:
    product = Product(folder / "data", command)
    await product.start()
    try:
        return await throw_all(product, folder, kinds, patience)
    finally:
        await product.stop()


async def test_frames_that_are_too_large_cost_a_server_no_memory(tmp_path: Path) -> None:
    thrown = await throw_at(tmp_path, PRODUCT, *THROWN)
    assert {kind: grown for kind, grown in thrown.grown_bytes.items() if grown > AT_MOST} == {}
    assert all(thrown.said_meanwhile[kind] for kind in THROWN)
    for kind, code in CODES.items():
        assert thrown.closed[kind] == {code: SEATS * WINDOWS}, kind


async def test_a_server_that_unpacks_what_it_is_sent_is_found_out(tmp_path: Path) -> None:
    thrown = await throw_at(tmp_path, BROKEN, "16 MiB in 16 KB", patience=3.0)
    assert thrown.grown_bytes["16 MiB in 16 KB"] > AT_MOST
