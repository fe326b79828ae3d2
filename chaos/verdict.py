"""The verdict after a fault: what the ledger promised against what the journal kept."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from websockets.exceptions import WebSocketException

from chaos.ledger import Intent, Ledger
from chaos.player import LivePlayer
from thebridge.bootstrap import open_archive
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Language, PlayerId, RoomId, SessionId
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer
from thebridge.rooms.rules import EngineRules
from thebridge.settings import read_settings

Journals = dict[str, tuple[Entry, ...]]
SECONDS = 30.0


async def read_journals(data: Path, rooms: Iterable[str], **settings: str) -> Journals:
    """Every entry of these rooms, read from the database itself beside or without a server."""
    async with open_archive(read_settings(data_dir=data, **settings)) as archive:
        return {room: await archive.journal.read(RoomId(room)) for room in rooms}


class Tally(NamedTuple):
    """How many commands the server said were recorded, and how many of all are not there, or there more than once."""

    acknowledged: int
    lost: int
    double: int


def tally(ledger: Ledger, journals: Journals) -> Tally:
    """The three numbers of a ledger."""
    acknowledged = lost = double = 0
    for room, entries in journals.items():
        counts = Counter(str(entry.command_id) for entry in entries)
        told = Counter(_words_of(entries))
        for intent in ledger.of_room(room):
            found = counts[intent.command_id]
            acknowledged += intent.answer == "accepted"
            lost += intent.answer == "accepted" and not found
            double += found > 1 or told[intent.marker] > 1
    return Tally(acknowledged, lost, double)


def judge(ledger: Ledger, journals: Journals) -> list[str]:
    """What is wrong: an acknowledged command that is not there once, one that is there twice, an order that changed."""
    complaints = list(ledger.complaints)
    for room, entries in journals.items():
        complaints += _judge_room(ledger.of_room(room), entries)
    return complaints


def _judge_room(intents: Sequence[Intent], entries: Sequence[Entry]) -> list[str]:
    counts = Counter(str(entry.command_id) for entry in entries)
    seqs = {str(entry.command_id): entry.seq for entry in entries}
    told = Counter(_words_of(entries))
    complaints = [] if [e.seq for e in entries] == list(range(1, len(entries) + 1)) else ["the numbers have a hole"]
    for intent in intents:
        found = counts[intent.command_id]
        allowed = {"accepted": (1,), "refused": (0,), "none": (0, 1)}[intent.answer]
        if found not in allowed:
            complaints.append(f"{intent.command_id} ({intent.answer} {intent.seq}) is in the journal {found} times")
        elif found and intent.answer == "accepted" and seqs[intent.command_id] != intent.seq:
            complaints.append(f"{intent.command_id} was accepted as {intent.seq}, is {seqs[intent.command_id]}")
        if told[intent.marker] > 1:
            complaints.append(f"{intent.command_id} was carried out {told[intent.marker]} times")
    return complaints + _judge_order(intents, seqs)


def _judge_order(intents: Sequence[Intent], seqs: dict[str, int]) -> list[str]:
    last: dict[str, int] = {}
    complaints = []
    for intent in intents:
        seq = seqs.get(intent.command_id)
        if seq is None or intent.is_asked_anew:
            continue
        if seq < last.get(intent.player, 0):
            complaints.append(f"{intent.command_id} stands before what its sender had asked earlier")
        last[intent.player] = max(seq, last.get(intent.player, 0))
    return complaints


def _words_of(entries: Sequence[Entry]) -> list[str]:
    """Every word with a mark of ours in what came about; equal ones are two effects of one intent."""
    text = msgspec.json.encode([entry.events for entry in entries]).decode()
    parts = text.split("~")
    return [f"~{part}~" for part in parts[1::2]]


async def compare_views(players: Iterable[LivePlayer]) -> list[str]:
    """Where what a page has put together differs from what the server shows a page that comes new."""
    found = await asyncio.gather(*(_compare(player) for player in players))
    return [complaint for one in found for complaint in one]


async def _compare(player: LivePlayer) -> list[str]:
    try:
        async with asyncio.timeout(SECONDS):
            while True:
                if player.closed_with is not None:
                    return [f"{player.player} is not connected, and cannot be compared"]
                view, seq = await player.fresh_view()
                await player.reached(seq)
                if player.seq == seq:
                    break
    except (OSError, WebSocketException, TimeoutError) as error:
        return [f"{player.player}, at {player.seq}, could not be compared with a page that comes new: {error!r}"]
    return [f"{player.player} sees another {name} at {seq}" for name in view if player.view.get(name) != view[name]]


async def compare_replay(data: Path, session: str, players: Sequence[LivePlayer]) -> list[str]:
    """Where what a page has put together differs from what the journal alone plays back to.

    What the page was told is taken down first: all of it is in the journal by then, and the clock goes on meanwhile.
    """
    told = sorted(((one.room, one.seq, one.player, dict(one.view)) for one in players), key=itemgetter(0, 1))
    async with open_archive(read_settings(data_dir=data)) as archive:
        record = await archive.sessions.get_session(SessionId(session))
        rules = EngineRules((await archive.shelf.get(record.package)).scenario)
        kept = {room.id: await archive.journal.read(room.id) for room in record.rooms}
    complaints = []
    at, state = ("", 0), rules.initial
    for room, seq, player, seen in told:
        if at[0] != room:
            at, state = (room, 0), rules.initial
        for entry in kept[RoomId(room)][at[1] : seq]:
            state = rules.evolve(state, entry)
        at = (room, seq)
        complaints += [
            f"{player} sees another {name} than the journal plays back"
            for name, shown in _view_of(rules, state, PlayerId(player)).items()
            if seen.get(name) != shown
        ]
    return complaints


def _view_of(rules: EngineRules, state: Any, player: PlayerId) -> dict[str, Any]:
    """What a page of this player shows."""
    seat = state.seats.players[player]
    shown: dict[str, Any] = json.loads(
        msgspec.json.encode(view_for(rules.scenario, state, Viewer("player", Language(seat.language), seat.id)))
    )
    return shown
