"""The results of rooms, read from their journals once and kept, in memory and in a table: ids and numbers, no words."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import msgspec

from thebridge.database import Database
from thebridge.debrief import store
from thebridge.debrief.report import build_report
from thebridge.debrief.results import Facts, Filters, Results, TeamResult, build_results, team_result, work_out
from thebridge.debrief.tables import TeamResultRow
from thebridge.engine.entry import Entry
from thebridge.engine.ids import RoomId
from thebridge.engine.scenario import Scenario
from thebridge.journal.protocol import Head, Journal

ROOMS_KEPT: Final = 5_000
ROOMS_AT_ONCE: Final = 500
BUILT_KEPT: Final = 32
FORMAT: Final = 1
"""Goes up when a result is read from a journal in another way: whatever was kept before is read again."""
FindScenario = Callable[[RoomId], Awaitable[Scenario]]
Known = tuple[Head, TeamResult | None]
NOTHING: Final[Known] = (Head(0, -1), None)


class ResultsCache:
    """Reads a room again when it went on or words in it were erased."""

    def __init__(
        self, database: Database, journal: Journal, find_scenario: FindScenario, kept: int = ROOMS_KEPT
    ) -> None:
        self._database, self._journal, self._find_scenario, self._most = database, journal, find_scenario, kept
        self._known: OrderedDict[RoomId, Known] = OrderedDict()
        self._last: tuple[tuple[Facts, ...], dict[RoomId, Head], tuple[TeamResult, ...]] | None = None
        self._built: OrderedDict[Filters, tuple[tuple[TeamResult, ...], Results]] = OrderedDict()

    async def load(self, rooms: Sequence[Facts]) -> tuple[TeamResult, ...]:
        """The results of the rooms whose team came to its end, in order; the same object while no room went on."""
        asked = tuple(rooms)
        heads: dict[RoomId, Head] = {}
        for start in range(0, len(asked), ROOMS_AT_ONCE):
            heads |= await self._journal.heads([one.room for one in asked[start : start + ROOMS_AT_ONCE]])
        if self._last is None or self._last[:2] != (asked, heads):
            found: list[TeamResult] = []
            for start in range(0, len(asked), ROOMS_AT_ONCE):
                found += await self._load(asked[start : start + ROOMS_AT_ONCE], heads)
            self._last = (asked, heads, tuple(found))
        return self._last[2]

    async def read(self, rooms: Sequence[Facts]) -> bool:
        """Reads those of the rooms that are not known as they are now; whether there were any."""
        heads = await self._journal.heads([one.room for one in rooms])
        is_new = any(self._known.get(room, NOTHING)[0] != head for room, head in heads.items())
        if is_new:
            await self._load(rooms, heads)
        return is_new

    async def recall(self, rooms: Sequence[Facts]) -> None:
        """Takes into memory what is kept of the rooms, and reads no journal."""
        for start in range(0, len(rooms), ROOMS_AT_ONCE):
            some = [one.room for one in rooms[start : start + ROOMS_AT_ONCE]]
            self._remember(await self._find_kept([room for room in some if room not in self._known]))

    async def build(self, teams: tuple[TeamResult, ...], filters: Filters) -> Results:
        """The figures of the teams that a filter asks for; again the same while the teams are."""
        known = self._built.get(filters)
        if known is None or known[0] is not teams:
            known = (teams, await asyncio.to_thread(build_results, teams, filters))
            self._built[filters] = known
        self._built.move_to_end(filters)
        while len(self._built) > BUILT_KEPT:
            self._built.popitem(last=False)
        return known[1]

    async def _load(self, rooms: Sequence[Facts], all_heads: Mapping[RoomId, Head]) -> list[TeamResult]:
        heads = {one.room: all_heads[one.room] for one in rooms if one.room in all_heads}
        known = {room: self._known.get(room, NOTHING) for room in heads}
        stale = [room for room, head in heads.items() if known[room][0] != head]
        known |= await self._find_kept(stale)
        unread = [one for one in rooms if one.room in heads and known[one.room][0] != heads[one.room]]
        known |= await self._read_all(unread, heads)
        self._remember(known)
        told = ((one, known[one.room][1]) for one in rooms if one.room in known)
        return [replace(result, facts=facts) for facts, result in told if result is not None]

    async def _find_kept(self, rooms: Sequence[RoomId]) -> dict[RoomId, Known]:
        if not rooms:
            return {}
        kept = await self._database.read(lambda tx: store.find_kept(tx, rooms, FORMAT))
        return await asyncio.to_thread(_decode_all, kept)

    async def _read_all(self, rooms: Sequence[Facts], heads: dict[RoomId, Head]) -> dict[RoomId, Known]:
        found: dict[RoomId, Known] = {}
        for facts in rooms:
            scenario = await self._find_scenario(facts.room)
            entries = await self._journal.read(facts.room)
            found[facts.room] = (heads[facts.room], await asyncio.to_thread(_read, facts, scenario, entries))
        ended = [_row(room, head, result) for room, (head, result) in found.items() if result is not None]
        if ended:
            await self._database.write(lambda tx: store.keep_results(tx, ended))
        return found

    def _remember(self, known: dict[RoomId, Known]) -> None:
        for room, one in known.items():
            self._known[room] = one
            self._known.move_to_end(room)
        while len(self._known) > self._most:
            self._known.popitem(last=False)


def _read(facts: Facts, scenario: Scenario, entries: Sequence[Entry]) -> TeamResult | None:
    result = team_result(facts, build_report(scenario, entries, "beyond"))
    return None if result is None else work_out(result)


def _row(room: RoomId, head: Head, result: TeamResult) -> TeamResultRow:
    content = msgspec.json.encode(replace(result, said=()))
    return TeamResultRow(room_id=room, format=FORMAT, seq=head.seq, erasures=head.erasures, content=content)


def _decode_all(kept: dict[RoomId, tuple[Head, bytes]]) -> dict[RoomId, Known]:
    decode = msgspec.json.Decoder(TeamResult).decode
    return {room: (head, work_out(decode(content))) for room, (head, content) in kept.items()}
