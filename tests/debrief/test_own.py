"""One's own page has one's own notes, answers and action, and nothing of anybody else's."""

from tests.debrief.teams import team
from tests.engine.play import ANN, BOB
from thebridge.debrief.own import OwnPage, own_page
from thebridge.engine.areas.votes.words import AnswerQuestion
from thebridge.engine.ids import OptionId, PlayerId
from thebridge.engine.view import texts_for


def page_of(player: PlayerId) -> OwnPage:
    play = team("joost", "bep", "bep")
    for question in play.scenario.questions:
        if question.form in ("after", "both"):
            option = question.options[0].id if question.options else OptionId("unknown")
            play.does(AnswerQuestion(ANN, question.id, "after", option))
    return own_page(play.scenario, play.state, player, texts_for(play.scenario, play.state, "nl"))


def test_it_tells_what_one_answered_and_when() -> None:
    own = page_of(ANN)
    assert (own.answers[0].when, own.answers[0].answer, own.answers[0].confidence) == ("vote", "Joost Smeets", 3)
    before, after = ([one for one in own.answers if one.when == when] for when in ("before", "after"))
    assert before
    assert after
    assert [one.answer for one in before if one.is_scale] == ["1"]
    assert all(one.answer == "unknown" for one in after if one.is_scale)


def test_it_holds_ones_own_notes_and_action_only() -> None:
    ann, bob = page_of(ANN), page_of(BOB)
    assert ann.notes == ("ask Bob about the fridge",)
    assert (ann.action, ann.due) == (None, None)
    assert bob.notes == ()
    assert (bob.action, bob.due) == ("Bob asks Cees for the log", "2026-12-20")
    assert bob.answers[0].answer == "Bep Vermeer"
    assert not any(one.when == "after" for one in bob.answers)
    assert ann.name == "Ann"
    assert ann.roles


def test_whoever_is_not_in_the_room_has_an_empty_page() -> None:
    assert page_of(PlayerId("zed")) == OwnPage("", (), (), (), None, None)  # type: ignore[arg-type]
