"""What is said, asked and reported: the words of the area *talk*."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thebridge.engine.ids import (
    Author,
    CallId,
    Day,
    HappeningId,
    LineId,
    MatterId,
    Personal,
    PlayerId,
    ReportKindId,
)


@dataclass(frozen=True, slots=True)
class Say:
    by: PlayerId
    text: Personal


@dataclass(frozen=True, slots=True)
class RemoveLine:
    """A lead takes a line out of the chat."""

    by: Author
    line: LineId


@dataclass(frozen=True, slots=True)
class SendMessage:
    """A lead tells the team something; with `is_plenary` it also stands on the screen in the hall."""

    by: Author
    text: Personal
    is_plenary: bool = False


@dataclass(frozen=True, slots=True)
class CallFacilitator:
    """A player asks for a person's help; the receipt is in the view."""

    by: PlayerId
    text: Personal | None = None


@dataclass(frozen=True, slots=True)
class AnswerCall:
    """A lead answers a call for help."""

    by: Author
    call: CallId
    text: Personal | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """A player reports something to the desk: the button that is always there."""

    by: PlayerId
    report: ReportKindId
    text: Personal | None = None


@dataclass(frozen=True, slots=True)
class AgreeAction:
    """After play the team agrees what somebody will do, and when they look back; without words it is taken back."""

    by: PlayerId
    owner: PlayerId
    text: Personal | None
    due: Day | None = None


@dataclass(frozen=True, slots=True)
class LineSaid:
    line: LineId
    player: PlayerId
    text: Personal


@dataclass(frozen=True, slots=True)
class StoryLineSaid:
    """A happening spoke in the chat, as a colleague."""

    line: LineId
    happening: HappeningId


@dataclass(frozen=True, slots=True)
class LineRemoved:
    line: LineId


@dataclass(frozen=True, slots=True)
class MessageSent:
    line: LineId
    by: Author
    text: Personal
    is_plenary: bool = False


@dataclass(frozen=True, slots=True)
class HelpCalled:
    call: CallId
    player: PlayerId
    text: Personal | None


@dataclass(frozen=True, slots=True)
class CallAnswered:
    call: CallId
    by: Author
    text: Personal | None


@dataclass(frozen=True, slots=True)
class MatterArose:
    """Something is now there that the team could report."""

    matter: MatterId
    seconds: float


@dataclass(frozen=True, slots=True)
class ReportFiled:
    """`matters` are those it fits; none: it is thanked and kept."""

    line: LineId
    player: PlayerId
    report: ReportKindId
    matters: tuple[MatterId, ...]
    text: Personal | None
    seconds: float


@dataclass(frozen=True, slots=True)
class ActionAgreed:
    """`owner` does it; `player` wrote it down. A later one of the same owner takes its place."""

    owner: PlayerId
    player: PlayerId
    text: Personal
    due: Day


@dataclass(frozen=True, slots=True)
class ActionDropped:
    """The owner's action was taken back."""

    owner: PlayerId


@dataclass(frozen=True, slots=True)
class Action:
    """What an owner will do, and the day on which the team looks back."""

    player: PlayerId
    text: Personal
    due: Day
    seq: int


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A player's line, or with `happening` a colleague's line from the story."""

    id: LineId
    seq: int
    player: PlayerId | None
    text: Personal
    happening: HappeningId | None = None


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A message to the team: from a lead, the answer to a call, or the desk's thanks for a report."""

    id: LineId
    seq: int
    kind: Literal["lead", "answer", "report"]
    by: Author
    text: Personal | None
    report: ReportKindId | None = None
    matters: tuple[MatterId, ...] = ()
    is_plenary: bool = False


@dataclass(frozen=True, slots=True)
class HelpCall:
    id: CallId
    seq: int
    player: PlayerId
    text: Personal | None
    answered_by: Author | None = None
    answer: Personal | None = None


@dataclass(frozen=True, slots=True)
class TalkState:
    """`arose` and `reported` map to the scenario second. The chat keeps the last 200 lines."""

    chat: tuple[ChatLine, ...] = ()
    feed: tuple[FeedLine, ...] = ()
    calls: Mapping[CallId, HelpCall] = field(default_factory=dict)
    arose: Mapping[MatterId, float] = field(default_factory=dict)
    reported: Mapping[MatterId, float] = field(default_factory=dict)
    reports: int = 0
    actions: Mapping[PlayerId, Action] = field(default_factory=dict)
    """What was agreed after play, by owner."""
