"""Which commands a room recorded, so that none is done twice however late it is asked again.

The newest stand here as they are. Older ones are kept in 16 bytes each, found by a number that is made of their id: a
room that is played for hours, or a process with many rooms, would hold ten times as much otherwise. Of an older one the
beginning of its digest is enough: it only tells a page that gives two commands one id.
"""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final, NamedTuple

from thebridge.engine.ids import CommandId

RECENT_MOST: Final = 128
DIGEST_LENGTH: Final = 32
BEGINNING_LENGTH: Final = 8


class Recorded(NamedTuple):
    """What is known of a command that was recorded. `digest`: of an older one, its beginning."""

    seq: int
    digest: str

    def is_of(self, digest: str) -> bool:
        """Whether it is the command with this digest."""
        return digest == self.digest or (len(self.digest) == BEGINNING_LENGTH and digest.startswith(self.digest))


class Recollection:
    """Finds what was recorded by its id. `fold` now and then: it makes older ones small."""

    def __init__(self) -> None:
        self._recent: dict[CommandId, Recorded] = {}
        self._numbers, self._seqs, self._beginnings = array("Q"), array("I"), array("I")

    def __len__(self) -> int:
        return len(self._recent) + len(self._numbers)

    def get(self, command_id: CommandId) -> Recorded | None:
        """What is known of this command; None when it was not recorded."""
        found = self._recent.get(command_id)
        if found is not None or not self._numbers:
            return found
        number = _number_of(command_id)
        at = bisect_left(self._numbers, number)
        if at == len(self._numbers) or self._numbers[at] != number:
            return None
        return Recorded(self._seqs[at], f"{self._beginnings[at]:0{BEGINNING_LENGTH}x}")

    def add(self, command_id: CommandId, recorded: Recorded) -> None:
        """One more."""
        self._recent[command_id] = recorded

    def update(self, recorded: Mapping[CommandId, Recorded]) -> None:
        """Some more."""
        self._recent.update(recorded)

    def clear(self) -> None:
        """Forgets all, to learn it anew."""
        self._recent.clear()
        self._numbers, self._seqs, self._beginnings = array("Q"), array("I"), array("I")

    def fold(self) -> None:
        """When there are many new ones, they become old ones; a digest of another length stays as it is."""
        if len(self._recent) <= RECENT_MOST:
            return
        known = list(zip(self._numbers, self._seqs, self._beginnings, strict=True))
        fitting = {one: it for one, it in self._recent.items() if len(it.digest) == DIGEST_LENGTH}
        known += [(_number_of(one), it.seq, int(it.digest[:BEGINNING_LENGTH], 16)) for one, it in fitting.items()]
        known.sort()
        self._numbers = array("Q", [number for number, _, _ in known])
        self._seqs = array("I", [seq for _, seq, _ in known])
        self._beginnings = array("I", [beginning for _, _, beginning in known])
        self._recent = {one: it for one, it in self._recent.items() if one not in fitting}


def _number_of(command_id: CommandId) -> int:
    return int.from_bytes(blake2b(command_id.encode(), digest_size=8).digest(), "big")
