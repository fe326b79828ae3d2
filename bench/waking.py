"""How long a room takes to wake from its journal, with so many entries in it.

    python -m bench.waking --entries 352,3000,10000 --write bench/results/waking.json

A team of bots plays The Bridge to its end; more of what players do most is put behind it. CPU seconds are those of this
process: on a busy machine the wall clock says little.
"""

import argparse
import asyncio
import json
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from thebridge.bootstrap import Server, open_server
from thebridge.bots.simulate import Order, play_team
from thebridge.engine.areas.talk.words import LineSaid
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Author, CommandId, LineId, Personal, PlayerId, RoomId
from thebridge.rooms.activity import Activity
from thebridge.rooms.rules import EngineRules
from thebridge.sessions.model import SessionSettings
from thebridge.settings import read_settings

ROUNDS: Final = 5
LINE: Final = Personal("I do not think that the list of the berths fits the times on the camera's pictures.")
OFTEN: Final = frozenset({"ItemPlaced", "NoteWritten", "SourceOpened", "PinTagged"})


def longer(journal: Sequence[Entry], count: int) -> list[Entry]:
    """The journal, and behind it lines and moves of the same game until there are so many entries."""
    moves = [entry for entry in journal if any(type(event).__name__ in OFTEN for event in entry.events)]
    entries = list(journal[:count])
    player = PlayerId("bot-1")
    while len(entries) < count:
        seq = len(entries) + 1
        said = (LineSaid(LineId(f"line-{seq}"), player, LINE),)
        events = said if seq % 2 else moves[seq % len(moves)].events
        command = CommandId(f"{player}:{seq}")
        entries.append(replace(journal[-1], seq=seq, by=Author(player), command_id=command, events=events))
    return entries


async def measure(count: int) -> dict[str, Any]:
    """One room of so many entries, woken a few times."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        server = open_server(read_settings(data_dir=Path(folder), demo=True), lambda _language, key: key)
        async with server.running():
            session = await server.open_session("the-bridge", "default", ("Blue",), SessionSettings())
            room = session.rooms[0].id
            scenario = await server.get_scenario(room)
            journal = play_team(scenario, Order(1, 5, "mixed", seed=3), 0).journal
            await server.journal.append(room, longer(journal, count))
            rounds = [await _play_back(server, room, EngineRules(scenario)) for _ in range(ROUNDS)]
    return {"entries": count, **{name: _spread([one[name] for one in rounds]) for name in rounds[0]}}


async def _play_back(server: Server, room: RoomId, rules: EngineRules) -> dict[str, float]:
    """What `Room.load` does, piece by piece."""
    began, wall = time.process_time(), time.perf_counter()
    entries = await server.journal.read(room)
    read = time.process_time()
    state, activity = rules.initial, Activity()
    for entry in entries:
        state = rules.evolve(state, entry)
        rules.note(activity, state, entry)
    done = time.process_time()
    return {"read_cpu_ms": read - began, "evolve_cpu_ms": done - read, "wall_ms": time.perf_counter() - wall}


def _spread(seconds: Sequence[float]) -> list[float]:
    """The least, the middle and the most, in milliseconds."""
    order: tuple[Callable[[Sequence[float]], float], ...] = (min, statistics.median, max)
    return [round(of(seconds) * 1000, 1) for of in order]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", default="352,1000,3000,10000")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    rooms = [asyncio.run(measure(int(count))) for count in given.entries.split(",")]
    found = {"what": "least, middle and most of five rounds", "python": platform.python_version(), "rooms": rooms}
    print(json.dumps(found, indent=1))
    if given.write is not None:
        given.write.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
