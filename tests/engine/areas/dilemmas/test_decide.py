from dataclasses import replace
from typing import Any

import pytest

from tests.engine.queries.night import ADA, ANALYST, BEN, CARD, CAS, GUARD, SCENARIO, facts, key, with_card
from thebridge.engine.areas.dilemmas.decide import (
    confirm_option,
    due_defaults,
    next_due_seconds,
    open_dilemma,
    propose_option,
    show_dilemma,
    withdraw_proposal,
)
from thebridge.engine.areas.dilemmas.evolve import evolve
from thebridge.engine.areas.dilemmas.words import (
    ConfirmOption,
    DilemmaOpened,
    DilemmaShown,
    DilemmasState,
    OptionChosen,
    OptionProposed,
    ProposalWithdrawn,
    ProposeOption,
    ShowDilemma,
    WithdrawProposal,
)
from thebridge.engine.ids import DilemmaId, OptionId, Personal, Reason
from thebridge.engine.refusals import Refused

STICK, PLUG, LEAVE = DilemmaId("stick"), OptionId("plug"), OptionId("leave")
ALL = frozenset({PLUG, LEAVE})
OPENED = DilemmaOpened(STICK, key("stick-text"), 60)
FACTS = facts(100)
FOR_LEADS = with_card(seen_by="leads")


def after(*events: object) -> DilemmasState:
    state = DilemmasState()
    for event in events:
        state = evolve(state, event, 3)
    return state


OPEN = after(OPENED)
PROPOSED = after(OPENED, OptionProposed(STICK, PLUG, ADA, None, 100))
CHOSEN = after(OPENED, OptionChosen(STICK, PLUG, ADA, BEN, Reason("confirmed"), 110))


