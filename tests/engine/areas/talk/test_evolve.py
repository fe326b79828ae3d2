from tests.engine.areas.puzzles.warehouse import ADA, BEN
from tests.engine.areas.talk.test_decide import CALLED, LEAD, LEAK, MAIL, PHONE, after
from thebridge.engine.areas.talk.evolve import CHAT_LINES, evolve
from thebridge.engine.areas.talk.words import (
    ActionAgreed,
    ActionDropped,
    CallAnswered,
    LineRemoved,
    LineSaid,
    MatterArose,
    MessageSent,
    ReportFiled,
    StoryLineSaid,
)
from thebridge.engine.ids import CallId, Day, HappeningId, LineId, MatterId, Personal


def said(number: int) -> LineSaid:
    return LineSaid(LineId(f"line-{number}"), ADA, Personal("x"))


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    assert evolve(CALLED, object(), 2) is CALLED


def test_the_chat_keeps_the_last_lines() -> None:
    state = after(*(said(number) for number in range(1, CHAT_LINES + 4)))
    assert (len(state.chat), state.chat[0].id, state.chat[-1].seq) == (CHAT_LINES, "line-4", CHAT_LINES + 3)


def test_a_removed_line_is_gone_and_the_others_stay() -> None:
    state = after(said(1), said(2), LineRemoved(LineId("line-1")))
    assert [line.id for line in state.chat] == ["line-2"]


def test_a_happening_speaks_between_the_team() -> None:
    state = after(said(1), StoryLineSaid(LineId("line-2-slip"), HappeningId("slip")))
    assert (state.chat[1].player, state.chat[1].happening) == (None, "slip")


def test_an_answer_closes_the_call_and_reaches_the_feed() -> None:
    state = evolve(CALLED, CallAnswered(CallId("call-1"), LEAD, Personal("coming")), 5)
    assert state.calls[CallId("call-1")].answered_by == LEAD
    assert [(line.kind, line.text) for line in state.feed] == [("answer", "coming")]


def test_a_message_of_a_lead_reaches_the_feed() -> None:
    state = after(MessageSent(LineId("line-1"), LEAD, Personal("hello")))
    assert [(line.kind, line.by) for line in state.feed] == [("lead", LEAD)]


def filed(seconds: float, *matters: MatterId) -> ReportFiled:
    return ReportFiled(LineId(f"line-{seconds}"), ADA, LEAK, matters, None, seconds)


def test_the_first_report_of_a_matter_is_the_one_that_counts() -> None:
    state = after(MatterArose(PHONE, 1.0), filed(30.0, PHONE), filed(50.0, PHONE, MAIL))
    assert state.reported == {PHONE: 30.0, MAIL: 50.0}
    assert (state.reports, len(state.feed)) == (2, 2)


def test_a_matter_keeps_the_moment_at_which_it_arose_first() -> None:
    assert after(MatterArose(PHONE, 1.0), MatterArose(PHONE, 9.0)).arose == {PHONE: 1.0}


def test_a_later_action_takes_the_place_of_the_owners_earlier_one() -> None:
    first, other = (ActionAgreed(BEN, ADA, Personal(text), Day("2026-12-24")) for text in ("one", "another"))
    assert after(first, other).actions[BEN].text == "another"
    assert after(first, ActionDropped(BEN)).actions == {}
