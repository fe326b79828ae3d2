"""What a vote or a question may be answered with."""

from typing import Final

from thebridge.engine.ids import OptionId
from thebridge.engine.scenario import Question, Scenario, Vote

SCALE: Final = tuple(OptionId(step) for step in ("1", "2", "3", "4", "5", "unknown"))
"""What a question without options of its own may be answered with."""


def is_asked(question: Question, moment: str) -> bool:
    """Whether the question belongs to this moment: before or after play."""
    return question.form in (moment, "both")


def options_of(scenario: Scenario, vote: Vote) -> tuple[OptionId, ...]:
    """What may be voted for: the suspects when the vote offers them, then the others."""
    offered = scenario.cast if vote.suspects else ()
    suspects = [OptionId(one.id) for one in offered if one.is_suspect and one.from_act is None]
    return (*suspects, *(option.id for option in vote.others))
