"""What each person answers alone: the words of the area *votes*. Answers leave the server only as counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thebridge.engine.ids import OptionId, PlayerId, QuestionId, Reason, VoteId


@dataclass(frozen=True, slots=True)
class CastVote:
    """A player answers a private vote; again changes it while it is open. `confidence` is 1 to 5."""

    by: PlayerId
    vote: VoteId
    option: OptionId
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """A player answers a question before or after play, or an item of the self-scan (`1` to `5`, `unknown`)."""

    by: PlayerId
    question: QuestionId
    moment: Literal["before", "after"]
    option: OptionId


@dataclass(frozen=True, slots=True)
class VoteOpened:
    vote: VoteId
    seconds: float


@dataclass(frozen=True, slots=True)
class VoteCast:
    """An own answer: no view, replay, export or moment shows it but as a count."""

    vote: VoteId
    player: PlayerId
    option: OptionId
    confidence: int | None


@dataclass(frozen=True, slots=True)
class VoteClosed:
    """`reason`: all (everyone answered) or time."""

    vote: VoteId
    reason: Reason


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """An own answer, as in a vote."""

    question: QuestionId
    moment: Literal["before", "after"]
    player: PlayerId
    option: OptionId


@dataclass(frozen=True, slots=True)
class OwnVote:
    option: OptionId
    confidence: int | None


@dataclass(frozen=True, slots=True)
class VoteState:
    is_open: bool = True
    opened_seconds: float = 0.0
    cast: Mapping[PlayerId, OwnVote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VotesState:
    """`answers` by (question, moment, player)."""

    votes: Mapping[VoteId, VoteState] = field(default_factory=dict)
    answers: Mapping[tuple[QuestionId, str, PlayerId], OptionId] = field(default_factory=dict)
