"""One command's outcome, as the journal keeps it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from thebridge.engine.ids import Author, CommandId


@dataclass(frozen=True, slots=True)
class Entry:
    """What one command brought about.

    `seq` counts entries of one room from 1; `at` is aware UTC; `digest` is of the command.
    """

    seq: int
    at: datetime
    by: Author
    command_id: CommandId
    digest: str
    events: tuple[Any, ...]
