"""Many people who play for long, in short: everything is answered and kept, and nobody's line breaks unasked."""

from pathlib import Path

import pytest

from bench.seats import Seat
from chaos.ledger import Ledger
from chaos.soak import Heard, Plan, Soaker, soak


@pytest.mark.slow
@pytest.mark.service
@pytest.mark.timeout(300)
async def test_what_is_said_over_two_processes_is_kept_once(tmp_path: Path) -> None:
    found = await soak(Plan(rooms=2, rate=20.0, minutes=0.1, warm_minutes=0.02), tmp_path)
    assert found.complaints == []
    assert found.counts["acknowledged"] == found.counts["intended"] > 100
    assert (found.counts["lost"], found.counts["double"], found.counts["refused"]) == (0, 0, 0)
    assert found.figures["unasked_disconnects"] == 0
    assert found.figures["ack_p50_ms"] <= found.figures["ack_p99_ms"]


def test_an_answer_counts_from_when_its_command_was_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard, ledger = Heard(), Ledger(tmp_path / "ledger.jsonl")
    player = Soaker(Seat("room", "http://127.0.0.1:1", "/s/1", ""), ledger, heard)
    player._hear(b'{"kind":"snapshot","view":{"me":{"player":"p1"}},"seq":1}')
    monkeypatch.setattr(player, "_send", lambda _intent: None)
    player.act(due_at=0.0)
    assert [one.command_id for one in ledger.unanswered] == ["p1:c1"]
    player._hear(b'{"kind":"accepted","id":"c1","seq":9}')
    assert heard.latencies[0] > 1.0
    assert (ledger.unanswered, ledger.intents["p1:c1"].seq) == ([], 9)


def test_what_the_room_had_no_time_for_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    player = Soaker(Seat("room", "http://127.0.0.1:1", "/s/1", ""), Ledger(tmp_path / "ledger.jsonl"), Heard())
    player.player = "p1"
    monkeypatch.setattr(player, "_send", lambda intent: sent.append(intent.id))
    player.act(due_at=0.0)
    player._hear(b'{"kind":"refused","id":"c1","code":"room_busy","text":""}')
    player.ask_again()
    player.ask_again()
    assert sent == ["c1", "c1"]
    assert [one.id for one in player.ledger.unanswered] == ["c1"]
