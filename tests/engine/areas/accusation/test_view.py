from dataclasses import replace
from typing import Any

import pytest

from tests.engine.queries.night import ADA, BEN, SCENARIO, TEXTS
from thebridge.engine.areas.accusation.view import AccusationContext, accusation_section
from thebridge.engine.areas.accusation.words import AccusationState, Contradiction, PartAnswer, Signature
from thebridge.engine.ids import CastId, OptionId, PartId, Personal, PinId
from thebridge.engine.viewer import Viewer

ADA_LOOKS = Viewer("player", "nl", ADA)
CONTEXT = AccusationContext([ADA, BEN], {})
STATE = AccusationState(
    is_open=True,
    contradictions=(Contradiction(CastId("ilse"), PinId("pin-1"), OptionId("holds"), ADA),),
    answers={PartId("who"): PartAnswer(OptionId("accident"), Personal("dark"), BEN)},
    cited={PartId("who"): (PinId("pin-1"),)},
    signatures={ADA: Signature("signed", None), BEN: Signature("dissent", Personal("I doubt it"))},
)


def seen(state: AccusationState = STATE, viewer: Viewer = ADA_LOOKS) -> dict[str, Any]:
    return accusation_section(SCENARIO, state, viewer, TEXTS, CONTEXT)


def test_an_open_accusation_tells_how_far_the_team_is() -> None:
    section = seen()
    parts = section.pop("parts")
    assert section == {
        "is_open": True,
        "is_sent": False,
        "intro": "intro",
        "letter": "letter",
        "contradiction": "contradiction",
        "verdicts": [
            {"id": "holds", "text": "holds", "needs_reason": False},
            {"id": "turns", "text": "turns", "needs_reason": False},
        ],
        "contradictions": [{"favourite": "ilse", "pin": "pin-1", "verdict": "holds", "player": ADA}],
        "min_pins": 2,
        "min_departments": 2,
        "signatures": {ADA: "signed", BEN: "dissent"},
        "dissents": {BEN: "I doubt it"},
        "missing": ["answers", "pins", "departments"],
    }
    assert [part["id"] for part in parts] == ["who", "why", "press"]


def test_a_part_tells_its_options_and_what_was_given_and_never_what_is_right() -> None:
    who = seen()["parts"][0]
    assert who == {
        "id": "who",
        "question": "who-question",
        "answer": "suspects",
        "options": [
            {"id": "ilse", "text": "Ilse B.", "needs_reason": False},
            {"id": "cor", "text": "Cor", "needs_reason": False},
            {"id": "accident", "text": "accident-text", "needs_reason": True},
        ],
        "cites": True,
        "optional": False,
        "given": {"option": "accident", "text": "dark", "player": BEN},
        "cited": ["pin-1"],
    }


@pytest.mark.parametrize("state", [AccusationState(), replace(STATE, is_open=False)])
def test_before_it_opens_nothing_of_it_is_seen(state: AccusationState) -> None:
    section = seen(state)
    assert section["is_open"] is False
    assert not any(section.values())
    assert set(section) == set(seen())


@pytest.mark.parametrize("kind", ["lead", "helper", "observer"])
def test_the_words_of_a_dissent_stay_in_the_team(kind: Any) -> None:
    section = seen(viewer=Viewer(kind, "nl"))
    assert section["dissents"] == {}
    assert section["signatures"] == {ADA: "signed", BEN: "dissent"}
    assert "I doubt it" not in repr(section)


def test_a_projector_shows_whether_it_is_sent_and_nothing_of_what_it_says() -> None:
    section = seen(replace(STATE, is_sent=True), Viewer("projector", "nl"))
    assert {name: value for name, value in section.items() if value} == {"is_open": True, "is_sent": True}


def test_what_is_sent_misses_nothing() -> None:
    assert seen(replace(STATE, is_sent=True))["missing"] == []
