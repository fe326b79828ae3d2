"""What the area *votes* allows, and when a vote closes by itself."""

from collections.abc import Iterable, Mapping
from typing import Final

from thebridge.engine.areas.votes.ballot import SCALE, is_asked, options_of
from thebridge.engine.areas.votes.words import (
    AnswerQuestion,
    CastVote,
    OwnVote,
    QuestionAnswered,
    VoteCast,
    VoteClosed,
    VoteOpened,
    VotesState,
    VoteState,
)
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import PlayerId, Reason, VoteId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario, Vote

SLACK_SECONDS: Final = 0.001
"""A deadline that the alarm rounded must not be missed by a rounding error."""
CONFIDENCE: Final = range(1, 6)


def cast_vote(scenario: Scenario, state: VotesState, command: CastVote, facts: Facts) -> tuple[object, ...]:
    """A player's own answer; again changes it while the vote is open."""
    vote = state.votes.get(command.vote)
    if vote is None:
        raise Refused("vote_unknown")
    if not vote.is_open:
        raise Refused("vote_closed")
    authored = _authored(scenario, command.vote)
    if command.option not in options_of(scenario, authored):
        raise Refused("option_unknown")
    confidence = command.confidence if authored.confidence else None
    if confidence is not None and confidence not in CONFIDENCE:
        raise Refused("confidence_out_of_range", least=CONFIDENCE[0], most=CONFIDENCE[-1])
    if vote.cast.get(command.by) == OwnVote(command.option, confidence):
        return ()
    return (VoteCast(command.vote, command.by, command.option, confidence),)


def answer_question(scenario: Scenario, state: VotesState, command: AnswerQuestion, facts: Facts) -> tuple[object, ...]:
    """A player's own answer before or after play; again changes it."""
    question = next((one for one in scenario.questions if one.id == command.question), None)
    if question is None or not is_asked(question, command.moment):
        raise Refused("question_unknown")
    if command.moment == "before" and facts.seconds > 0:
        raise Refused("question_closed")
    if command.moment == "after" and facts.seconds <= 0:
        raise Refused("question_not_open")
    if command.option not in (tuple(option.id for option in question.options) or SCALE):
        raise Refused("option_unknown")
    if state.answers.get((command.question, command.moment, command.by)) == command.option:
        return ()
    return (QuestionAnswered(command.question, command.moment, command.by, command.option),)


def open_vote(state: VotesState, vote: VoteId, seconds: float) -> tuple[VoteOpened, ...]:
    """The private vote opens for each person, once."""
    return () if vote in state.votes else (VoteOpened(vote, seconds),)


def due_closings(scenario: Scenario, state: VotesState, facts: Facts) -> tuple[VoteClosed, ...]:
    """The votes that everyone answered, or that have waited long enough for each who has not."""
    extra_time = {player: facts.extra_time.get(player, 1.0) for player in facts.players}
    closings: list[VoteClosed] = []
    for known, vote in state.votes.items():
        if not vote.is_open:
            continue
        if facts.players and not _waited_for(vote, facts.players):
            closings.append(VoteClosed(known, Reason("all")))
        elif _closes_at(_authored(scenario, known), vote, extra_time) <= facts.seconds + SLACK_SECONDS:
            closings.append(VoteClosed(known, Reason("time")))
    return tuple(closings)


def next_closing_seconds(scenario: Scenario, state: VotesState, extra_time: Mapping[PlayerId, float]) -> float | None:
    """When the next vote closes by time, in scenario seconds. `extra_time` names everyone who is in the room."""
    dues = (
        _closes_at(_authored(scenario, known), vote, extra_time) for known, vote in state.votes.items() if vote.is_open
    )
    return min(dues, default=None)


def _closes_at(authored: Vote, vote: VoteState, extra_time: Mapping[PlayerId, float]) -> float:
    """The last moment of those who are still waited for; when nobody is, that of a vote without anyone."""
    waiting = _waited_for(vote, extra_time)
    longest = max((extra_time[player] for player in waiting), default=1.0)
    return vote.opened_seconds + authored.limit_seconds * longest


def _waited_for(vote: VoteState, present: Iterable[PlayerId]) -> tuple[PlayerId, ...]:
    return tuple(player for player in present if player not in vote.cast)


def _authored(scenario: Scenario, vote: VoteId) -> Vote:
    return next(one for one in scenario.votes if one.id == vote)
