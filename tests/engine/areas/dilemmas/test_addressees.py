from dataclasses import replace

import pytest

from tests.engine.queries.night import ADA, ANALYST, BEN, CARD, CAS, GUARD, key
from thebridge.engine.areas.dilemmas.addressees import may_propose, seconds_alone, sees_card
from thebridge.engine.areas.dilemmas.words import DilemmaState
from thebridge.engine.ids import PlayerId, RoleId

BOTH = {ADA: (GUARD,), BEN: (ANALYST,)}
OPEN = DilemmaState(key("stick-text"), 60)
FOR_LEADS = replace(CARD, seen_by="leads")


@pytest.mark.parametrize(
    ("leads", "players", "expected"),
    [
        ((GUARD,), BOTH, {ADA}),
        ((GUARD,), {ADA: (ANALYST, GUARD), BEN: (ANALYST,)}, {ADA}),
        ((), BOTH, {ADA, BEN}),
        ((GUARD,), {BEN: (ANALYST,), CAS: ()}, {BEN, CAS}),
    ],
)
def test_a_card_addresses_its_roles_or_everyone_when_nobody_here_has_one(
    leads: tuple[RoleId, ...], players: dict[PlayerId, tuple[RoleId, ...]], expected: set[PlayerId]
) -> None:
    card = replace(CARD, leads=leads)
    assert {player for player in (ADA, BEN, CAS) if may_propose(card, player, players)} == expected


def test_a_card_of_the_team_is_seen_by_everyone_who_is_here() -> None:
    assert sees_card(CARD, OPEN, BEN, BOTH)
    assert not sees_card(CARD, OPEN, CAS, BOTH)


def test_a_card_of_its_addressees_is_seen_by_them_until_they_show_it() -> None:
    assert sees_card(FOR_LEADS, OPEN, ADA, BOTH)
    assert not sees_card(FOR_LEADS, OPEN, BEN, BOTH)
    assert sees_card(FOR_LEADS, replace(OPEN, is_shown=True), BEN, BOTH)


def test_a_proposer_waits_for_the_slowest_of_those_who_see_the_card() -> None:
    extra_time = {ADA: 3.0, BEN: 1.5}
    assert seconds_alone(CARD, OPEN, ADA, BOTH, extra_time) == 90
    assert seconds_alone(CARD, OPEN, BEN, BOTH, extra_time) == 180
    assert seconds_alone(FOR_LEADS, OPEN, ADA, BOTH, extra_time) == 60
    assert seconds_alone(CARD, OPEN, ADA, {ADA: (GUARD,)}, extra_time) == 60
