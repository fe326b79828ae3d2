"""Which commands a room recorded, so that none is done twice however late it is asked again.

The newest stand here as they are. Older ones are kept in 28 bytes each, found by a number that is made of their id: a
room that is played for hours, or a process with many rooms, would hold ten times as much otherwise.
"""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final, NamedTuple

from thebridge.engine.ids import CommandId

RECENT_MOST: Final = 128
DIGEST_BYTES: Final = 16


class Recorded(NamedTuple):
    """What is known of a command that was recorded."""

    seq: int
    digest: str


class Recollection:
    """Finds what was recorded by its id. `fold` now and then: it makes older ones small."""

    def __init__(self) -> None:
        self._recent: dict[CommandId, Recorded] = {}
        self._numbers, self._seqs, self._digests = array("Q"), array("I"), bytearray()

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
        return Recorded(self._seqs[at], self._digests[at * DIGEST_BYTES : (at + 1) * DIGEST_BYTES].hex())

    def add(self, command_id: CommandId, recorded: Recorded) -> None:
        """One more."""
        self._recent[command_id] = recorded

    def update(self, recorded: Mapping[CommandId, Recorded]) -> None:
        """Some more."""
        self._recent.update(recorded)

    def clear(self) -> None:
        """Forgets all, to learn it anew."""
        self._recent.clear()
        self._numbers, self._seqs, self._digests = array("Q"), array("I"), bytearray()

    def fold(self) -> None:
        """When there are many new ones, they become old ones; a digest of another length stays as it is."""
        if len(self._recent) <= RECENT_MOST:
            return
        size = DIGEST_BYTES
        known = [
            (number, self._seqs[at], bytes(self._digests[at * size : (at + 1) * size]))
            for at, number in enumerate(self._numbers)
        ]
        fitting = {one: it for one, it in self._recent.items() if len(it.digest) == 2 * size}
        known += [(_number_of(one), it.seq, bytes.fromhex(it.digest)) for one, it in fitting.items()]
        known.sort()
        self._numbers = array("Q", [number for number, _, _ in known])
        self._seqs = array("I", [seq for _, seq, _ in known])
        self._digests = bytearray(b"".join(digest for _, _, digest in known))
        self._recent = {one: it for one, it in self._recent.items() if one not in fitting}


def _number_of(command_id: CommandId) -> int:
    return int.from_bytes(blake2b(command_id.encode(), digest_size=8).digest(), "big")
