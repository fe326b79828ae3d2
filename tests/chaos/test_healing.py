"""A fault has healed when everyone had a command accepted since."""

import asyncio
import random
from pathlib import Path

import pytest

from chaos import healing
from chaos.batches import Batch
from chaos.browser import Browser
from chaos.crowd import Crowd
from chaos.healing import Healing
from chaos.ledger import Ledger
from chaos.player import LivePlayer


def make(folder: Path) -> tuple[Crowd, Batch, Healing]:
    ledger, batch = Ledger(folder / "ledger.jsonl"), Batch(1)
    crowd = Crowd(ledger, random.Random(1))
    for name in ("p1", "p2"):
        player = LivePlayer(ledger, "r", Browser("http://127.0.0.1:1"), "/s/1")
        player.player = name
        crowd.players.append(player)
    return crowd, batch, Healing(crowd, batch)


async def test_it_waits_for_the_last_of_them(tmp_path: Path) -> None:
    crowd, batch, watched = make(tmp_path)
    waiting = asyncio.ensure_future(watched.wait("cut"))
    await asyncio.sleep(0)
    crowd.players[0].accepted += 1
    await asyncio.sleep(0.05)
    assert not waiting.done()
    crowd.players[1].accepted += 1
    assert await waiting
    assert batch.complaints == []
    assert "cut" in str(watched.figures()["healed_seconds_longest"])


async def test_who_never_had_one_is_a_complaint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(healing, "GIVE_UP_SECONDS", 0.05)
    crowd, batch, watched = make(tmp_path)
    crowd.players[0].accepted += 1
    assert not await watched.wait("cut")
    assert batch.complaints == ["cut did not heal in 0 s"]
