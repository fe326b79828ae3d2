from dataclasses import replace
from typing import Any

import pytest

from tests.engine.queries.night import ADA, BEN, CAS, SCENARIO, facts
from thebridge.engine.areas.accusation.decide import (
    answer_part,
    cite_pin,
    open_accusation,
    send_accusation,
    sign_accusation,
    uncite_removed,
    weigh_contradiction,
)
from thebridge.engine.areas.accusation.evolve import evolve
from thebridge.engine.areas.accusation.words import (
    AccusationOpened,
    AccusationSent,
    AccusationSigned,
    AccusationState,
    AnswerPart,
    CitePin,
    Contradiction,
    ContradictionWeighed,
    PartAnswer,
    PartAnswered,
    PinCited,
    SendAccusation,
    SignAccusation,
    Signature,
    WeighContradiction,
)
from thebridge.engine.ids import Author, CastId, DepartmentId, OptionId, PartId, Personal, PinId
from thebridge.engine.refusals import Refused

WHO, WHY, PRESS = PartId("who"), PartId("why"), PartId("press")
ILSE, HOLDS = CastId("ilse"), OptionId("holds")
ONE, TWO = PinId("pin-1"), PinId("pin-2")
PINS = frozenset({ONE, TWO})
DEPARTMENTS = {ONE: DepartmentId("security"), TWO: DepartmentId("data")}
FACTS = facts()
OPEN = AccusationState(is_open=True)
SIGNED = replace(OPEN, signatures={ADA: Signature("signed", None), BEN: Signature("dissent", Personal("no"))})
WHOLE = replace(
    SIGNED,
    contradictions=(Contradiction(ILSE, ONE, HOLDS, ADA),),
    answers={WHO: PartAnswer(OptionId("ilse"), None, ADA), WHY: PartAnswer(None, Personal("green"), BEN)},
    cited={WHO: (ONE, TWO)},
)
FALLEN = (AccusationSigned(ADA, "none", None), AccusationSigned(BEN, "none", None))


