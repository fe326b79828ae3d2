import json
from typing import Any

import pytest

from tests.engine.areas.puzzles.warehouse import ADA, BEN, CAS, SCENARIO, TEXTS
from tests.engine.areas.votes.test_decide import EVA, FIRST, ODD, OPENED, cast
from thebridge.engine.areas.votes.evolve import evolve
from thebridge.engine.areas.votes.view import questions_section, votes_section
from thebridge.engine.areas.votes.words import QuestionAnswered, VoteClosed, VotesState
from thebridge.engine.ids import OptionId, QuestionId, Reason
from thebridge.engine.viewer import Viewer

HERE = frozenset({ADA, BEN, CAS})
HERS, HIS, LEAD = Viewer("player", "en", ADA), Viewer("player", "en", BEN), Viewer("lead", "en")


def closed(state: VotesState) -> VotesState:
    return evolve(state, VoteClosed(FIRST, Reason("all")), 9)


def seen(state: VotesState, viewer: Viewer = HERS) -> Any:
    return votes_section(SCENARIO, state, viewer, TEXTS, HERE)[FIRST]


def test_a_vote_that_never_opened_is_not_seen() -> None:
    assert votes_section(SCENARIO, VotesState(), HERS, TEXTS, HERE) == {}


def test_an_open_vote_tells_that_one_answered_and_how_many_are_waited_for() -> None:
    state = cast(OPENED, ADA)
    assert (seen(state)["answered"], seen(state)["waiting_for"], seen(state)["counts"]) == (True, 2, None)
    assert seen(state, HIS)["answered"] is False
    assert seen(state, LEAD)["answered"] is False
    assert [option["text"] for option in seen(state)["options"]] == ["Odd Løvland", "Eva Stam", "nobody-text"]


@pytest.mark.parametrize("viewer", [HERS, HIS, LEAD])
def test_what_somebody_voted_changes_nothing_in_any_view_of_an_open_vote(viewer: Viewer) -> None:
    assert seen(cast(OPENED, ADA, option=ODD), viewer) == seen(cast(OPENED, ADA, option=EVA), viewer)


def test_counts_are_seen_when_the_vote_is_closed() -> None:
    state = cast(cast(OPENED, ADA, BEN), CAS, option=EVA)
    assert seen(state)["counts"] is None
    assert seen(closed(state))["counts"] == {"odd": 2, "eva": 1, "nobody": 0}
    assert seen(closed(state))["waiting_for"] == 0


def test_too_few_answers_or_equal_ones_show_no_counts() -> None:
    assert seen(closed(cast(cast(OPENED, ADA), BEN, option=EVA)))["counts"] is None
    assert seen(closed(cast(OPENED, ADA, BEN, CAS)))["counts"] is None


def questions(state: VotesState, stage: str, viewer: Viewer = HERS) -> dict[str, Any]:
    return questions_section(SCENARIO, state, viewer, TEXTS, stage)


def test_questions_are_seen_in_the_stage_they_belong_to_and_by_players_only() -> None:
    assert list(questions(VotesState(), "lobby")) == ["a1", "scan"]
    assert list(questions(VotesState(), "debrief")) == ["b1", "scan"]
    assert questions(VotesState(), "play") == {}
    assert questions(VotesState(), "lobby", LEAD) == {}


def test_an_answer_is_seen_only_as_answered_and_not_by_others() -> None:
    state = evolve(VotesState(), QuestionAnswered(QuestionId("a1"), "before", ADA, OptionId("y")), 1)
    assert questions(state, "lobby")["a1"] == {
        "text": "a1-text",
        "moment": "before",
        "options": [{"id": "x", "text": "x-text"}, {"id": "y", "text": "y-text"}],
        "answered": True,
    }
    assert questions(state, "lobby", HIS)["a1"]["answered"] is False
    assert questions(state, "debrief")["scan"]["options"] is None
    assert "best" not in json.dumps(questions(state, "lobby"))
