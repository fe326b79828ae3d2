"""How chat, feed, calls and reports follow from their events."""

from dataclasses import replace
from typing import Final

from thebridge.engine.areas.talk.words import (
    Action,
    ActionAgreed,
    ActionDropped,
    CallAnswered,
    ChatLine,
    FeedLine,
    HelpCall,
    HelpCalled,
    LineRemoved,
    LineSaid,
    MatterArose,
    MessageSent,
    ReportFiled,
    StoryLineSaid,
    TalkState,
)
from thebridge.engine.ids import Author, LineId, Personal

CHAT_LINES: Final = 200


def evolve(state: TalkState, event: object, seq: int) -> TalkState:
    """What was said after one event; any other area's event leaves the same object."""
    match event:
        case LineSaid():
            return _chatted(state, ChatLine(event.line, seq, event.player, event.text))
        case StoryLineSaid():
            return _chatted(state, ChatLine(event.line, seq, None, Personal(""), event.happening))
        case LineRemoved():
            return replace(state, chat=tuple(line for line in state.chat if line.id != event.line))
        case MessageSent():
            return _told(state, FeedLine(event.line, seq, "lead", event.by, event.text, is_plenary=event.is_plenary))
        case HelpCalled():
            call = HelpCall(event.call, seq, event.player, event.text)
            return replace(state, calls={**state.calls, event.call: call})
        case CallAnswered():
            return _answered(state, event, seq)
        case MatterArose():
            return replace(state, arose={event.matter: event.seconds, **state.arose})
        case ReportFiled():
            return _reported(state, event, seq)
        case ActionAgreed():
            action = Action(event.player, event.text, event.due, seq)
            return replace(state, actions={**state.actions, event.owner: action})
        case ActionDropped():
            return replace(state, actions={own: one for own, one in state.actions.items() if own != event.owner})
        case _:
            return state


def _chatted(state: TalkState, line: ChatLine) -> TalkState:
    return replace(state, chat=(*state.chat, line)[-CHAT_LINES:])


def _told(state: TalkState, line: FeedLine) -> TalkState:
    return replace(state, feed=(*state.feed, line))


def _answered(state: TalkState, event: CallAnswered, seq: int) -> TalkState:
    call = replace(state.calls[event.call], answered_by=event.by, answer=event.text)
    told = _told(state, FeedLine(LineId(f"line-{seq}"), seq, "answer", event.by, event.text))
    return replace(told, calls={**state.calls, event.call: call})


def _reported(state: TalkState, event: ReportFiled, seq: int) -> TalkState:
    line = FeedLine(event.line, seq, "report", Author(event.player), event.text, event.report, event.matters)
    told = _told(state, line)
    # The first report of a matter is the one that counts for how soon the team was.
    reported = {**dict.fromkeys(event.matters, event.seconds), **state.reported}
    return replace(told, reported=reported, reports=state.reports + 1)
