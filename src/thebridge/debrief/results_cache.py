"""The results of rooms, read from their journals once and kept in memory: ids and numbers, no name and no words."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from thebridge.debrief.report import build_report
from thebridge.debrief.results import Facts, TeamResult, team_result
from thebridge.engine.entry import Entry
from thebridge.engine.ids import RoomId
from thebridge.engine.scenario import Scenario
from thebridge.journal.protocol import Head, Journal

ROOMS_KEPT: Final = 2_000
FindScenario = Callable[[RoomId], Awaitable[Scenario]]


class ResultsCache:
    """Reads a room again when it went on or words in it were erased."""

    def __init__(self, journal: Journal, find_scenario: FindScenario, kept: int = ROOMS_KEPT) -> None:
        self._journal, self._find_scenario, self._most = journal, find_scenario, kept
        self._known: OrderedDict[RoomId, tuple[Head, TeamResult | None]] = OrderedDict()

    async def load(self, rooms: Sequence[Facts]) -> tuple[TeamResult, ...]:
        """The results of those rooms whose team came to its end, in the order asked for."""
        heads = await self._journal.heads([one.room for one in rooms])
        found = [await self._load(one, heads[one.room]) for one in rooms if one.room in heads]
        return tuple(one for one in found if one is not None)

    async def _load(self, facts: Facts, head: Head) -> TeamResult | None:
        known = self._known.get(facts.room)
        if known is None or known[0] != head:
            scenario = await self._find_scenario(facts.room)
            entries = await self._journal.read(facts.room)
            known = (head, await asyncio.to_thread(_read, facts, scenario, entries))
            self._known[facts.room] = known
        self._known.move_to_end(facts.room)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return known[1]


def _read(facts: Facts, scenario: Scenario, entries: Sequence[Entry]) -> TeamResult | None:
    return team_result(facts, build_report(scenario, entries, "beyond"))
