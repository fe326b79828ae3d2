"""The few words a bot says. Commands carry their keys; who seats bots before people puts the texts in their place."""

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from typing import Any, Final

from thebridge.engine.ids import Personal

ASK: Final = Personal("bots.ask")
REASON: Final = Personal("bots.reason")
ADVICE: Final = Personal("bots.advice")
ACT_LINES: Final = tuple(Personal(f"bots.line_{number}") for number in range(1, 6))
NAMES: Final = tuple(f"bots.name_{number}" for number in range(1, 6))


def worded(command: object, phrases: Mapping[str, str]) -> object:
    """The command with the texts of its keys; a command without words as it is."""
    text: Any = getattr(command, "text", None) or getattr(command, "reason", None)
    if text is None or text not in phrases or not is_dataclass(command) or isinstance(command, type):
        return command
    field = "text" if getattr(command, "text", None) == text else "reason"
    return replace(command, **{field: Personal(phrases[text])})
