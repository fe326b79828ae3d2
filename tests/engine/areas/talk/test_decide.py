from datetime import timedelta

import pytest

from tests.engine.areas.puzzles.warehouse import ADA, BEN, FACTS, SCENARIO
from thebridge.engine.areas.talk.decide import (
    agree_action,
    answer_call,
    call_facilitator,
    file_report,
    matter_arises,
    remove_line,
    say,
    send_message,
    story_line,
)
from thebridge.engine.areas.talk.evolve import evolve
from thebridge.engine.areas.talk.words import (
    ActionAgreed,
    ActionDropped,
    AgreeAction,
    AnswerCall,
    CallAnswered,
    CallFacilitator,
    FileReport,
    HelpCalled,
    LineRemoved,
    LineSaid,
    MatterArose,
    MessageSent,
    RemoveLine,
    ReportFiled,
    Say,
    SendMessage,
    StoryLineSaid,
    TalkState,
)
from thebridge.engine.ids import Author, CallId, Day, HappeningId, LineId, MatterId, Personal, PlayerId, ReportKindId
from thebridge.engine.refusals import Refused

LEAD = Author("lead:Noor")
LEAK, OTHER = ReportKindId("leak"), ReportKindId("other")
PHONE, MAIL = MatterId("phone"), MatterId("mail")


def after(*events: object) -> TalkState:
    state = TalkState()
    for seq, event in enumerate(events, start=1):
        state = evolve(state, event, seq)
    return state


CALLED = after(HelpCalled(CallId("call-1"), ADA, None))


def test_a_line_is_kept_without_the_spaces_around_it() -> None:
    assert say(SCENARIO, TalkState(), Say(ADA, Personal("  hello ")), FACTS) == (
        LineSaid(LineId("line-7"), ADA, Personal("hello")),
    )


@pytest.mark.parametrize(("text", "code"), [("  ", "text_empty"), ("x" * 501, "text_too_long")])
def test_an_empty_or_endless_text_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        say(SCENARIO, TalkState(), Say(ADA, Personal(text)), FACTS)
    with pytest.raises(Refused, match=code):
        send_message(SCENARIO, TalkState(), SendMessage(LEAD, Personal(text)), FACTS)


def test_a_lead_tells_the_team_something() -> None:
    sent = send_message(SCENARIO, TalkState(), SendMessage(LEAD, Personal("Five minutes")), FACTS)
    assert sent == (MessageSent(LineId("line-7"), LEAD, Personal("Five minutes")),)


def test_a_lead_takes_a_line_out_once() -> None:
    line = LineId("line-1")
    state = after(LineSaid(line, ADA, Personal("oops")))
    assert remove_line(SCENARIO, state, RemoveLine(LEAD, line), FACTS) == (LineRemoved(line),)
    with pytest.raises(Refused, match="line_unknown"):
        remove_line(SCENARIO, evolve(state, LineRemoved(line), 2), RemoveLine(LEAD, line), FACTS)


def test_a_call_that_is_still_open_stands_and_only_new_words_make_another() -> None:
    first = call_facilitator(SCENARIO, TalkState(), CallFacilitator(ADA), FACTS)
    assert first == (HelpCalled(CallId("call-7"), ADA, None),)
    assert call_facilitator(SCENARIO, CALLED, CallFacilitator(ADA, Personal("  ")), FACTS) == ()
    assert call_facilitator(SCENARIO, CALLED, CallFacilitator(ADA, Personal("sound is off")), FACTS)
    assert call_facilitator(SCENARIO, CALLED, CallFacilitator(BEN), FACTS)
    answered = evolve(CALLED, CallAnswered(CallId("call-1"), LEAD, None), 2)
    assert call_facilitator(SCENARIO, answered, CallFacilitator(ADA), FACTS)


def test_a_call_is_answered_once_with_or_without_words() -> None:
    answer = AnswerCall(LEAD, CallId("call-1"), Personal(" coming "))
    [event] = answer_call(SCENARIO, CALLED, answer, FACTS)
    assert event == CallAnswered(CallId("call-1"), LEAD, Personal("coming"))
    with pytest.raises(Refused, match="call_already_answered"):
        answer_call(SCENARIO, evolve(CALLED, event, 2), answer, FACTS)
    with pytest.raises(Refused, match="call_unknown"):
        answer_call(SCENARIO, TalkState(), answer, FACTS)


