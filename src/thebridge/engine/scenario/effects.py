"""Then: what follows from an act, an answer, a choice or a happening. `engine/consequences.py` gives it meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from thebridge.engine.ids import (
    ClueId,
    DilemmaId,
    HappeningId,
    PuzzleId,
    SourceId,
    TextKey,
    VoteId,
)
from thebridge.engine.scenario.authored import Authored, ToldApartByKind


@dataclass(frozen=True)
class ReleaseSource(Authored):
    """The source reaches whoever holds its role; with `to_team`, everyone."""

    source: SourceId
    to_team: bool = False
    delay_seconds: int = 0
    kind: Literal["release"] = "release"


@dataclass(frozen=True)
class Fire(Authored):
    """A happening takes place."""

    happening: HappeningId
    delay_seconds: int = 0
    kind: Literal["fire"] = "fire"


@dataclass(frozen=True)
class OpenPuzzle(Authored):
    """The puzzle opens for everyone."""

    puzzle: PuzzleId
    delay_seconds: int = 0
    kind: Literal["open_puzzle"] = "open_puzzle"


@dataclass(frozen=True)
class OpenDilemma(Authored):
    """The dilemma's card opens."""

    dilemma: DilemmaId
    delay_seconds: int = 0
    kind: Literal["open_dilemma"] = "open_dilemma"


@dataclass(frozen=True)
class OpenVote(Authored):
    """The private vote opens for each person."""

    vote: VoteId
    delay_seconds: int = 0
    kind: Literal["open_vote"] = "open_vote"


@dataclass(frozen=True)
class GiveClue(Authored):
    """The clue is put on the board as *given*: it lights no stay and is no evidence."""

    clue: ClueId
    delay_seconds: int = 0
    kind: Literal["give_clue"] = "give_clue"


@dataclass(frozen=True)
class MakeUnusable(Authored):
    """What rests on this source is "not usable as evidence", now and later; with `clue`, only that clue."""

    source: SourceId
    reason: TextKey
    clue: ClueId | None = None
    delay_seconds: int = 0
    kind: Literal["make_unusable"] = "make_unusable"


@dataclass(frozen=True)
class OpenAccusation(Authored):
    """The accusation, with its contradiction round, opens."""

    delay_seconds: int = 0
    kind: Literal["open_accusation"] = "open_accusation"


Effect = Annotated[
    ReleaseSource | Fire | OpenPuzzle | OpenDilemma | OpenVote | GiveClue | MakeUnusable | OpenAccusation,
    ToldApartByKind(),
]
