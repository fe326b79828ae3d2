"""A bot in the company of people: it brings what it holds and says yes or no, and leaves the thinking to them."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from thebridge.bots.accusing import sign
from thebridge.bots.chance import Chance
from thebridge.bots.deciding import answer_question, propose, report, vote
from thebridge.bots.mind import Mind, View
from thebridge.bots.noted_view import NotedView
from thebridge.bots.policy import next_command
from thebridge.bots.profiles import Profile
from thebridge.bots.puzzling import wish_for
from thebridge.bots.studying import bring, link, read
from thebridge.engine.areas.accusation.words import SendAccusation
from thebridge.engine.areas.dilemmas.words import ConfirmOption
from thebridge.engine.areas.puzzles.words import PlaceItem, SubmitAnswer
from thebridge.engine.areas.sources.words import ShareSource
from thebridge.engine.ids import DilemmaId, OptionId
from thebridge.engine.scenario import Puzzle, Scenario

_FOR_PEOPLE: Final = (ShareSource, SendAccusation)
"""What a bot leaves to people altogether."""
HELPS_FROM: Final = 2
"""From this offered hint on, a bot that knows an answer helps to place it: people had their chance."""


def next_companion_command(scenario: Scenario, view: View, profile: Profile, chance: Chance) -> object | None:
    """What a bot does beside people; in a room of bots alone, what the policy says."""
    people = {player for player, one in view["people"].items() if not one["is_bot"]}
    if not people or view["room"]["stage"] != "play" or view["me"].get("is_gone"):
        return next_command(scenario, view, profile, chance)
    mind = Mind(scenario, NotedView(view), profile, chance)
    for habit in _HABITS:
        command = habit(mind)
        if command is not None and not isinstance(command, _FOR_PEOPLE):
            return command
    return None


def _sign(mind: Mind) -> object | None:
    """Sign or dissent once a person has answered."""
    people = {player for player, one in mind.view["people"].items() if not one["is_bot"]}
    given = (one["given"] for one in mind.view["accusation"]["parts"])
    has_answered = any(one is not None and one["player"] in people for one in given)
    return sign(mind) if has_answered else None


def _decide(mind: Mind) -> object | None:
    """Say yes to what a person proposes. A card that addresses a person is that person's."""
    people = {player: one for player, one in mind.view["people"].items() if not one["is_bot"]}
    titles = {title for one in people.values() for title in one["roles"]}
    for known, seen in mind.view["dilemmas"].items():
        proposal = seen["proposal"]
        if seen["chosen"] is not None:
            continue
        if proposal is not None and proposal["player"] in people and seen["may_confirm"]:
            return ConfirmOption(mind.me, DilemmaId(known), OptionId(proposal["option"]))
        is_theirs = not seen["leads"] or titles & set(seen["leads"])
        if proposal is None and not is_theirs and (command := propose(mind, DilemmaId(known))) is not None:
            return command
    return None


def _help(mind: Mind) -> object | None:
    """Place what is known, and leave at least one item, and the submitting, to people until they are late."""
    for puzzle in mind.open_puzzles:
        seen = mind.view["puzzles"][puzzle.id]
        is_late = seen["hints"]["offered"] >= HELPS_FROM
        if not mind.knows(puzzle.needs) or (_is_for_people(mind, puzzle) and not is_late):
            continue
        for part, shown in zip(puzzle.parts, seen["parts"], strict=True):
            command = None if shown["is_right"] else _place_some(mind, puzzle, part, is_late=is_late)
            if command is not None:
                return command
    return None


def _is_for_people(mind: Mind, puzzle: Puzzle) -> bool:
    """Whether the answer rests on a source that a person in the room holds."""
    view = mind.view
    theirs = {held for one in view["people"].values() if not one["is_bot"] for held in one["departments"]}
    roles = {role.id: role.department for role in mind.scenario.roles}
    sources = {source.id: roles[source.role] for source in mind.scenario.sources}
    return any(sources[clue.source] in theirs for clue in mind.scenario.clues if clue.id in puzzle.needs)


def _place_some(mind: Mind, puzzle: Puzzle, part: Any, *, is_late: bool) -> object | None:
    wish = wish_for(mind, puzzle, part, is_first=False)
    standing: Mapping[str, Any] = mind.drafts_of(puzzle.id, part.id)
    if wish is None:
        return None
    empty = [item for item in wish.values if item not in standing]
    if wish.words is not None or len(empty) <= (0 if is_late else 1):
        is_whole = is_late and not empty and all(wish.is_there(item, standing[item]) for item in wish.values)
        return SubmitAnswer(mind.me, puzzle.id, part.id) if is_whole and len(standing) == len(wish.values) else None
    return PlaceItem(mind.me, puzzle.id, part.id, empty[0], wish.values[empty[0]])


_HABITS: Final[tuple[Callable[[Mind], object | None], ...]] = (
    vote,
    answer_question,
    _sign,
    _decide,
    report,
    bring,
    read,
    link,
    _help,
)
