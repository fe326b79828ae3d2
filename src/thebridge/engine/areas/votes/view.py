"""What is seen of the area *votes*: that one answered, never what; a closed vote as counts that point at nobody."""

from collections import Counter
from collections.abc import Set
from typing import Any, Final

from thebridge.engine.areas.votes.ballot import is_asked, options_of
from thebridge.engine.areas.votes.words import VotesState, VoteState
from thebridge.engine.ids import CastId, OptionId, PlayerId
from thebridge.engine.scenario import Question, Scenario, Vote
from thebridge.engine.texts import Texts
from thebridge.engine.viewer import Viewer

COUNTS_FROM: Final = 3
"""From so many answers counts are shown, and only when they differ."""
_MOMENTS: Final = {"lobby": "before", "debrief": "after"}


def votes_section(
    scenario: Scenario, state: VotesState, viewer: Viewer, texts: Texts, present: Set[PlayerId]
) -> dict[str, Any]:
    """Every vote that was opened."""
    return {
        authored.id: _vote(scenario, authored, state.votes[authored.id], texts)
        | _standing(state.votes[authored.id], viewer, present)
        for authored in scenario.votes
        if authored.id in state.votes
    }


def _vote(scenario: Scenario, authored: Vote, vote: VoteState, texts: Texts) -> dict[str, Any]:
    options = options_of(scenario, authored)
    return {
        "question": texts.get(authored.question),
        "options": [{"id": option, "text": _option_text(scenario, authored, option, texts)} for option in options],
        "confidence": authored.confidence,
        "limit_seconds": authored.limit_seconds,
        "opened_seconds": round(vote.opened_seconds, 1),
        "is_open": vote.is_open,
        "counts": vote_counts(vote, options),
    }


def _standing(vote: VoteState, viewer: Viewer, present: Set[PlayerId]) -> dict[str, Any]:
    return {
        "answered": viewer.player is not None and viewer.player in vote.cast,
        "waiting_for": len(present - vote.cast.keys()) if vote.is_open else 0,
    }


def _option_text(scenario: Scenario, authored: Vote, option: OptionId, texts: Texts) -> str:
    for other in authored.others:
        if other.id == option:
            return texts.get(other.text)
    suspect = CastId(option)
    return texts.names.get(suspect) or next(one.name for one in scenario.cast if one.id == suspect)


def vote_counts(vote: VoteState, options: tuple[OptionId, ...]) -> dict[str, int] | None:
    """How often each option was chosen; None while the vote is open, and where the counts would tell who chose what."""
    counted = Counter(own.option for own in vote.cast.values())
    if vote.is_open or counted.total() < COUNTS_FROM or len(counted) == 1:
        return None
    return {option: counted[option] for option in options}


def questions_section(
    scenario: Scenario, state: VotesState, viewer: Viewer, texts: Texts, stage: str
) -> dict[str, Any]:
    """A player's questions: in the lobby those from before, in the debrief those from after."""
    moment = _MOMENTS.get(stage)
    if moment is None or viewer.player is None:
        return {}
    return {
        question.id: {
            "text": texts.get(question.text),
            "moment": moment,
            "options": _options(question, texts),
            "answered": (question.id, moment, viewer.player) in state.answers,
        }
        for question in scenario.questions
        if is_asked(question, moment)
    }


def _options(question: Question, texts: Texts) -> list[dict[str, str]] | None:
    """None: the scale from 1 to 5, or not known."""
    return [{"id": option.id, "text": texts.get(option.text)} for option in question.options] or None
