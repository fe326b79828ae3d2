"""How votes and answers follow from their events."""

from dataclasses import replace

from thebridge.engine.areas.votes.words import (
    OwnVote,
    QuestionAnswered,
    VoteCast,
    VoteClosed,
    VoteOpened,
    VotesState,
    VoteState,
)
from thebridge.engine.ids import VoteId


def evolve(state: VotesState, event: object, seq: int) -> VotesState:
    """The votes after one event; any other area's event leaves the same object."""
    match event:
        case VoteOpened():
            return _with(state, event.vote, VoteState(opened_seconds=event.seconds))
        case VoteCast():
            vote = state.votes[event.vote]
            own = OwnVote(event.option, event.confidence)
            return _with(state, event.vote, replace(vote, cast={**vote.cast, event.player: own}))
        case VoteClosed():
            return _with(state, event.vote, replace(state.votes[event.vote], is_open=False))
        case QuestionAnswered():
            answered = (event.question, event.moment, event.player)
            return replace(state, answers={**state.answers, answered: event.option})
        case _:
            return state


def _with(state: VotesState, known: VoteId, vote: VoteState) -> VotesState:
    return replace(state, votes={**state.votes, known: vote})
