import json

from tests.engine.areas.puzzles.warehouse import ADA, BEN, SCENARIO, TEXTS
from tests.engine.areas.talk.test_decide import CALLED, LEAD, LEAK, MAIL, PHONE, after
from tests.engine.areas.talk.test_evolve import said
from thebridge.engine.areas.talk.evolve import evolve
from thebridge.engine.areas.talk.view import actions_section, chat_section, feed_of_talk, help_section, plenary_section
from thebridge.engine.areas.talk.words import ActionAgreed, CallAnswered, MessageSent, ReportFiled, StoryLineSaid
from thebridge.engine.ids import CallId, Day, HappeningId, LineId, Personal
from thebridge.engine.memo import Memo
from thebridge.engine.viewer import Viewer

NAMES = {ADA: "Ada", BEN: "Ben"}
HERS, HIS = Viewer("player", "en", ADA), Viewer("player", "en", BEN)
REPORTED = after(ReportFiled(LineId("line-1"), ADA, LEAK, (), Personal("a number of hers"), 5.0))


def test_a_players_line_stands_under_the_players_name() -> None:
    assert chat_section(SCENARIO, after(said(1)), NAMES, TEXTS, Memo()) == {
        "line-1": {"seq": 1, "player": ADA, "name": "Ada", "text": "x", "is_story": False}
    }


def test_a_story_line_stands_under_its_senders_name_or_its_title() -> None:
    state = after(StoryLineSaid(LineId("one"), HappeningId("slip")), StoryLineSaid(LineId("two"), HappeningId("hum")))
    chat = chat_section(SCENARIO, state, NAMES, TEXTS, Memo())
    assert chat["one"] == {"seq": 1, "player": None, "name": "Pim Vis", "text": "slip-text", "is_story": True}
    assert chat["two"]["name"] == "hum-title"


def test_a_message_of_a_lead_is_for_everyone() -> None:
    state = after(MessageSent(LineId("line-1"), LEAD, Personal("hello")))
    [line] = feed_of_talk(SCENARIO, state, HERS, TEXTS).values()
    assert line == {"seq": 1, "kind": "lead", "title": "", "text": "hello", "sender": None, "to_me": False}


def test_the_screen_in_the_hall_shows_the_last_plenary_message_until_a_newer_chapter_begins() -> None:
    private, plenary = (
        MessageSent(LineId(f"line-{is_all}"), LEAD, Personal("hello"), is_plenary=is_all) for is_all in (False, True)
    )
    assert plenary_section(after(private), 0) is None
    assert plenary_section(after(plenary, private), 0) == {"seq": 1, "text": "hello"}
    assert plenary_section(after(plenary), 2) is None


def test_a_report_is_thanked_for_its_matters_or_in_general_and_its_words_are_not_shown() -> None:
    [line] = feed_of_talk(SCENARIO, REPORTED, HERS, TEXTS).values()
    assert (line["title"], line["text"], line["to_me"]) == ("leak-text", "thanks", True)
    assert not feed_of_talk(SCENARIO, REPORTED, HIS, TEXTS)["line-1"]["to_me"]
    assert "number of hers" not in json.dumps(line)
    fitting = after(ReportFiled(LineId("line-1"), ADA, LEAK, (PHONE, MAIL), None, 5.0))
    assert feed_of_talk(SCENARIO, fitting, HERS, TEXTS)["line-1"]["text"] == "phone-thanks\n\nmail-thanks"


def test_a_call_shows_its_receipt_and_then_its_answer() -> None:
    [call] = help_section(CALLED, NAMES).values()
    assert call == {
        "seq": 1,
        "player": ADA,
        "name": "Ada",
        "text": None,
        "answered_by": None,
        "answer": None,
    }
    answered = evolve(CALLED, CallAnswered(CallId("call-1"), LEAD, Personal("coming")), 2)
    [call] = help_section(answered, NAMES).values()
    assert (call["answered_by"], call["answer"]) == ("Noor", "coming")


def test_an_action_stands_under_its_owners_name() -> None:
    state = after(ActionAgreed(BEN, ADA, Personal("ask"), Day("2026-12-24")))
    assert actions_section(state, NAMES) == [
        {"owner": BEN, "name": "Ben", "text": "ask", "due": "2026-12-24", "seq": 1}
    ]
