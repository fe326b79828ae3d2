from typing import Any

import pytest

from tests.engine.queries.night import ACCUSATION, ADA, BEN, CAS, SCENARIO
from thebridge.engine.areas.accusation.conclusion import cited_pins, missing, options_of, usable
from thebridge.engine.areas.accusation.words import AccusationState, Contradiction, PartAnswer, Signature
from thebridge.engine.ids import CastId, DepartmentId, OptionId, PartId, Personal, PinId

WHO, WHY = PartId("who"), PartId("why")
ONE, TWO, THREE = PinId("pin-1"), PinId("pin-2"), PinId("pin-3")
DEPARTMENTS = {ONE: DepartmentId("security"), TWO: DepartmentId("data"), THREE: DepartmentId("data")}
WHOLE: dict[str, Any] = {
    "is_open": True,
    "contradictions": (Contradiction(CastId("ilse"), ONE, OptionId("holds"), ADA),),
    "answers": {WHO: PartAnswer(OptionId("ilse"), None, ADA), WHY: PartAnswer(None, Personal("green"), BEN)},
    "cited": {WHO: (ONE, TWO)},
    "signatures": {ADA: Signature("signed", None), BEN: Signature("dissent", None)},
}


def absent(**changes: Any) -> tuple[str, ...]:
    return missing(ACCUSATION, AccusationState(**{**WHOLE, **changes}), DEPARTMENTS, [ADA, BEN])


def test_a_whole_accusation_misses_nothing_and_optional_parts_are_not_missed() -> None:
    assert absent() == ()


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"contradictions": ()}, ("contradiction",)),
        ({"answers": {WHO: WHOLE["answers"][WHO]}}, ("answers",)),
        ({"cited": {WHO: (ONE,)}}, ("pins", "departments")),
        ({"cited": {WHO: (TWO, THREE)}}, ("departments",)),
        ({"cited": {WHO: (ONE, PinId("gone"))}}, ("pins", "departments")),
        ({"signatures": {ADA: Signature("signed", None)}}, ("signatures",)),
        (
            {"signatures": {ADA: Signature("dissent", None), BEN: Signature("dissent", None)}},
            ("signed",),
        ),
        ({"signatures": {ADA: Signature("dissent", None), CAS: Signature("signed", None)}}, ("signatures", "signed")),
    ],
)
def test_what_is_missing_is_told_in_the_order_of_doing(changes: dict[str, Any], codes: tuple[str, ...]) -> None:
    assert absent(**changes) == codes


def test_an_empty_accusation_misses_everything() -> None:
    codes = missing(ACCUSATION, AccusationState(is_open=True), {}, [ADA])
    assert codes == ("contradiction", "answers", "pins", "departments", "signatures", "signed")


def test_evidence_counts_each_pin_once_and_no_spoilt_or_absent_one() -> None:
    state = AccusationState(cited={WHO: (ONE, TWO), WHY: (TWO, THREE, PinId("gone"))})
    assert cited_pins(state) == {ONE, TWO, THREE, "gone"}
    assert usable(state, DEPARTMENTS, ()) == (3, 2)
    assert usable(state, DEPARTMENTS, {ONE}) == (2, 1)
    assert usable(AccusationState(), DEPARTMENTS, ()) == (0, 0)


def test_a_part_about_suspects_offers_them_before_the_other_answers() -> None:
    who, why, press = ACCUSATION.parts
    assert options_of(SCENARIO, who) == ("ilse", "cor", "accident")
    assert options_of(SCENARIO, why) == ()
    assert options_of(SCENARIO, press) == ("no",)
