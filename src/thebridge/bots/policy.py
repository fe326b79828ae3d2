"""What a bot does next: from its own view, by its habits."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from thebridge.bots.accusing import conclude, finish
from thebridge.bots.chance import Chance
from thebridge.bots.deciding import answer_question, decide_dilemma, report, vote
from thebridge.bots.mind import Mind, View
from thebridge.bots.noted_view import NotedView
from thebridge.bots.profiles import Profile
from thebridge.bots.puzzling import answer, take_help
from thebridge.bots.studying import ask, bring, link, read
from thebridge.engine.areas.seats.words import SetReady
from thebridge.engine.scenario import Scenario

Habit = Callable[[Mind], object | None]

_READS_FIRST: Final[tuple[Habit, ...]] = (
    vote,
    finish,
    decide_dilemma,
    report,
    bring,
    read,
    answer,
    link,
    conclude,
    ask,
    take_help,
)
_ANSWERS_FIRST: Final[tuple[Habit, ...]] = (
    vote,
    finish,
    decide_dilemma,
    report,
    answer,
    take_help,
    bring,
    read,
    conclude,
)


def next_command(scenario: Scenario, view: View, profile: Profile, chance: Chance) -> object | None:
    """The command that this bot gives now, or None when it waits.

    `view` holds the sections of this player alone. As an `NotedView` that is kept for this bot, what it found nothing
    to do about is looked at again only after a change. A right answer is used only when the clues it needs are known.
    """
    noted_view = view if isinstance(view, NotedView) else NotedView(view)
    mind = Mind(scenario, noted_view, profile, chance)
    if view["me"].get("is_gone"):
        return None
    for habit in _habits(mind):
        command = noted_view.recall(habit, partial(habit, mind))
        if command is not None:
            return command
    return None


def _habits(mind: Mind) -> tuple[Habit, ...]:
    if mind.stage == "play":
        return _ANSWERS_FIRST if mind.profile.answers_first else _READS_FIRST
    return _OUTSIDE_PLAY.get(mind.stage, ())


def _be_ready(mind: Mind) -> object | None:
    return None if mind.view["me"]["is_ready"] else SetReady(mind.me, is_ready=True)


_OUTSIDE_PLAY: Final[Mapping[str, tuple[Habit, ...]]] = {
    "lobby": (answer_question, _be_ready),
    "debrief": (answer_question,),
}