def refusal(call: Any, *arguments: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        call(*arguments)
    return refused.value


def answer(state: AccusationState, part: PartId, option: str | None = None, text: str | None = None) -> Any:
    chosen = None if option is None else OptionId(option)
    return answer_part(SCENARIO, state, AnswerPart(ADA, part, chosen, None if text is None else Personal(text)), FACTS)


def test_an_accusation_opens_once() -> None:
    assert open_accusation(AccusationState()) == (AccusationOpened(),)
    assert open_accusation(OPEN) == ()


@pytest.mark.parametrize(
    ("state", "code"),
    [(AccusationState(), "accusation_not_open"), (replace(WHOLE, is_sent=True), "accusation_is_sent")],
)
def test_nothing_is_written_before_it_opens_or_after_it_is_sent(state: AccusationState, code: str) -> None:
    weigh = WeighContradiction(ADA, ILSE, ONE, HOLDS)
    assert refusal(weigh_contradiction, SCENARIO, state, weigh, FACTS, PINS).code == code
    assert refusal(answer, state, WHO, "cor").code == code
    assert refusal(cite_pin, SCENARIO, state, CitePin(ADA, WHO, ONE, True), FACTS, PINS).code == code
    assert refusal(sign_accusation, SCENARIO, state, SignAccusation(ADA, "signed"), FACTS).code == code
    assert refusal(send_accusation, SCENARIO, state, SendAccusation(ADA), FACTS, DEPARTMENTS).code == code


def test_a_scenario_without_accusation_has_none_to_open() -> None:
    without = replace(SCENARIO, accusation=None)
    assert refusal(send_accusation, without, OPEN, SendAccusation(ADA), FACTS, {}).code == "accusation_not_open"


def test_a_pin_is_weighed_against_the_favourite() -> None:
    command = WeighContradiction(BEN, ILSE, ONE, HOLDS)
    assert weigh_contradiction(SCENARIO, SIGNED, command, FACTS, PINS) == (ContradictionWeighed(ILSE, ONE, HOLDS, BEN),)
    assert weigh_contradiction(SCENARIO, WHOLE, command, FACTS, PINS) == ()
    other = replace(command, verdict=OptionId("turns"))
    assert len(weigh_contradiction(SCENARIO, WHOLE, other, FACTS, PINS)) == 1


@pytest.mark.parametrize(
    ("favourite", "pin", "verdict", "code"),
    [
        ("bas", "pin-1", "holds", "suspect_unknown"),
        ("nobody", "pin-1", "holds", "suspect_unknown"),
        ("ilse", "pin-9", "holds", "pin_unknown"),
        ("ilse", "pin-1", "sure", "verdict_unknown"),
    ],
)
def test_a_contradiction_names_a_suspect_a_pin_on_the_board_and_a_verdict(
    favourite: str, pin: str, verdict: str, code: str
) -> None:
    command = WeighContradiction(ADA, CastId(favourite), PinId(pin), OptionId(verdict))
    assert refusal(weigh_contradiction, SCENARIO, OPEN, command, FACTS, PINS).code == code


def test_a_changed_answer_lets_all_signatures_fall() -> None:
    assert answer(SIGNED, WHO, "cor") == (PartAnswered(WHO, OptionId("cor"), None, ADA), *FALLEN)
    assert answer(SIGNED, WHY, None, " green ") == (PartAnswered(WHY, None, Personal("green"), ADA), *FALLEN)


def test_the_same_answer_changes_nothing_and_leaves_signatures_standing() -> None:
    assert answer(WHOLE, WHO, "ilse") == ()
    assert answer(WHOLE, WHY, None, " green ") == ()


def test_an_answer_can_be_cleared_and_an_absent_one_needs_no_clearing() -> None:
    assert answer(WHOLE, WHO) == (PartAnswered(WHO, None, None, ADA), *FALLEN)
    assert answer(WHOLE, WHY, None, "  ") == (PartAnswered(WHY, None, None, ADA), *FALLEN)
    assert answer(SIGNED, WHO) == ()


def test_an_answer_that_needs_a_reason_comes_with_one() -> None:
    assert refusal(answer, OPEN, WHO, "accident").code == "reason_needed"
    assert answer(OPEN, WHO, "accident", "dark") == (PartAnswered(WHO, OptionId("accident"), Personal("dark"), ADA),)


@pytest.mark.parametrize(
    ("part", "option", "text", "code"),
    [
        (WHO, "bas", None, "option_unknown"),
        (WHO, None, "ilse", "option_unknown"),
        (WHY, "ilse", "green", "option_unknown"),
        (WHY, "ilse", None, "text_empty"),
        (WHY, None, "x" * 281, "text_too_long"),
        (PRESS, "ilse", None, "option_unknown"),
        (PartId("how"), "ilse", None, "part_unknown"),
    ],
)
def test_an_answer_fits_its_part(part: PartId, option: str | None, text: str | None, code: str) -> None:
    assert refusal(answer, OPEN, part, option, text).code == code


def test_a_citation_and_its_taking_back_let_signatures_fall() -> None:
    cite = CitePin(BEN, WHO, ONE, True)
    assert cite_pin(SCENARIO, SIGNED, cite, FACTS, PINS) == (PinCited(WHO, ONE, True, BEN), *FALLEN)
    back = replace(cite, is_cited=False)
    assert cite_pin(SCENARIO, WHOLE, back, FACTS, frozenset()) == (PinCited(WHO, ONE, False, BEN), *FALLEN)
    assert cite_pin(SCENARIO, WHOLE, cite, FACTS, PINS) == ()
    assert cite_pin(SCENARIO, SIGNED, back, FACTS, PINS) == ()


def test_only_what_is_on_the_board_is_cited_and_only_where_pins_are_asked_for() -> None:
    absent = CitePin(ADA, WHO, PinId("pin-9"), True)
    assert refusal(cite_pin, SCENARIO, OPEN, absent, FACTS, PINS).code == "pin_unknown"
    assert refusal(cite_pin, SCENARIO, OPEN, CitePin(ADA, WHY, ONE, True), FACTS, PINS).code == "part_takes_no_pins"


def test_a_pin_that_leaves_the_board_is_cited_no_longer_unless_it_was_sent() -> None:
    assert uncite_removed(WHOLE, ONE, BEN) == (PinCited(WHO, ONE, False, BEN), *FALLEN)
    assert uncite_removed(WHOLE, PinId("pin-9"), BEN) == ()
    assert uncite_removed(replace(WHOLE, is_sent=True), ONE, BEN) == ()


def sign(state: AccusationState, signature: Any, text: str | None = None) -> Any:
    command = SignAccusation(ADA, signature, None if text is None else Personal(text))
    return sign_accusation(SCENARIO, state, command, FACTS)


def test_a_player_signs_dissents_or_takes_either_back() -> None:
    assert sign(OPEN, "signed", "ignored") == (AccusationSigned(ADA, "signed", None),)
    assert sign(OPEN, "dissent", " no ") == (AccusationSigned(ADA, "dissent", Personal("no")),)
    assert sign(OPEN, "dissent") == (AccusationSigned(ADA, "dissent", None),)
    assert sign(SIGNED, "none") == (AccusationSigned(ADA, "none", None),)


def test_the_same_signature_changes_nothing() -> None:
    assert sign(SIGNED, "signed") == ()
    assert sign(OPEN, "none") == ()
    assert sign(replace(OPEN, signatures={ADA: Signature("dissent", Personal("no"))}), "dissent", "no") == ()


def test_a_dissent_has_its_length() -> None:
    assert refusal(sign, OPEN, "dissent", "x" * 281) == Refused("text_too_long", limit=280)


def test_a_whole_accusation_is_sent_even_when_somebody_dissents() -> None:
    sent = send_accusation(SCENARIO, WHOLE, SendAccusation(BEN), FACTS, DEPARTMENTS)
    assert sent == (AccusationSent(Author(BEN)),)


def test_what_is_missing_is_told_and_nothing_is_sent() -> None:
    only_answers = replace(OPEN, answers=WHOLE.answers)
    told = refusal(send_accusation, SCENARIO, only_answers, SendAccusation(ADA), FACTS, DEPARTMENTS)
    missing = "contradiction, pins, departments, signatures, signed"
    assert told == Refused("accusation_incomplete", missing=missing)


def test_only_those_who_are_here_need_to_sign() -> None:
    three = facts(players={ADA: (), BEN: (), CAS: ()})
    told = refusal(send_accusation, SCENARIO, WHOLE, SendAccusation(ADA), three, DEPARTMENTS)
    assert told == Refused("accusation_incomplete", missing="signatures")
    alone = facts(players={ADA: ()})
    assert len(send_accusation(SCENARIO, WHOLE, SendAccusation(ADA), alone, DEPARTMENTS)) == 1


def test_after_a_change_everyone_signs_anew_before_it_can_be_sent() -> None:
    state = WHOLE
    for event in answer(WHOLE, WHO, "cor"):
        state = evolve(state, event, 5)
    told = refusal(send_accusation, SCENARIO, state, SendAccusation(ADA), FACTS, DEPARTMENTS)
    assert told == Refused("accusation_incomplete", missing="signatures, signed")
