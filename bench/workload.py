"""The workload *bridge-room*: R rooms of five players who do five kinds of things, one fifth each.

A line in the chat, an item of a draft, a note, a pin that is put up or taken down, a pin that is filed under a suspect.
Each of them is recorded, and each of them changes what all five see.
"""

import itertools
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from bench.line import Line

PLAYERS: Final = 5
WORDS: Final = "We lost the cake at 13:20 and the lift never answered; check the log before you vote, please."
SUSPECTS: Final = ("bep", "joost", "mirjam", "henk")
OWN_SOURCES: Final = ("badge_log", "fridge_log", "lift_log", "bookings")
"""The datasets of the warm-up, of which a role holds one."""
ROWS: Final = {"badge_log": 19, "fridge_log": 14, "lift_log": 8, "bookings": 7}
FULL_PINS: Final = 60
FULL_LINES: Final = 200
FULL_STEPS: Final = FULL_LINES // PLAYERS
_UPDATE: Final = re.compile(rb'\{"kind":"update","after":(\d+),"seq":(\d+)')
_ACCEPTED: Final = re.compile(rb'\{"kind":"accepted","id":"(\d+)","seq":(\d+)')


@dataclass(slots=True)
class Tally:
    """What was sent and what came of it."""

    is_closed_loop: bool = False
    sent_at: list[float] = field(default_factory=list)
    senders: list["Sender"] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    done: int = 0
    events: int = 0
    bytes: int = 0
    refused: list[str] = field(default_factory=list)


class Team:
    """One room: which entry each of its players was told of, and which command an entry came from."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.senders: list[Sender] = []
        self._told: dict[int, int] = {}
        self._complete_at: dict[int, float] = {}
        self._asked: dict[int, int] = {}

    def told(self, before: int, seq: int) -> None:
        """One more player was told of every entry above `before`, up to `seq`."""
        now = time.perf_counter()
        for one in range(before + 1, seq + 1):
            count = self._told.get(one, 0) + 1
            self._told[one] = count
            if count == len(self.senders):
                del self._told[one]
                self._complete_at[one] = now
                if one in self._asked:
                    self._complete(self._asked.pop(one), one)

    def accepted(self, number: int, seq: int) -> None:
        """Command `number` is entry `seq`."""
        self._asked[seq] = number
        if seq in self._complete_at:
            self._complete(self._asked.pop(seq), seq)

    def _complete(self, number: int, seq: int) -> None:
        tally = self.tally
        tally.latencies.append(self._complete_at.pop(seq) - tally.sent_at[number])
        tally.done += 1
        if tally.is_closed_loop:
            tally.senders[number].send_next()


class Sender:
    """One player: makes commands in turn, and reads only the numbers of what comes."""

    def __init__(self, team: Team, place: int) -> None:
        self.team, self.place = team, place
        self.line: Line | None = None
        self.view: dict[str, Any] = {}
        self.source = ""
        self.seq = 0
        self._kind = place  # so that a team does five different things at a time
        self._pinning: int | None = None
        self._pin: str | None = None
        self._own_pin = self._own_note = ""
        self._tagged = place
        self._pairs: Iterator[tuple[int, ...]] = iter(())
        self._triples: Iterator[tuple[int, ...]] = iter(())
        self._waiting: dict[int, str] = {}
        team.senders.append(self)

    def heard(self, message: bytes) -> None:
        """Takes one message of the server."""
        tally = self.team.tally
        if (found := _UPDATE.match(message)) is not None:
            tally.events += 1
            tally.bytes += len(message)
            before, self.seq = self.seq, int(found[2])
            self.team.told(before, self.seq)
        elif (found := _ACCEPTED.match(message)) is not None:
            self._accepted(int(found[1]), int(found[2]))
        elif message.startswith(b'{"kind":"snapshot"'):
            whole = json.loads(message)
            before, self.seq, self.view = self.seq, whole["seq"], whole["view"]
            if before:
                self.team.told(before, self.seq)
        elif message.startswith(b'{"kind":"refused"'):
            tally.refused.append(message.decode()[:200])

    def learn(self) -> None:
        """Reads from the view which dataset is this player's own, if the game has begun in it."""
        self.source = next((one for one in OWN_SOURCES if self.view["sources"].get(one, {}).get("is_mine")), "")

    def share_rows(self) -> None:
        """Takes this player's share of the rows of its dataset, once all of the team know theirs."""
        mates = [one for one in self.team.senders if one.source == self.source]
        rows = range(1, ROWS[self.source] + 1)
        self._pairs, self._triples = (
            itertools.cycle(list(itertools.combinations(rows, size))[mates.index(self) :: len(mates)])
            for size in (2, 3)
        )

    def _accepted(self, number: int, seq: int) -> None:
        match self._waiting.pop(number, ""):
            case "pin":
                self._pin = f"pin-{seq}"
            case "unpin":
                self._pin = None
            case "own_pin":
                self._own_pin = f"pin-{seq}"
            case "own_note":
                self._own_note = f"note-{seq}"
        self.team.accepted(number, seq)

    # --- what it sends ------------------------------------------------------------------------------------------------

    def send(self, due_at: float | None, waits_for: str, **message: Any) -> int:
        """Sends a command; its number."""
        tally = self.team.tally
        number = len(tally.sent_at)
        tally.sent_at.append(due_at or time.perf_counter())
        tally.senders.append(self)
        self._waiting[number] = waits_for
        assert self.line is not None
        self.line.send(json.dumps({"id": str(number), **message}, separators=(",", ":")).encode())
        return number

    def put_pin(self, rows: Iterator[tuple[int, ...]], waits_for: str, due_at: float | None = None) -> int:
        """Pins rows that nobody else pins."""
        named = [str(row) for row in next(rows)]
        return self.send(due_at, waits_for, kind="pin_rows", source=self.source, rows=named, caption=WORDS[:40])

    def prepare(self) -> None:
        """One pin and one note of its own, to work on."""
        self.put_pin(self._triples, "own_pin")
        self.send(None, "own_note", kind="write_note", text=WORDS, pin=None, note=None)

    def fill(self, step: int) -> None:
        """One step of this player's share of a full room: each has twelve pins and forty lines in the chat."""
        if step < FULL_PINS // PLAYERS - 1:
            self.put_pin(self._triples, "")
        self.send(None, "", kind="say", text=f"{WORDS} {step}")

    def send_next(self, due_at: float | None = None) -> None:
        """The next of the five kinds."""
        self._kind = (self._kind + 1) % 5
        number = len(self.team.tally.sent_at)
        match self._kind:
            case 0:
                self.send(due_at, "", kind="say", text=f"{WORDS} {number}")
            case 1:
                words = f"{WORDS[:40]} {number}"
                self.send(due_at, "", kind="place_item", puzzle="who", part="name", item="text", value=None, text=words)
            case 2:
                self.send(due_at, "", kind="write_note", text=f"{WORDS} {number}", pin=None, note=self._own_note)
            case 3 if self._pin is None:
                self.put_pin(self._pairs, "pin", due_at)
            case 3:
                self.send(due_at, "unpin", kind="unpin", pin=self._pin)
            case _:
                self._tagged += 1
                self.send(due_at, "", kind="tag_pin", pin=self._own_pin, suspects=[SUSPECTS[self._tagged % 4]])
