"""What the area *talk* allows, and what the story says in the chat."""

from datetime import date, timedelta
from typing import Final

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
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import CallId, Day, HappeningId, LineId, MatterId, Personal
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario

TEXT_LIMIT: Final = 500
LOOKS_BACK_AFTER: Final = timedelta(days=30)
LATEST: Final = timedelta(days=366)
"""An action that is further away than a year is not one."""


def say(scenario: Scenario, state: TalkState, command: Say, facts: Facts) -> tuple[object, ...]:
    """A line in the team's chat."""
    return (LineSaid(_line(facts), command.by, _required(command.text)),)


def remove_line(scenario: Scenario, state: TalkState, command: RemoveLine, facts: Facts) -> tuple[object, ...]:
    """A lead takes a line out of the chat."""
    if all(line.id != command.line for line in state.chat):
        raise Refused("line_unknown")
    return (LineRemoved(command.line),)


def send_message(scenario: Scenario, state: TalkState, command: SendMessage, facts: Facts) -> tuple[object, ...]:
    """A lead tells the team something."""
    return (MessageSent(_line(facts), command.by, _required(command.text), command.is_plenary),)


def call_facilitator(
    scenario: Scenario, state: TalkState, command: CallFacilitator, facts: Facts
) -> tuple[object, ...]:
    """A player asks for a person's help. A call that is still open stands; only new words make another one."""
    text = _optional(command.text)
    is_waiting = any(call.player == command.by and call.answered_by is None for call in state.calls.values())
    if text is None and is_waiting:
        return ()
    return (HelpCalled(CallId(f"call-{facts.seq}"), command.by, text),)


def answer_call(scenario: Scenario, state: TalkState, command: AnswerCall, facts: Facts) -> tuple[object, ...]:
    """A lead answers a call for help, once; without words it says that somebody is coming."""
    call = state.calls.get(command.call)
    if call is None:
        raise Refused("call_unknown")
    if call.answered_by is not None:
        raise Refused("call_already_answered")
    return (CallAnswered(command.call, command.by, _optional(command.text)),)


def file_report(scenario: Scenario, state: TalkState, command: FileReport, facts: Facts) -> tuple[object, ...]:
    """A player reports something. It counts for the matter that it fits and that arose last, if not reported yet.

    What they mean is in their own words, which nobody reads here: one report is never praised as two.
    """
    if all(kind.id != command.report for kind in scenario.reporting.kinds):
        raise Refused("report_kind_unknown")
    text = _optional(command.text)
    fitting = [
        matter.id
        for matter in scenario.reporting.matters
        if matter.id in state.arose and matter.id not in state.reported and command.report in matter.kinds
    ]
    newest = max(fitting, key=lambda matter: state.arose[matter], default=None)
    matters = () if newest is None else (newest,)
    return (ReportFiled(_line(facts), command.by, command.report, matters, text, facts.seconds),)


def agree_action(scenario: Scenario, state: TalkState, command: AgreeAction, facts: Facts) -> tuple[object, ...]:
    """What one of the team will do. Without a day it is thirty days from now."""
    if command.owner not in facts.players:
        raise Refused("action_owner_unknown")
    known, text = state.actions.get(command.owner), _optional(command.text)
    if text is None:
        return () if known is None else (ActionDropped(command.owner),)
    due = _day(command.due, facts.now.date())
    if known is not None and (known.text, known.due) == (text, due):
        return ()
    return (ActionAgreed(command.owner, command.by, text, due),)


def _day(text: Day | None, today: date) -> Day:
    if text is None:
        return Day((today + LOOKS_BACK_AFTER).isoformat())
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Refused("action_day_unfit") from error
    # A day's room on the near side: in the team's own time zone it may still be yesterday.
    if not today - timedelta(days=1) <= day <= today + LATEST:
        raise Refused("action_day_unfit")
    return Day(day.isoformat())


# --- what happenings bring about --------------------------------------------------------------------------------------


def story_line(state: TalkState, happening: HappeningId, seq: int) -> tuple[StoryLineSaid, ...]:
    """A happening speaks in the chat. Its line takes its id from the happening, of which one entry may hold several."""
    return (StoryLineSaid(LineId(f"line-{seq}-{happening}"), happening),)


def matter_arises(state: TalkState, matter: MatterId, seconds: float) -> tuple[MatterArose, ...]:
    """There is something that the team could report, from its first time on."""
    return () if matter in state.arose else (MatterArose(matter, seconds),)


# --- words ------------------------------------------------------------------------------------------------------------


def _line(facts: Facts) -> LineId:
    return LineId(f"line-{facts.seq}")


def _required(text: Personal) -> Personal:
    found = _optional(text)
    if found is None:
        raise Refused("text_empty")
    return found


def _optional(text: Personal | None) -> Personal | None:
    stripped = Personal("" if text is None else text.strip())
    if len(stripped) > TEXT_LIMIT:
        raise Refused("text_too_long", limit=TEXT_LIMIT)
    return stripped or None