def refusal(call: Any, *arguments: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        call(*arguments)
    return refused.value


def test_an_addressee_proposes_with_a_reason_in_their_own_words() -> None:
    command = ProposeOption(ADA, STICK, PLUG, Personal(" quick "))
    events = propose_option(SCENARIO, OPEN, command, FACTS, ALL)
    assert events == (OptionProposed(STICK, PLUG, ADA, Personal("quick"), 100),)


def test_an_empty_reason_is_none_and_a_long_one_is_refused() -> None:
    (proposed,) = propose_option(SCENARIO, OPEN, ProposeOption(ADA, STICK, PLUG, Personal("  ")), FACTS, ALL)
    assert proposed == OptionProposed(STICK, PLUG, ADA, None, 100)
    long = ProposeOption(ADA, STICK, PLUG, Personal("x" * 201))
    assert refusal(propose_option, SCENARIO, OPEN, long, FACTS, ALL) == Refused("text_too_long", limit=200)


def test_another_proposal_takes_the_place_of_the_first() -> None:
    (proposed,) = propose_option(SCENARIO, PROPOSED, ProposeOption(ADA, STICK, LEAVE), facts(130), ALL)
    assert proposed == OptionProposed(STICK, LEAVE, ADA, None, 130)


def test_the_same_proposal_again_changes_nothing_and_another_reason_does_not_start_the_wait_anew() -> None:
    assert propose_option(SCENARIO, PROPOSED, ProposeOption(ADA, STICK, PLUG), facts(130), ALL) == ()
    again = ProposeOption(ADA, STICK, PLUG, Personal("quick"))
    assert propose_option(SCENARIO, PROPOSED, again, facts(130), ALL) == (
        OptionProposed(STICK, PLUG, ADA, Personal("quick"), 100),
    )


def test_whom_the_card_does_not_address_does_not_propose_unless_no_addressee_is_here() -> None:
    by_ben = ProposeOption(BEN, STICK, PLUG)
    assert refusal(propose_option, SCENARIO, OPEN, by_ben, FACTS, ALL).code == "not_addressed"
    without_guard = facts(100, players={BEN: (ANALYST,)})
    assert len(propose_option(SCENARIO, OPEN, by_ben, without_guard, ALL)) == 1


@pytest.mark.parametrize("option", ["plug", "nothing"])
def test_an_option_that_cannot_be_chosen_now_is_refused_as_if_it_were_not_there(option: str) -> None:
    available = frozenset({LEAVE, OptionId("nothing")})
    command = ProposeOption(ADA, STICK, OptionId(option))
    assert refusal(propose_option, SCENARIO, OPEN, command, FACTS, available) == Refused("option_unknown")


@pytest.mark.parametrize(
    ("scenario", "state"), [(SCENARIO, DilemmasState()), (FOR_LEADS, OPEN), (replace(SCENARIO, dilemmas=()), OPEN)]
)
def test_a_card_that_a_player_does_not_see_is_refused_as_if_it_did_not_exist(scenario: Any, state: Any) -> None:
    unknown = Refused("dilemma_unknown")
    assert refusal(propose_option, scenario, state, ProposeOption(BEN, STICK, PLUG), FACTS, ALL) == unknown
    assert refusal(confirm_option, scenario, state, ConfirmOption(BEN, STICK, PLUG), FACTS, ALL) == unknown
    assert refusal(withdraw_proposal, scenario, state, WithdrawProposal(BEN, STICK), FACTS) == unknown
    assert refusal(show_dilemma, scenario, state, ShowDilemma(BEN, STICK), FACTS) == unknown


def test_what_is_decided_is_decided() -> None:
    decided = Refused("dilemma_decided")
    assert refusal(propose_option, SCENARIO, CHOSEN, ProposeOption(ADA, STICK, LEAVE), FACTS, ALL) == decided
    assert refusal(confirm_option, SCENARIO, CHOSEN, ConfirmOption(BEN, STICK, PLUG), FACTS, ALL) == decided
    assert refusal(withdraw_proposal, SCENARIO, CHOSEN, WithdrawProposal(ADA, STICK), FACTS) == decided


def test_another_confirms_at_once() -> None:
    events = confirm_option(SCENARIO, PROPOSED, ConfirmOption(BEN, STICK, PLUG), facts(101), ALL)
    assert events == (OptionChosen(STICK, PLUG, ADA, BEN, Reason("confirmed"), 101),)


def test_what_was_proposed_in_the_meantime_is_not_confirmed_unseen() -> None:
    changed = Refused("proposal_changed")
    assert refusal(confirm_option, SCENARIO, PROPOSED, ConfirmOption(BEN, STICK, LEAVE), FACTS, ALL) == changed
    assert refusal(confirm_option, SCENARIO, OPEN, ConfirmOption(BEN, STICK, PLUG), FACTS, ALL) == changed


def test_an_option_that_fell_away_since_it_was_proposed_is_not_confirmed() -> None:
    command = ConfirmOption(BEN, STICK, PLUG)
    assert refusal(confirm_option, SCENARIO, PROPOSED, command, FACTS, frozenset({LEAVE})).code == "option_unknown"


def test_a_proposer_decides_alone_after_a_minute_of_the_scenario() -> None:
    alone = ConfirmOption(ADA, STICK, PLUG)
    assert refusal(confirm_option, SCENARIO, PROPOSED, alone, facts(130), ALL) == Refused("too_soon_alone", seconds=30)
    assert confirm_option(SCENARIO, PROPOSED, alone, facts(160), ALL) == (
        OptionChosen(STICK, PLUG, ADA, None, Reason("alone"), 160),
    )


def test_a_proposer_leaves_somebody_with_extra_time_that_time() -> None:
    alone = ConfirmOption(ADA, STICK, PLUG)
    slow = {BEN: 2.0, ADA: 5.0}
    early = facts(160, extra_time=slow)
    assert refusal(confirm_option, SCENARIO, PROPOSED, alone, early, ALL) == Refused("too_soon_alone", seconds=60)
    assert len(confirm_option(SCENARIO, PROPOSED, alone, facts(220, extra_time=slow), ALL)) == 1


def test_a_proposal_is_taken_back_by_its_proposer_or_after_they_left() -> None:
    withdrawn = (ProposalWithdrawn(STICK),)
    assert withdraw_proposal(SCENARIO, PROPOSED, WithdrawProposal(ADA, STICK), FACTS) == withdrawn
    by_ben = WithdrawProposal(BEN, STICK)
    assert refusal(withdraw_proposal, SCENARIO, PROPOSED, by_ben, FACTS).code == "proposal_of_another"
    without_ada = facts(100, players={BEN: (ANALYST,), CAS: (GUARD,)})
    assert withdraw_proposal(SCENARIO, PROPOSED, by_ben, without_ada) == withdrawn
    assert withdraw_proposal(SCENARIO, OPEN, by_ben, FACTS) == ()


def test_an_addressee_shows_the_card_to_all_once() -> None:
    assert show_dilemma(FOR_LEADS, OPEN, ShowDilemma(ADA, STICK), FACTS) == (DilemmaShown(STICK),)
    shown = after(OPENED, DilemmaShown(STICK))
    assert show_dilemma(FOR_LEADS, shown, ShowDilemma(ADA, STICK), FACTS) == ()
    assert show_dilemma(SCENARIO, OPEN, ShowDilemma(BEN, STICK), FACTS) == ()
    assert len(propose_option(FOR_LEADS, shown, ProposeOption(ADA, STICK, PLUG), FACTS, ALL)) == 1


def test_a_card_opens_once() -> None:
    assert open_dilemma(DilemmasState(), STICK, key("stick-text"), 60) == (OPENED,)
    assert open_dilemma(OPEN, STICK, key("other-text"), 90) == ()


def test_a_card_closes_with_its_default_when_its_time_is_up() -> None:
    scenario = with_card(limit_seconds=120, default=LEAVE)
    assert next_due_seconds(scenario, OPEN) == 180
    assert due_defaults(scenario, OPEN, facts(179)) == ()
    chosen = (OptionChosen(STICK, LEAVE, None, None, Reason("time"), 180),)
    assert due_defaults(scenario, PROPOSED, facts(180)) == chosen


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, OPEN),
        ({"limit_seconds": 120}, OPEN),
        ({"limit_seconds": 120, "default": LEAVE}, CHOSEN),
        ({"limit_seconds": 120, "default": LEAVE}, DilemmasState()),
    ],
)
def test_a_card_without_limit_or_default_a_decided_or_unopened_one_never_closes_by_itself(
    changes: dict[str, Any], state: DilemmasState
) -> None:
    scenario = with_card(**changes)
    assert next_due_seconds(scenario, state) is None
    assert due_defaults(scenario, state, facts(9999)) == ()


def test_the_soonest_card_is_due_first() -> None:
    first, second = DilemmaId("stick"), DilemmaId("later")
    cards = tuple(
        replace(CARD, id=one, limit_seconds=limit, default=LEAVE) for one, limit in ((first, 200), (second, 100))
    )
    state = after(OPENED, DilemmaOpened(second, key("t"), 70))
    assert next_due_seconds(replace(SCENARIO, dilemmas=cards), state) == 170


def test_the_guard_may_hold_several_roles() -> None:
    both = facts(100, players={ADA: (ANALYST, GUARD)})
    assert len(propose_option(SCENARIO, OPEN, ProposeOption(ADA, STICK, PLUG), both, ALL)) == 1
