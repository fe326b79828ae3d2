"""Roles for teams of every size, and when somebody comes or goes."""

import pytest

from tests.engine.play import warm_up
from thebridge.engine.areas.seats.deal import deal, deal_after_leaving, deal_to_late_joiner
from thebridge.engine.ids import PlayerId, RoleId

PLAYERS = tuple(PlayerId(f"p{number}") for number in range(8))


def roles(**held: str) -> dict[PlayerId, tuple[RoleId, ...]]:
    return {PlayerId(player): tuple(RoleId(role) for role in text.split()) for player, text in held.items()}


@pytest.mark.parametrize("size", range(1, 9))
def test_every_role_is_held_by_somebody_at_every_size(size: int) -> None:
    dealt = deal(warm_up(), PLAYERS[:size])
    assert {role for held in dealt.values() for role in held} == {role.id for role in warm_up().roles}
    assert all(dealt[player] for player in PLAYERS[:size])


def test_nobody_to_deal_to_gets_nothing() -> None:
    assert deal(warm_up(), ()) == {}


def test_a_leavers_roles_go_to_whoever_holds_the_fewest() -> None:
    left = deal_after_leaving(roles(a="cook planner", b="porter", c="archivist"), PlayerId("a"))
    assert left == roles(b="porter cook", c="archivist planner")


def test_a_role_that_somebody_else_holds_too_is_not_dealt_again() -> None:
    assert deal_after_leaving(roles(a="cook", b="cook", c="porter"), PlayerId("a")) == roles(b="cook", c="porter")


def test_the_last_one_to_leave_leaves_nobody() -> None:
    assert deal_after_leaving(roles(a="cook"), PlayerId("a")) == {}


def test_a_late_joiner_takes_a_role_from_whoever_holds_the_most() -> None:
    joined = deal_to_late_joiner(roles(a="porter", b="cook planner"), PlayerId("c"))
    assert joined == roles(a="porter", b="cook", c="planner")


def test_a_late_joiner_shares_a_role_when_everyone_holds_one() -> None:
    joined = deal_to_late_joiner(roles(a="porter", b="cook"), PlayerId("c"))
    assert joined == roles(a="porter", b="cook", c="cook")


def test_a_late_joiner_to_a_room_without_roles_holds_none_yet() -> None:
    assert deal_to_late_joiner({}, PlayerId("a")) == roles(a="")
