"""Choices the team must make: the words of the area *dilemmas*."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thebridge.engine.ids import (
    DilemmaId,
    OptionId,
    Personal,
    PlayerId,
    Reason,
    TextKey,
)


@dataclass(frozen=True, slots=True)
class ProposeOption:
    """One whom the card addresses proposes an option; another proposal replaces it."""

    by: PlayerId
    dilemma: DilemmaId
    option: OptionId
    reason: Personal | None = None


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    by: PlayerId
    dilemma: DilemmaId


@dataclass(frozen=True, slots=True)
class ConfirmOption:
    """Another who sees the card confirms the proposal `option`; the proposer may, alone, after a while."""

    by: PlayerId
    dilemma: DilemmaId
    option: OptionId


@dataclass(frozen=True, slots=True)
class ShowDilemma:
    """An addressee shows the card to all."""

    by: PlayerId
    dilemma: DilemmaId


@dataclass(frozen=True, slots=True)
class DilemmaOpened:
    """`text` is the telling that fits earlier choices."""

    dilemma: DilemmaId
    text: TextKey
    seconds: float


@dataclass(frozen=True, slots=True)
class DilemmaShown:
    dilemma: DilemmaId


@dataclass(frozen=True, slots=True)
class OptionProposed:
    dilemma: DilemmaId
    option: OptionId
    player: PlayerId
    reason: Personal | None
    seconds: float


@dataclass(frozen=True, slots=True)
class ProposalWithdrawn:
    dilemma: DilemmaId


@dataclass(frozen=True, slots=True)
class OptionChosen:
    """`reason`: confirmed, alone or time. `confirmed_by` None: nobody else did."""

    dilemma: DilemmaId
    option: OptionId
    proposed_by: PlayerId | None
    confirmed_by: PlayerId | None
    reason: Reason
    seconds: float


@dataclass(frozen=True, slots=True)
class Proposal:
    option: OptionId
    player: PlayerId
    reason: Personal | None
    seconds: float


@dataclass(frozen=True, slots=True)
class DilemmaState:
    text: TextKey
    opened_seconds: float
    is_shown: bool = False
    proposal: Proposal | None = None
    chosen: OptionId | None = None
    chosen_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class DilemmasState:
    """Only dilemmas that were opened stand here."""

    dilemmas: Mapping[DilemmaId, DilemmaState] = field(default_factory=dict)
