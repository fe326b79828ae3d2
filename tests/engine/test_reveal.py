"""The debrief, as the team sees it."""

from tests.engine.play import ANN, BOB, CEES, LEAD, Play
from thebridge.engine.areas.acts.words import EndPlay
from thebridge.engine.areas.board.words import PinRows
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption
from thebridge.engine.areas.votes.words import CastVote
from thebridge.engine.ids import DilemmaId, OptionId, RowKey, SourceId, VoteId
from thebridge.engine.reveal import live_goals, page_count


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
