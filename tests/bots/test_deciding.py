"""A bot votes, decides and reports by its habits."""

from dataclasses import replace
from typing import Any

from tests.bots.warm_up import mind_of, warm_up
from thebridge.bots.deciding import answer_question, decide_dilemma, report, vote
from thebridge.bots.profiles import CAREFUL, HASTY
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption, ShowDilemma
from thebridge.engine.areas.talk.words import FileReport
from thebridge.engine.areas.votes.words import AnswerQuestion

CAUTIOUS, EASY = replace(CAREFUL, caution=1.0, reports=1.0), replace(HASTY, caution=0.0, reports=0.0)


def card(**changes: Any) -> dict[str, Any]:
    """The card about the list, open to this bot."""
    options = [{"id": known} for known in ("send_all", "send_answer", "refuse")]
    allowed = {"may_propose": True, "may_confirm": False, "is_shown": True, "leads": []}
    return {"list": {"options": options, "chosen": None, "proposal": None, **allowed, **changes}}


def proposed(option: str, player: str = "bot-2") -> dict[str, Any]:
    return {"option": option, "player": player, "reason": None, "alone_at_seconds": 60}


def test_the_careful_never_propose_what_spoils_evidence() -> None:
    command = decide_dilemma(mind_of(CAUTIOUS, dilemmas=card()))
    assert isinstance(command, ProposeOption)
    assert command.option != "send_all"


def test_nobody_proposes_where_they_are_not_addressed() -> None:
    assert decide_dilemma(mind_of(CAUTIOUS, dilemmas=card(may_propose=False))) is None


def test_a_card_for_one_is_shown_to_all_first_by_the_careful() -> None:
    assert isinstance(decide_dilemma(mind_of(CAUTIOUS, dilemmas=card(is_shown=False))), ShowDilemma)
    assert isinstance(decide_dilemma(mind_of(EASY, dilemmas=card(is_shown=False))), ProposeOption)


def test_the_hasty_confirm_whatever_is_proposed() -> None:
    seen = card(proposal=proposed("send_all"), may_confirm=True)
    assert isinstance(decide_dilemma(mind_of(EASY, dilemmas=seen)), ConfirmOption)


def test_ones_own_proposal_is_confirmed_alone_in_the_end() -> None:
    seen = card(proposal=proposed("refuse", player="bot-1"))
    assert isinstance(decide_dilemma(mind_of(CAUTIOUS, dilemmas=seen)), ConfirmOption)


def test_a_decided_card_is_left_alone() -> None:
    assert decide_dilemma(mind_of(CAUTIOUS, dilemmas=card(chosen="refuse"))) is None


def test_the_careful_report_what_has_no_place_in_the_chat_and_only_once() -> None:
    chat = {"line-9-allergies": {"player": None, "is_story": True}}
    mind = mind_of(CAUTIOUS, chat=chat)
    assert report(mind) == FileReport(mind.me, warm_up().reporting.kinds[0].id)
    title = mind.view["room"]["reporting"]["kinds"][0]["text"]
    feed = {"line-10": {"kind": "report", "title": title}}
    assert report(mind_of(CAUTIOUS, chat=chat, feed=feed)) is None


def test_who_does_not_notice_does_not_report() -> None:
    chat = {"line-9-allergies": {"player": None, "is_story": True}}
    assert report(mind_of(EASY, chat=chat)) is None
    assert report(mind_of(CAUTIOUS)) is None


def test_an_answered_vote_is_left_alone() -> None:
    seen = {"is_open": True, "answered": True, "options": [{"id": "bep"}], "confidence": True}
    assert vote(mind_of(CAREFUL, votes={"hunch": seen})) is None


def test_a_question_is_answered_with_one_of_its_options_or_on_the_scale() -> None:
    asked = {"moment": "before", "options": [{"id": "trust"}], "answered": False}
    command = answer_question(mind_of(CAREFUL, questions={"clock_a": asked}))
    assert isinstance(command, AnswerQuestion)
    assert command.option == "trust"
    scale = answer_question(mind_of(CAREFUL, questions={"scan_where": {**asked, "options": None}}))
    assert isinstance(scale, AnswerQuestion)
    assert scale.option in {"1", "2", "3", "4", "5", "unknown"}
