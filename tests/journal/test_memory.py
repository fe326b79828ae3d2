"""The journal in memory keeps every promise."""

from collections.abc import Awaitable, Callable

import pytest

from tests.journal.promises import PROMISES
from thebridge.journal.memory import MemoryJournal
from thebridge.journal.protocol import Journal


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
async def test_it_keeps_its_promises(promise: Callable[[Journal], Awaitable[None]]) -> None:
    await promise(MemoryJournal())
