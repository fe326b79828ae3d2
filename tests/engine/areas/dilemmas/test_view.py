from dataclasses import replace
from typing import Any

from tests.engine.queries.night import ADA, ANALYST, BEN, CARD, GUARD, SCENARIO, TEXTS, key, with_card
from thebridge.engine.areas.dilemmas.view import DilemmasContext, dilemmas_section
from thebridge.engine.areas.dilemmas.words import DilemmasState, DilemmaState, Proposal
from thebridge.engine.ids import DilemmaId, OptionId, Personal
from thebridge.engine.scenario import Scenario
from thebridge.engine.viewer import Viewer

STICK, PLUG, LEAVE = DilemmaId("stick"), OptionId("plug"), OptionId("leave")
CONTEXT = DilemmasContext({ADA: (GUARD,), BEN: (ANALYST,)}, {BEN: 2.0}, {STICK: frozenset({PLUG, LEAVE})}, True)
OPEN = DilemmaState(key("stick-text-b"), 60)
PROPOSED = replace(OPEN, proposal=Proposal(PLUG, ADA, Personal("quick"), 100))
ADA_LOOKS, BEN_LOOKS = Viewer("player", "nl", ADA), Viewer("player", "nl", BEN)


def seen(
    card: DilemmaState,
    viewer: Viewer = ADA_LOOKS,
    scenario: Scenario = SCENARIO,
    context: DilemmasContext = CONTEXT,
) -> dict[str, Any]:
    return dilemmas_section(scenario, DilemmasState({STICK: card}), viewer, TEXTS, context)


def test_an_open_card_tells_its_choice_to_whom_it_addresses() -> None:
    assert seen(OPEN)["stick"] == {
        "title": "stick-title",
        "text": "stick-text-b",
        "sender": "bas",
        "leads": ["guard-title"],
        "is_shown": True,
        "options": [{"id": "plug", "text": "plug-text"}, {"id": "leave", "text": "leave-text"}],
        "proposal": None,
        "chosen": None,
        "result": None,
        "closes_at_seconds": None,
        "may_propose": True,
        "may_confirm": False,
    }


def test_a_card_that_is_not_open_is_not_there() -> None:
    assert dilemmas_section(SCENARIO, DilemmasState(), ADA_LOOKS, TEXTS, CONTEXT) == {}


def test_a_card_of_its_addressees_is_not_there_for_others() -> None:
    scenario = with_card(seen_by="leads")
    assert seen(OPEN, BEN_LOOKS, scenario) == {}
    assert seen(OPEN, ADA_LOOKS, scenario)["stick"]["is_shown"] is False
    assert seen(replace(OPEN, is_shown=True), BEN_LOOKS, scenario)["stick"]["is_shown"] is True


def test_a_proposal_says_when_its_proposer_may_decide_alone_and_others_may_confirm_it() -> None:
    for_ada, for_ben = seen(PROPOSED)["stick"], seen(PROPOSED, BEN_LOOKS)["stick"]
    assert for_ada["proposal"] == {"option": "plug", "player": ADA, "reason": "quick", "alone_at_seconds": 220}
    assert (for_ada["may_propose"], for_ada["may_confirm"]) == (True, False)
    assert (for_ben["may_propose"], for_ben["may_confirm"]) == (False, True)


def test_no_result_is_told_before_the_choice_and_only_that_of_the_choice_after_it() -> None:
    assert "result" not in repr(seen(PROPOSED)).replace("'result'", "")
    chosen = seen(replace(PROPOSED, chosen=PLUG))["stick"]
    assert (chosen["chosen"], chosen["result"]) == ("plug", "plug-result")
    assert "leave-result" not in repr(chosen)
    assert (chosen["may_propose"], chosen["may_confirm"]) == (False, False)


def test_a_proposal_that_the_choice_passed_over_is_not_told() -> None:
    assert seen(replace(PROPOSED, chosen=LEAVE))["stick"]["proposal"] is None
    assert seen(replace(PROPOSED, chosen=PLUG))["stick"]["proposal"]["reason"] == "quick"


def test_an_option_that_cannot_be_chosen_now_is_not_there_unless_it_was_chosen() -> None:
    narrow = replace(CONTEXT, available={STICK: frozenset({LEAVE})})
    assert [one["id"] for one in seen(OPEN, context=narrow)["stick"]["options"]] == ["leave"]
    chosen = seen(replace(OPEN, chosen=PLUG), context=narrow)["stick"]
    assert [one["id"] for one in chosen["options"]] == ["plug", "leave"]


def test_a_deadline_is_told_while_it_holds() -> None:
    scenario = with_card(limit_seconds=120, default=LEAVE)
    assert seen(OPEN, scenario=scenario)["stick"]["closes_at_seconds"] == 180
    assert seen(replace(OPEN, chosen=PLUG), scenario=scenario)["stick"]["closes_at_seconds"] is None
    without = replace(CONTEXT, has_limits=False)
    assert seen(OPEN, scenario=scenario, context=without)["stick"]["closes_at_seconds"] is None
    assert seen(OPEN, scenario=with_card(limit_seconds=120))["stick"]["closes_at_seconds"] is None


def test_a_lead_sees_every_open_card_and_may_do_nothing_and_a_projector_sees_none() -> None:
    card = seen(PROPOSED, Viewer("lead", "nl"), with_card(seen_by="leads"))["stick"]
    assert (card["may_propose"], card["may_confirm"]) == (False, False)
    assert seen(PROPOSED, Viewer("projector", "nl")) == {}


def test_a_card_without_roles_addresses_everyone_and_names_none() -> None:
    card = seen(OPEN, BEN_LOOKS, with_card(leads=()))["stick"]
    assert (card["leads"], card["may_propose"]) == ([], True)
    assert CARD.leads == (GUARD,)
