"""How long a bot takes for what it does, in scenario seconds."""

from collections.abc import Mapping
from typing import Any, Final

from thebridge.bots.chance import Chance
from thebridge.bots.profiles import Profile
from thebridge.engine.areas.accusation.words import AnswerPart, CitePin, SignAccusation, WeighContradiction
from thebridge.engine.areas.board.words import LinkPins, PinPassage, PinRows
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.words import PlaceItem
from thebridge.engine.areas.sources.words import OpenMetadata, OpenSource
from thebridge.engine.areas.votes.words import CastVote
from thebridge.engine.ids import PuzzleId
from thebridge.engine.scenario import Scenario

SHORT: Final = (4.0, 9.0)
_SECONDS: Final[Mapping[type, tuple[float, float]]] = {
    OpenSource: (10.0, 30.0),
    OpenMetadata: (6.0, 14.0),
    PinRows: (8.0, 18.0),
    PinPassage: (5.0, 12.0),
    LinkPins: (6.0, 14.0),
    CastVote: (8.0, 25.0),
    ProposeOption: (12.0, 30.0),
    ConfirmOption: (8.0, 20.0),
    WeighContradiction: (15.0, 35.0),
    AnswerPart: (8.0, 20.0),
    CitePin: (4.0, 9.0),
    SignAccusation: (5.0, 12.0),
}
WAITS: Final = (10.0, 20.0)
"""How long a bot that has nothing to do looks around before it thinks again."""
FASTEST, SLOWEST = 0.6, 1.6


def seconds_for(scenario: Scenario, command: object, profile: Profile, chance: Chance) -> float:
    """How long this bot takes for the command. An answer takes its puzzle's estimate, spread over the items."""
    if isinstance(command, PlaceItem):
        return _seconds_for_item(scenario, command.puzzle) * profile.pace * chance.between(FASTEST, SLOWEST)
    least, most = _SECONDS.get(type(command), SHORT)
    return chance.between(least, most) * profile.pace


def _seconds_for_item(scenario: Scenario, puzzle: PuzzleId) -> float:
    authored = next(one for one in scenario.puzzles if one.id == puzzle)
    parts: tuple[Any, ...] = authored.parts
    items = sum(len(KINDS[part.kind].right(part, scenario.tables)) for part in parts)
    return authored.estimate.p50 / max(1, items)
