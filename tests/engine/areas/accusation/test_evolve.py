from tests.engine.queries.night import ADA, BEN
from thebridge.engine.areas.accusation.evolve import evolve
from thebridge.engine.areas.accusation.words import (
    AccusationOpened,
    AccusationSent,
    AccusationSigned,
    AccusationState,
    Contradiction,
    ContradictionWeighed,
    PartAnswer,
    PartAnswered,
    PinCited,
    Signature,
)
from thebridge.engine.ids import Author, CastId, OptionId, PartId, Personal, PinId

WHO, ONE, TWO = PartId("who"), PinId("pin-1"), PinId("pin-2")
ILSE, HOLDS, TURNS = CastId("ilse"), OptionId("holds"), OptionId("turns")


def after(*events: object) -> AccusationState:
    state = AccusationState()
    for event in events:
        state = evolve(state, event, 3)
    return state


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    state = AccusationState()
    assert evolve(state, object(), 1) is state


def test_it_opens_and_is_sent() -> None:
    assert after(AccusationOpened()) == AccusationState(is_open=True)
    assert after(AccusationOpened(), AccusationSent(Author(ADA))).is_sent


def test_one_verdict_stands_for_each_favourite_and_pin() -> None:
    state = after(
        ContradictionWeighed(ILSE, ONE, HOLDS, ADA),
        ContradictionWeighed(ILSE, TWO, HOLDS, ADA),
        ContradictionWeighed(ILSE, ONE, TURNS, BEN),
    )
    assert state.contradictions == (Contradiction(ILSE, TWO, HOLDS, ADA), Contradiction(ILSE, ONE, TURNS, BEN))


def test_the_last_hand_answers_and_may_clear() -> None:
    answered = PartAnswered(WHO, OptionId("ilse"), None, ADA)
    assert after(answered).answers == {WHO: PartAnswer(OptionId("ilse"), None, ADA)}
    text = PartAnswered(WHO, None, Personal("green"), BEN)
    assert after(answered, text).answers == {WHO: PartAnswer(None, Personal("green"), BEN)}
    assert after(answered, PartAnswered(WHO, None, None, BEN)).answers == {}


def test_citations_keep_their_order_and_each_stands_once() -> None:
    state = after(PinCited(WHO, ONE, True, ADA), PinCited(WHO, TWO, True, ADA), PinCited(WHO, ONE, True, BEN))
    assert state.cited == {WHO: (TWO, ONE)}
    assert evolve(state, PinCited(WHO, TWO, False, ADA), 4).cited == {WHO: (ONE,)}


def test_a_signature_stands_until_it_falls() -> None:
    state = after(AccusationSigned(ADA, "signed", None), AccusationSigned(BEN, "dissent", Personal("no")))
    assert state.signatures == {ADA: Signature("signed", None), BEN: Signature("dissent", Personal("no"))}
    assert list(evolve(state, AccusationSigned(BEN, "none", None), 4).signatures) == [ADA]