def report(state: TalkState, kind: ReportKindId, by: PlayerId = ADA) -> ReportFiled:
    [event] = file_report(SCENARIO, state, FileReport(by, kind, Personal(" in the chat ")), FACTS)
    assert isinstance(event, ReportFiled)
    return event


def test_a_report_counts_for_one_matter_the_one_that_arose_last_of_those_it_fits() -> None:
    state = after(MatterArose(PHONE, 10.0), MatterArose(MAIL, 20.0))
    filed = report(state, LEAK)
    assert (filed.matters, filed.seconds, filed.text) == ((MAIL,), FACTS.seconds, "in the chat")
    assert report(evolve(state, filed, 3), LEAK).matters == (PHONE,), "whoever means the other reports again"
    assert report(state, OTHER).matters == ()


def test_a_matter_counts_only_after_it_arose_and_only_once() -> None:
    assert report(TalkState(), LEAK).matters == ()
    state = evolve(after(MatterArose(PHONE, 10.0)), report(after(MatterArose(PHONE, 10.0)), LEAK), 2)
    assert report(evolve(state, MatterArose(MAIL, 30.0), 3), LEAK, BEN).matters == (MAIL,)


def test_an_unknown_kind_of_report_is_refused() -> None:
    with pytest.raises(Refused, match="report_kind_unknown"):
        report(TalkState(), ReportKindId("gossip"))


def test_happenings_of_one_entry_each_speak_their_own_line() -> None:
    lines = [story_line(TalkState(), HappeningId(name), 7) for name in ("slip", "hum")]
    assert lines[0] == (StoryLineSaid(LineId("line-7-slip"), HappeningId("slip")),)
    assert lines[0][0].line != lines[1][0].line


def test_a_matter_arises_once() -> None:
    assert matter_arises(TalkState(), PHONE, 4.0) == (MatterArose(PHONE, 4.0),)
    assert matter_arises(after(MatterArose(PHONE, 4.0)), PHONE, 9.0) == ()


def agreed(text: str | None, due: str | None = None, state: TalkState | None = None) -> tuple[object, ...]:
    command = AgreeAction(ADA, BEN, None if text is None else Personal(text), None if due is None else Day(due))
    return agree_action(SCENARIO, state or TalkState(), command, FACTS)


TODAY = FACTS.now.date()
SOON = Day((TODAY + timedelta(days=9)).isoformat())
AGREED = after(ActionAgreed(BEN, ADA, Personal("ask the owner"), SOON))


def test_an_action_is_looked_back_on_in_thirty_days_unless_another_day_is_agreed() -> None:
    month = Day((TODAY + timedelta(days=30)).isoformat())
    assert agreed(" ask the owner ") == (ActionAgreed(BEN, ADA, Personal("ask the owner"), month),)
    assert agreed("ask the owner", SOON) == (ActionAgreed(BEN, ADA, Personal("ask the owner"), SOON),)


def test_what_is_agreed_already_changes_nothing_and_without_words_it_is_taken_back() -> None:
    assert agreed("ask the owner", SOON, AGREED) == ()
    assert agreed(" ", state=AGREED) == (ActionDropped(BEN),)
    assert agreed(None) == ()


@pytest.mark.parametrize("due", ["soon", "2026-13-01", "9999-12-31", (TODAY - timedelta(days=2)).isoformat()])
def test_a_day_that_is_none_or_too_far_away_is_refused(due: str) -> None:
    with pytest.raises(Refused, match="action_day_unfit"):
        agreed("ask the owner", due)


@pytest.mark.parametrize("days", [-1, 0, 366])
def test_every_day_of_the_coming_year_fits(days: int) -> None:
    assert agreed("ask the owner", (TODAY + timedelta(days=days)).isoformat())


def test_nobody_outside_the_room_can_be_given_an_action() -> None:
    with pytest.raises(Refused, match="action_owner_unknown"):
        agree_action(SCENARIO, TalkState(), AgreeAction(ADA, PlayerId("zed"), Personal("x")), FACTS)
