"""A command's answer reaches whoever waits, and nobody else complains."""

import asyncio

import pytest

from tests.fakes.rules import say
from thebridge.engine.ids import CommandId
from thebridge.engine.refusals import Refused
from thebridge.rooms.submission import Accepted, Submission, Waiting


def waiting() -> Waiting:
    submission = Submission.of(CommandId("c"), say("noor", "a"))
    return Waiting(submission, asyncio.get_running_loop().create_future())


async def test_an_accepted_command_has_a_number() -> None:
    one = waiting()
    one.answer(Accepted(7))
    assert await one.answered == Accepted(7)


async def test_a_refusal_is_raised() -> None:
    one = waiting()
    one.answer(Refused("not_now"))
    with pytest.raises(Refused, match="not_now"):
        await one.answered


async def test_only_the_first_answer_counts_and_a_sender_may_be_gone() -> None:
    one, gone = waiting(), waiting()
    one.answer(Accepted(1))
    one.answer(Refused("not_now"))
    gone.answered.cancel()
    gone.answer(Accepted(2))
    assert await one.answered == Accepted(1)
    assert gone.answered.cancelled()


async def test_equal_commands_have_equal_digests() -> None:
    assert (
        Submission.of(CommandId("a"), say("noor", "x")).digest == Submission.of(CommandId("b"), say("noor", "x")).digest
    )
