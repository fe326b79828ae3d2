"""The contradiction round and the conclusion: the words of the area *accusation*."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thebridge.engine.ids import (
    Author,
    CastId,
    OptionId,
    PartId,
    Personal,
    PinId,
    PlayerId,
)


@dataclass(frozen=True, slots=True)
class WeighContradiction:
    """The team holds its strongest evidence against the favourite beside it and says what it makes of that."""

    by: PlayerId
    favourite: CastId
    pin: PinId
    verdict: OptionId


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """A hand writes one answer: `option` for a choice, `text` for a sentence; two None clear it. The last hand wins."""

    by: PlayerId
    part: PartId
    option: OptionId | None
    text: Personal | None = None


@dataclass(frozen=True, slots=True)
class CitePin:
    """A player cites what is on the board, or takes the citation back."""

    by: PlayerId
    part: PartId
    pin: PinId
    is_cited: bool


@dataclass(frozen=True, slots=True)
class SignAccusation:
    """A player signs, or dissents with a word of their own. Signatures fall when an answer changes."""

    by: PlayerId
    signature: Literal["signed", "dissent", "none"]
    text: Personal | None = None


@dataclass(frozen=True, slots=True)
class SendAccusation:
    """The last act: it is sent. Everyone present has signed or dissented."""

    by: PlayerId


@dataclass(frozen=True, slots=True)
class AccusationOpened:
    pass


@dataclass(frozen=True, slots=True)
class ContradictionWeighed:
    favourite: CastId
    pin: PinId
    verdict: OptionId
    player: PlayerId


@dataclass(frozen=True, slots=True)
class PartAnswered:
    part: PartId
    option: OptionId | None
    text: Personal | None
    player: PlayerId


@dataclass(frozen=True, slots=True)
class PinCited:
    part: PartId
    pin: PinId
    is_cited: bool
    player: PlayerId


@dataclass(frozen=True, slots=True)
class AccusationSigned:
    player: PlayerId
    signature: Literal["signed", "dissent", "none"]
    text: Personal | None


@dataclass(frozen=True, slots=True)
class AccusationSent:
    by: Author


@dataclass(frozen=True, slots=True)
class Contradiction:
    favourite: CastId
    pin: PinId
    verdict: OptionId
    player: PlayerId


@dataclass(frozen=True, slots=True)
class PartAnswer:
    option: OptionId | None
    text: Personal | None
    player: PlayerId


@dataclass(frozen=True, slots=True)
class Signature:
    signature: Literal["signed", "dissent"]
    text: Personal | None


@dataclass(frozen=True, slots=True)
class AccusationState:
    is_open: bool = False
    is_sent: bool = False
    contradictions: tuple[Contradiction, ...] = ()
    answers: Mapping[PartId, PartAnswer] = field(default_factory=dict)
    cited: Mapping[PartId, tuple[PinId, ...]] = field(default_factory=dict)
    signatures: Mapping[PlayerId, Signature] = field(default_factory=dict)
