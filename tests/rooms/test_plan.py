"""Decisions in turn, on a state that does not count yet."""

import asyncio
from datetime import UTC, datetime

import pytest

from tests.fakes.rules import FakeRules, join, say
from thebridge.engine.ids import CommandId
from thebridge.engine.refusals import Refused
from thebridge.errors import AppError
from thebridge.rooms.plan import Plan
from thebridge.rooms.recollection import Recorded
from thebridge.rooms.submission import Accepted, Submission, Waiting

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def plan_of(*commands: tuple[str, object], known: dict[CommandId, Recorded] | None = None) -> Plan:
    rules = FakeRules()
    plan = Plan(rules, rules.initial, 4, None, known or {})
    for command_id, command in commands:
        submission = Submission.of(CommandId(command_id), command)
        plan.take(Waiting(submission, asyncio.get_running_loop().create_future()), NOW)
    return plan


def answers(plan: Plan) -> list[object]:
    return [answer for _, answer in plan.answers]


async def test_each_decision_stands_on_the_ones_before_it() -> None:
    plan = plan_of(("a", join("noor")), ("b", join("noor")), ("c", say("noor", "x")))
    assert answers(plan) == [Accepted(5), Accepted(5), Accepted(6)]
    assert [(entry.seq, entry.at, entry.command_id) for entry in plan.entries] == [(5, NOW, "a"), (6, NOW, "c")]


async def test_refusals_and_failures_make_no_entry() -> None:
    plan = plan_of(("a", say("noor", "")), ("b", say("noor", "fail")))
    assert answers(plan) == [Refused("text_empty"), AppError("unexpected")]
    assert (plan.entries, plan.seq) == ([], 4)


async def test_a_recorded_command_is_not_decided_again() -> None:
    digest = Submission.of(CommandId("a"), join("noor")).digest
    known = {CommandId("a"): Recorded(2, digest), CommandId("b"): Recorded(3, "of another")}
    plan = plan_of(("a", join("noor")), ("b", join("noor")), known=known)
    assert answers(plan) == [Accepted(2), Refused("command_id_reused")]


async def test_nobody_is_answered_before_it_is_said_so() -> None:
    plan = plan_of(("a", join("noor")), ("b", say("noor", "")))
    assert not any(waiting.answered.done() for waiting, _ in plan.answers)
    plan.answer_all()
    assert await plan.answers[0][0].answered == Accepted(5)
    with pytest.raises(Refused):
        await plan.answers[1][0].answered
