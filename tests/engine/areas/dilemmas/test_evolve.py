from tests.engine.queries.night import ADA, BEN, key
from thebridge.engine.areas.dilemmas.evolve import evolve
from thebridge.engine.areas.dilemmas.words import (
    DilemmaOpened,
    DilemmaShown,
    DilemmasState,
    DilemmaState,
    OptionChosen,
    OptionProposed,
    Proposal,
    ProposalWithdrawn,
)
from thebridge.engine.ids import DilemmaId, OptionId, Personal, Reason

STICK, PLUG = DilemmaId("stick"), OptionId("plug")


def after(*events: object) -> DilemmaState:
    state = DilemmasState()
    for event in (DilemmaOpened(STICK, key("stick-text"), 60), *events):
        state = evolve(state, event, 3)
    return state.dilemmas[STICK]


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    state = DilemmasState()
    assert evolve(state, object(), 1) is state


def test_a_card_opens_with_its_telling_and_nothing_chosen() -> None:
    assert after() == DilemmaState(key("stick-text"), 60)


def test_a_proposal_stands_until_it_is_taken_back() -> None:
    proposed = OptionProposed(STICK, PLUG, ADA, Personal("quick"), 90)
    assert after(proposed).proposal == Proposal(PLUG, ADA, Personal("quick"), 90)
    assert after(proposed, ProposalWithdrawn(STICK)).proposal is None


def test_a_card_that_is_shown_stays_shown_through_the_choice() -> None:
    card = after(DilemmaShown(STICK), OptionChosen(STICK, PLUG, ADA, BEN, Reason("confirmed"), 95))
    assert (card.is_shown, card.chosen, card.chosen_seconds) == (True, PLUG, 95)
