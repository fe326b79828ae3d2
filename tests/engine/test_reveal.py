"""The debrief, as the team sees it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.engine.play import ANN, BOB, CEES, LEAD, Play, warm_up
from thebridge.authoring.loader import load_scenario
from thebridge.engine.areas.accusation.words import AnswerPart
from thebridge.engine.areas.acts.words import ActsState, CloseRoom, EndPlay, Noted, OpenGate
from thebridge.engine.areas.board.words import PinPlaced, PinRows
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption
from thebridge.engine.areas.talk.words import AgreeAction
from thebridge.engine.areas.votes.words import CastVote
from thebridge.engine.ids import ActId, Day, DilemmaId, OptionId, PartId, Personal, RowKey, SourceId, VoteId
from thebridge.engine.reveal import MOMENTS_OF_PAGE, WORDS_OF_PAGE, live_goals, page_count
from thebridge.engine.state import RoomState
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer
from thebridge.settings import asset_path


def ended(*votes: str) -> Play:
    players = (ANN, BOB, CEES)
    play = Play().is_played_by(*players)
    play.passes(20)
    for player, option in zip(players, votes, strict=False):
        play.does(CastVote(player, VoteId("hunch"), OptionId(option), 3))
    play.does(PinRows(BOB, SourceId("fridge_log"), (RowKey("9"),)))
    play.does(EndPlay(LEAD))
    return play


def test_while_the_team_plays_there_is_no_debrief() -> None:
    assert Play().is_played_by(ANN).view()["debrief"] is None


def test_the_reveal_tells_what_was_found_and_what_was_missed() -> None:
    found = [moment["is_found"] for moment in ended().view()["debrief"]["reveal"]]
    assert found == [True, False, False, None]


def test_as_many_pages_as_are_counted() -> None:
    play = ended()
    pages = play.view()["debrief"]["pages"]
    assert len(pages) == page_count(play.scenario)
    assert [page["kind"] for page in pages] == [
        "reveal", "decision", "goal", "goal", "goal", "all_goals", "action", "goodbye",
    ]  # fmt: skip


def test_votes_are_told_as_counts_from_three_on() -> None:
    counted = ended("joost", "joost", "bep").view()["debrief"]["vote_counts"]
    assert [(row["text"], row["count"]) for row in counted[0]["counts"]] == [("Bep Vermeer", 1), ("Joost Smeets", 2)]
    assert ended("joost", "bep").view()["debrief"]["vote_counts"] == []


def test_votes_that_are_all_equal_would_tell_each_ones_own() -> None:
    assert ended("joost", "joost", "joost").view()["debrief"]["vote_counts"] == []


def test_one_hidden_goal_is_among_the_live_ones() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.answers("facts")
    play.answers("when")
    play.passes(20)
    play.does(ProposeOption(ANN, DilemmaId("list"), OptionId("send_answer")))
    play.does(ConfirmOption(BOB, DilemmaId("list"), OptionId("send_answer")))
    play.does(EndPlay(LEAD))
    goals = live_goals(play.scenario, play.state)
    assert len(goals) == 3
    assert "care" in goals


def test_pooled_clues_are_counted() -> None:
    assert ended().view()["debrief"]["pooled"] == {"shared": 1, "total": 7}


def test_the_last_words_fit_what_the_team_did() -> None:
    assert ended().view()["debrief"]["ending"]["last_words"][0]["sender"] == "henk"


def test_a_row_on_the_board_whose_time_was_never_worked_out_is_misread() -> None:
    first = ended().view()["debrief"]["reveal"][0]
    assert (first["is_found"], first["is_misread"]) == (True, True)
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.answers("when")
    play.does(PinRows(BOB, SourceId("fridge_log"), (RowKey("9"),)))
    play.does(EndPlay(LEAD))
    assert play.view()["debrief"]["reveal"][0]["is_misread"] is False


def test_a_found_row_names_the_entry_in_which_it_came_on_the_board() -> None:
    play = ended()
    shown = play.view()["debrief"]["reveal"]
    entry = play.entries[shown[0]["seq"] - 1]
    assert any(isinstance(event, PinPlaced) for event in entry.events)
    assert [one["seq"] for one in shown[1:]] == [None, None, None]


def shown_words(goal: Mapping[str, Any]) -> int:
    live = goal["live"]
    texts = [goal["question"], live["rule"], *(one["text"] for one in live["moments"])]
    texts += ["Over the whole game." for one in live["moments"] if one["seq"] is None]
    return sum(len(text.split()) for text in texts)


def test_what_was_left_undone_opens_no_spot_in_the_replay() -> None:
    authored = warm_up()
    moments = {rule.id: Noted(seq, 3) for seq, rule in enumerate(authored.evidence, 1)}
    state = RoomState(acts=ActsState(stage="debrief", ending=authored.endings[-1].id, moments=moments))
    goals = view_for(authored, state, Viewer("projector", "nl"))["debrief"]["goals"]
    unseen = {one["rule"] for goal in goals for one in (*goal["for"], *goal["against"]) if one["seq"] is None}
    assert unseen == {"never_read", "kept_back", "kitchen_door"}


@pytest.mark.parametrize("scenario", ["warm-up", "the-bridge"])
def test_whatever_a_team_did_a_goals_page_has_few_words_and_says_something_of_it(scenario: str) -> None:
    authored = load_scenario(asset_path("scenarios") / scenario)
    rules = [rule for rule in authored.evidence if rule.id]
    for language in authored.languages:
        for chosen in (rules, rules[::2], rules[1::2], rules[::3], rules[::-1], []):
            moments = {rule.id: Noted(seq, 14) for seq, rule in enumerate(chosen, 1)}
            state = RoomState(acts=ActsState(stage="debrief", ending=authored.endings[-1].id, moments=moments))
            debrief = view_for(authored, state, Viewer("projector", language))["debrief"]
            for goal in debrief["goals"]:
                assert shown_words(goal) <= WORDS_OF_PAGE, (goal["title"], goal["live"])
                assert len(goal["live"]["moments"]) <= MOMENTS_OF_PAGE
                assert bool(goal["live"]["moments"]) is bool(goal["for"] or goal["against"]), goal["title"]
                assert goal["rule"].startswith(goal["live"]["rule"])


def test_what_does_not_fit_on_a_goals_page_stands_on_the_page_with_all_goals() -> None:
    authored = warm_up()
    goal = authored.goals[0]
    rules = [rule for rule in authored.evidence if rule.goal == goal.id]
    moments = {rule.id: Noted(seq, 0) for seq, rule in enumerate(rules, 1)}
    state = RoomState(acts=ActsState(stage="debrief", ending=authored.endings[-1].id, moments=moments))
    long = {goal.rule: "One two three. Four five six. " + "seven " * 50 + ".", goal.question: "why " * 10}
    texts = {"nl": {**authored.texts["nl"], **long}}
    debrief = view_for(replace(authored, texts=texts), state, Viewer("projector", "nl"))["debrief"]
    shown = debrief["goals"][0]
    assert shown["live"]["rule"] == "One two three. Four five six."
    assert shown["live"]["has_more"] is True
    assert shown_words(shown) <= WORDS_OF_PAGE
    assert len(shown["for"]) + len(shown["against"]) == len(rules)


def test_what_was_concluded_stands_beside_the_first_hunch() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.passes(20)
    play.does(OpenGate(LEAD, ActId("look")))
    play.passes(60)
    play.does(AnswerPart(ANN, PartId("who"), OptionId("bep")))
    play.does(EndPlay(LEAD))
    accused = play.view()["debrief"]["accused"]
    assert accused["is_sent"] is False
    assert [(one["part"], one["text"], one["is_suspect"]) for one in accused["answers"]] == [
        ("who", "Bep Vermeer", True)
    ]


def test_an_action_can_be_agreed_when_play_is_over_and_everyone_sees_it() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.refuses(AgreeAction(ANN, BOB, Personal("ask the owner")), "debrief_not_open")
    play.does(EndPlay(LEAD))
    play.does(AgreeAction(ANN, BOB, Personal("ask the owner"), Day("2026-12-20")))
    assert play.view(BOB)["debrief"]["actions"] == [
        {"owner": BOB, "name": "Bob", "text": "ask the owner", "due": "2026-12-20", "seq": play.state.seq}
    ]
    play.does(CloseRoom(LEAD))
    play.refuses(AgreeAction(ANN, BOB, Personal("another")), "room_closed")
