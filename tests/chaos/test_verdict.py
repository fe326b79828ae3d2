"""The verdict sees what is lost, doubled, out of order or told twice: each planted fault is a complaint."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chaos.ledger import Intent, Ledger
from chaos.verdict import compare_replay, judge
from tests.web.served import new_server
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.areas.talk.words import LineSaid
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Author, CommandId, Language, LineId, Personal, PlayerId, RoomId
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer
from thebridge.journal.sqlite import SqliteJournal
from thebridge.sessions.model import SessionSettings

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def entry(seq: int, intent: Intent, times: int = 1) -> Entry:
    said = LineSaid(LineId(f"line-{seq}"), PlayerId(intent.player), Personal(intent.marker))
    return Entry(seq, NOW, Author(intent.player), CommandId(intent.command_id), "", (said,) * times)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "ledger.jsonl")
    for number in (1, 2, 3):
        made.intend(Intent("r", "p", f"c{number}", {"kind": "say"}))
    return made


def accept_in_order(ledger: Ledger) -> list[Intent]:
    intents = ledger.of_room("r")
    for seq, intent in enumerate(intents, 1):
        ledger.accept(intent, seq)
    return intents


def test_a_journal_that_holds_every_accepted_command_once_is_clean(ledger: Ledger) -> None:
    first, second, third = accept_in_order(ledger)
    assert judge(ledger, {"r": (entry(1, first), entry(2, second), entry(3, third))}) == []


def test_what_was_never_answered_may_be_there_or_not(ledger: Ledger) -> None:
    first, second, _ = ledger.of_room("r")
    ledger.accept(first, 1)
    assert judge(ledger, {"r": (entry(1, first),)}) == []
    assert judge(ledger, {"r": (entry(1, first), entry(2, second))}) == []


FAULTS: dict[str, tuple[Callable[[Intent, Intent, Intent], tuple[Entry, ...]], str]] = {
    "lost": (lambda a, b, c: (entry(1, a), entry(2, b)), "0 times"),
    "there twice": (lambda a, b, c: (entry(1, a), entry(2, b), entry(3, c), entry(4, c)), "2 times"),
    "carried out twice": (lambda a, b, c: (entry(1, a), entry(2, b, 2), entry(3, c)), "carried out 2 times"),
    "in another order": (lambda a, b, c: (entry(1, b), entry(2, a), entry(3, c)), "asked earlier"),
    "under another number": (lambda a, b, c: (entry(1, a), entry(2, c), entry(3, b)), "was accepted as"),
    "a hole": (lambda a, b, c: (entry(1, a), entry(2, b), entry(3, c), entry(5, a)), "hole"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_a_complaint(ledger: Ledger, fault: str) -> None:
    plant, complaint = FAULTS[fault]
    first, second, third = accept_in_order(ledger)
    assert any(complaint in found for found in judge(ledger, {"r": plant(first, second, third)}))


def test_a_refused_command_that_is_in_the_journal_is_a_complaint(ledger: Ledger) -> None:
    first = ledger.of_room("r")[0]
    ledger.refuse(first, "text_empty")
    assert judge(ledger, {"r": (entry(1, first),)})


def test_what_is_asked_anew_may_come_after_what_was_asked_in_between(ledger: Ledger) -> None:
    first, second, third = ledger.of_room("r")
    ledger.not_recorded(first)
    for seq, intent in enumerate((second, third, first), 1):
        ledger.accept(intent, seq)
    assert judge(ledger, {"r": (entry(1, second), entry(2, third), entry(3, first))}) == []


def test_two_answers_that_contradict_each_other_are_a_complaint(ledger: Ledger) -> None:
    first, second, third = ledger.of_room("r")
    ledger.accept(first, 1)
    ledger.accept(first, 2)
    ledger.accept(second, 3)
    ledger.refuse(second, "too_fast")
    ledger.refuse(third, "too_fast")
    ledger.accept(third, 4)
    assert len(ledger.complaints) == 3


class Watched:
    """A page as the verdict knows it, whose room goes on while the journal is being read."""

    def __init__(self, room: str, player: str, seq: int, view: dict[str, Any]) -> None:
        self.room, self.player, self.seq, self.view = room, player, seq, view

    def goes_on(self) -> None:
        self.seq, self.view["chat"] = self.seq + 1, "of later"


async def test_a_page_that_is_told_more_meanwhile_is_compared_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with new_server(tmp_path).running() as server:
        session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        room = await server.get_room(session.rooms[0].id)
        await server.submit(room, CommandId("1"), JoinRoom(PlayerId("p"), Personal("Zwaan"), Language("nl")))
        scenario = await server.get_scenario(room.id)
        view = json.loads(
            msgspec.json.encode(view_for(scenario, room.state, Viewer("player", Language("nl"), PlayerId("p"))))
        )
        page: Any = Watched(room.id, "p", room.seq, view)
        read = SqliteJournal.read

        async def read_slowly(journal: SqliteJournal, room: RoomId, after: int = 0) -> Sequence[Entry]:
            found = await read(journal, room, after)
            page.goes_on()
            return found

        monkeypatch.setattr(SqliteJournal, "read", read_slowly)
        assert await compare_replay(tmp_path, session.id, [page]) == []
        assert await compare_replay(tmp_path, session.id, [page]) == ["p sees another chat than the journal plays back"]
