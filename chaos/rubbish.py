"""Messages as no page sends them: real ones, mutated, and worse. The same seed makes the same rubbish."""

import json
import random
from collections.abc import Callable
from typing import Any, Final, get_args

import msgspec

from thebridge.web.messages import PLAYER_MESSAGES, Heartbeat, Hello, PreFlight, Resync

LIMIT: Final = 65_536
LEAVES: Final = "leave_room"
"""What is not sent: whoever leaves can send nothing more."""
TEXTS: Final = (
    "", " ", "\x00", "\u202e\u2066", "a\u0301" * 40, "😀" * 30, "'; DROP TABLE entries;--", "${7*7}", "../passwd",
    "<script>ran()</script>", "=1+1", "NaN", "null", "-0", "1e999", "x" * 121, "y" * 4_001, "\ufeff", "İ" * 24, "ﬃ",
)  # fmt: skip
VALUES: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 2**31, 2**53, 2**63, 2**64, -(2**63) - 1, 1.5, 1e308, [], {}, [[]], {"": None}, "",
)  # fmt: skip
SURPLUS: Final = ("by", "role", "room_id", "player", "team_id", "score", "is_facilitator", "", "__class__")
OTHERS: Final = ("pause_room", "end_play", "join_room", "tick", "snapshot", "move_player", "open_room")
RAW: Final = (
    "", " ", "null", "true", "[]", "{}", "0", '"text"', "NaN", "Infinity", "-Infinity", "{", "}", '{"kind"', "\ufeff{}",
    '{"kind":"say","id":"x","text":"\\ud800"}', '{"kind":"say","id":"x","text":"\\u0000"}',
    '{"kind":"say","kind":"say"}', "//", "'", "\x00",
    '{"kind":"say","id":"x","id":"y","text":"t"}', '{"kind":"heartbeat","id":1e999,"state":"active"}',
    '{"kind":"place_item","id":"x","puzzle":NaN}', "[" * 13 + "]" * 13, '{"a":' * 40 + "1" + "}" * 40, "\\", '{"kind":',
)  # fmt: skip
BREAKING: Final = (
    (0x81, b'{"kind":"say","text":"\xff\xfe"}'), (0x81, b"\xe2\x82"), (0x89, bytes(126)), (0x09, b"x"),
    (0xC1, bytes(100)), (0xA1, b"{}"), (0x91, b"{}"), (0x83, b"{}"), (0x8B, b""), (0x88, b"\x03"), (0x80, b"lost"),
    (0x81, b"x" * (LIMIT + 1)), (0x88, b"\x03\xe8bye"), (0x88, b"\x27\x10"), (0x88, b""),
)  # fmt: skip
"""Frames after which the line must end: the first byte of each, and what it carries."""


class Rubbish:
    """`text` is a message that deserves an answer; `breaking` is a frame that ends its line."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        said = [one for one in PLAYER_MESSAGES if one.__struct_config__.tag != LEAVES]
        self._structs: tuple[type[msgspec.Struct], ...] = (*said, Hello, Heartbeat, Resync, PreFlight)
        self._ways: tuple[Callable[[], str], ...] = (
            self._mutated, self._mutated, self._mutated, self._mutated, self._unknown_things, self._unknown_things,
            self._cut_short, self._with_flipped_letters, self._deep, self._any_json, self._known_rubbish, self._numbers,
        )  # fmt: skip

    def text(self) -> str:
        """One message."""
        return self.chance.choice(self._ways)()[: LIMIT // 4]

    def breaking(self) -> tuple[int, bytes]:
        """One frame, as its first byte and its content."""
        return self.chance.choice(BREAKING)

    # --- messages that are nearly right -------------------------------------------------------------------------------

    def message(self) -> dict[str, Any]:
        """A message of a page in every field, about things that there are not."""
        struct = self.chance.choice(self._structs)
        config = struct.__struct_config__
        message: dict[str, Any] = {str(config.tag_field): config.tag}
        for one in msgspec.structs.fields(struct):
            message[one.encode_name] = (
                f"r{self.chance.randrange(10**9)}" if one.name == "id" else self._fitting(one.type)
            )
        return message

    def _fitting(self, hint: Any) -> Any:
        found = str(hint)
        if "Literal" in found and get_args(hint) and "Annotated" not in found:
            return self.chance.choice([one for one in get_args(hint) if isinstance(one, str)] or ["x"])
        for mark, value in (("bool", True), ("tuple", ["x"]), ("list", []), ("dict", {}), ("int", 1), ("float", 1.0)):
            if mark in found:
                return value
        return self.chance.choice(("nothing", f"n{self.chance.randrange(1_000)}"))

    def _unknown_things(self) -> str:
        message = self.message()
        while set(message) <= {"kind", "id", "text", "is_ready", "language", "name"}:
            message = self.message()
        return json.dumps(message)

    def _mutated(self) -> str:
        message = self.message()
        for _ in range(self.chance.randint(1, 3)):
            self._mutate(message)
        return json.dumps(message)

    def _mutate(self, message: dict[str, Any]) -> None:
        names = list(message)
        name = self.chance.choice(names) if names else "id"
        match self.chance.randrange(6):
            case 0:
                message.pop(name, None)
            case 1:
                message[self.chance.choice(("by", "role", "room_id", "player", "score", "", "__class__"))] = (
                    self.value()
                )
            case 2:
                message[name] = self.chance.choice(TEXTS)
            case 3:
                many = isinstance(message.get(name), str | int)  # not many of many of many
                message[name] = [message.get(name)] * (self.chance.choice((1, 2, 401)) if many else 1)
            case 4:
                message["kind"] = self.chance.choice(
                    (*TEXTS, "pause_room", "end_play", "join_room", "tick", "snapshot")
                )
            case _:
                message[name] = self.value()

    def value(self) -> Any:
        """Any value of JSON."""
        return self.chance.choice((*VALUES, *TEXTS))

    # --- messages that are not ----------------------------------------------------------------------------------------

    def _cut_short(self) -> str:
        whole = json.dumps(self.message())
        return whole[: self.chance.randrange(len(whole))]

    def _with_flipped_letters(self) -> str:
        letters = list(json.dumps(self.message()))
        for _ in range(self.chance.randint(1, 6)):
            letters[self.chance.randrange(len(letters))] = self.chance.choice('{}[]",:\\u0 \x00é😀')
        return "".join(letters)

    def _deep(self) -> str:
        depth = self.chance.choice((11, 12, 13, 50, 500, 4_000))
        return self.chance.choice(("[" * depth, "[" * depth + "]" * depth, '{"kind":' * depth, '{"a":[' * (depth // 2)))

    def _any_json(self) -> str:
        return json.dumps([self.value() for _ in range(self.chance.randrange(4))] or self.value())

    def _known_rubbish(self) -> str:
        return self.chance.choice(RAW)

    def _numbers(self) -> str:
        number = self.chance.choice(("9" * 5_000, "1e" + "9" * 20, "-" + "0" * 50, "0x10", "1_000", "٣", "1e400", "00"))
        return f'{{"kind":"turn_page","id":"n","page":{number},"number":{number}}}'
