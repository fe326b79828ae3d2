"""The scenario versions that are played now, each read once from the package that its session keeps."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from thebridge.authoring.files import Files
from thebridge.authoring.loader import scenario_from
from thebridge.authoring.package import files_of
from thebridge.engine.scenario import Scenario
from thebridge.sessions.service import SessionService

SCENARIOS_KEPT: Final = 16


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario version as sessions play it, with the files of its package."""

    scenario: Scenario
    files: Files


class Shelf:
    """The scenario versions that rooms play now, each read once from the package that its session keeps."""

    def __init__(self, sessions: SessionService) -> None:
        self._sessions = sessions
        self._played: OrderedDict[str, Played] = OrderedDict()
        self._lock = asyncio.Lock()

    async def get(self, package_sha256: str) -> Played:
        """One version. Reading one takes a moment, so it is done aside, and once."""
        async with self._lock:
            if package_sha256 not in self._played:
                package = await self._sessions.get_package(package_sha256)
                self._played[package_sha256] = await asyncio.to_thread(_read_package, package.content)
            self._played.move_to_end(package_sha256)
            while len(self._played) > SCENARIOS_KEPT:
                self._played.popitem(last=False)
            return self._played[package_sha256]


def _read_package(content: bytes) -> Played:
    files = files_of(content)
    return Played(scenario_from(files), files)
