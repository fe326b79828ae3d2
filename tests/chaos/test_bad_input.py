"""Frames and requests as nobody sends them end no server, write no traceback, and touch no other room: A22, A23.

The long run is by hand: `python -m chaos.frames`, `python -m chaos.requests`.
"""

import sys
from pathlib import Path

import pytest

from chaos.frames import throw_frames
from chaos.requests import Requests, send_requests
from chaos.routes import read_routes
from chaos.rubbish import BREAKING, Rubbish

FRAGILE = (sys.executable, str(Path(__file__).parent / "broken" / "fragile.py"))
SEED = 20_261_129

pytestmark = pytest.mark.timeout(300)


@pytest.mark.slow
async def test_frames_that_no_page_sends_are_answered_and_touch_nobody_else(tmp_path: Path) -> None:
    batch = await throw_frames(4_000, SEED, tmp_path)
    assert batch.complaints == []
    assert batch.faults["bad_frame"] > 3_000
    assert batch.faults["frame_against_the_protocol"] > 0
    assert batch.counts["acknowledged"] == batch.counts["intended"] > 0


@pytest.mark.slow
async def test_requests_that_no_browser_sends_are_refused_and_touch_nobody_else(tmp_path: Path) -> None:
    batch = await send_requests(800, SEED, tmp_path)
    assert batch.complaints == []
    assert batch.faults["bad_request"] == 800
    assert {"200", "403", "404", "422"} <= set(batch.figures["answers"])
    assert batch.counts["acknowledged"] == batch.counts["intended"] > 0


@pytest.mark.slow
async def test_a_server_that_fails_over_a_frame_is_found_out(tmp_path: Path) -> None:
    batch = await throw_frames(600, SEED, tmp_path, FRAGILE)
    assert any("a line ended" in complaint for complaint in batch.complaints)
    assert any("the log has" in complaint for complaint in batch.complaints)


@pytest.mark.slow
async def test_a_server_that_fails_over_a_request_is_found_out(tmp_path: Path) -> None:
    batch = await send_requests(300, SEED, tmp_path, FRAGILE)
    assert any("was answered with 500" in complaint for complaint in batch.complaints)


def test_the_same_seed_makes_the_same_rubbish() -> None:
    first, second = Rubbish(7), Rubbish(7)
    assert [first.text() for _ in range(200)] == [second.text() for _ in range(200)]
    assert first.breaking() in BREAKING


def test_requests_go_to_every_route() -> None:
    made = Requests(7, {}, "http://127.0.0.1:1")
    routes = [path for method, path in read_routes() if method != "WS" and not path.endswith((".pdf", "out", "/leave"))]
    first = {path.strip("/").partition("/")[0] for path in routes if not path.startswith("/{")}
    sent = {made.make().target.lstrip("/").partition("/")[0].partition("?")[0] for _ in range(3_000)}
    assert first <= sent
