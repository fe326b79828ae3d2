"""What the area *dilemmas* allows. A card that a player does not see is refused as if it did not exist."""

from typing import Final

from thebridge.engine.areas.dilemmas.addressees import may_propose, seconds_alone, sees_card
from thebridge.engine.areas.dilemmas.words import (
    ConfirmOption,
    DilemmaOpened,
    DilemmaShown,
    DilemmasState,
    DilemmaState,
    OptionChosen,
    OptionProposed,
    ProposalWithdrawn,
    ProposeOption,
    ShowDilemma,
    WithdrawProposal,
)
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import DilemmaId, OptionId, Personal, PlayerId, Reason, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Dilemma, Scenario

REASON_LIMIT: Final = 200
_SLACK_SECONDS: Final = 0.001
"""A deadline that an alarm rounded must not be missed by a rounding error."""


def propose_option(
    scenario: Scenario,
    state: DilemmasState,
    command: ProposeOption,
    facts: Facts,
    available: frozenset[OptionId],
) -> tuple[object, ...]:
    """Propose an option; it takes the place of an earlier proposal."""
    authored, card = _require_open(scenario, state, command.dilemma, command.by, facts)
    _require_addressee(authored, command.by, facts)
    _require_option(authored, command.option, available)
    reason = _reason(command.reason)
    seconds, standing = facts.seconds, card.proposal
    if standing is not None and (standing.player, standing.option) == (command.by, command.option):
        if reason is None:
            return ()
        seconds = standing.seconds  # another reason does not make the others wait anew
    return (OptionProposed(command.dilemma, command.option, command.by, reason, seconds),)


def withdraw_proposal(
    scenario: Scenario, state: DilemmasState, command: WithdrawProposal, facts: Facts
) -> tuple[object, ...]:
    """Take a proposal back: one's own, or that of somebody who left."""
    _, card = _require_open(scenario, state, command.dilemma, command.by, facts)
    if card.proposal is None:
        return ()
    if card.proposal.player != command.by and card.proposal.player in facts.players:
        raise Refused("proposal_of_another")
    return (ProposalWithdrawn(command.dilemma),)


def confirm_option(
    scenario: Scenario,
    state: DilemmasState,
    command: ConfirmOption,
    facts: Facts,
    available: frozenset[OptionId],
) -> tuple[object, ...]:
    """Confirm the proposal that stands: as another who sees the card, or alone after a while."""
    authored, card = _require_open(scenario, state, command.dilemma, command.by, facts)
    proposal = card.proposal
    if proposal is None or proposal.option != command.option:
        raise Refused("proposal_changed")
    _require_option(authored, command.option, available)
    if proposal.player != command.by:
        return (_chosen(command, proposal.player, command.by, "confirmed", facts.seconds),)
    alone_at = proposal.seconds + seconds_alone(authored, card, command.by, facts.players, facts.extra_time)
    wait = alone_at - facts.seconds
    if wait > _SLACK_SECONDS:
        raise Refused("too_soon_alone", seconds=max(1, round(wait)))
    return (_chosen(command, command.by, None, "alone", facts.seconds),)


def _chosen(
    command: ConfirmOption, proposer: PlayerId, confirmer: PlayerId | None, reason: str, seconds: float
) -> OptionChosen:
    return OptionChosen(command.dilemma, command.option, proposer, confirmer, Reason(reason), seconds)


def show_dilemma(scenario: Scenario, state: DilemmasState, command: ShowDilemma, facts: Facts) -> tuple[object, ...]:
    """Show the card to everyone."""
    card = state.dilemmas.get(command.dilemma)
    authored = _find(scenario, command.dilemma)
    if card is None or authored is None or not sees_card(authored, card, command.by, facts.players):
        raise Refused("dilemma_unknown")
    if card.is_shown or authored.seen_by == "team":
        return ()
    _require_addressee(authored, command.by, facts)
    return (DilemmaShown(command.dilemma),)


def open_dilemma(state: DilemmasState, dilemma: DilemmaId, text: TextKey, seconds: float) -> tuple[object, ...]:
    """For consequences: the card opens with the telling that fits earlier choices; twice is once."""
    return () if dilemma in state.dilemmas else (DilemmaOpened(dilemma, text, seconds),)


def due_defaults(scenario: Scenario, state: DilemmasState, facts: Facts) -> tuple[object, ...]:
    """For consequences, while time limits hold: cards whose time is up close with their default."""
    due = []
    for authored in scenario.dilemmas:
        closes = _closes_at(authored, state)
        if authored.default is not None and closes is not None and facts.seconds >= closes - _SLACK_SECONDS:
            due.append(OptionChosen(authored.id, authored.default, None, None, Reason("time"), facts.seconds))
    return tuple(due)


def next_due_seconds(scenario: Scenario, state: DilemmasState) -> float | None:
    """The scenario second at which the next card closes by itself, while time limits hold."""
    closing = (_closes_at(authored, state) for authored in scenario.dilemmas)
    return min((one for one in closing if one is not None), default=None)


def _closes_at(authored: Dilemma, state: DilemmasState) -> float | None:
    card = state.dilemmas.get(authored.id)
    if card is None or card.chosen is not None or authored.limit_seconds is None or authored.default is None:
        return None
    return card.opened_seconds + authored.limit_seconds


def _require_open(
    scenario: Scenario, state: DilemmasState, dilemma: DilemmaId, player: PlayerId, facts: Facts
) -> tuple[Dilemma, DilemmaState]:
    card, authored = state.dilemmas.get(dilemma), _find(scenario, dilemma)
    if card is None or authored is None or not sees_card(authored, card, player, facts.players):
        raise Refused("dilemma_unknown")
    if card.chosen is not None:
        raise Refused("dilemma_decided")
    return authored, card


def _require_addressee(authored: Dilemma, player: PlayerId, facts: Facts) -> None:
    if not may_propose(authored, player, facts.players):
        raise Refused("not_addressed")


def _require_option(authored: Dilemma, option: OptionId, available: frozenset[OptionId]) -> None:
    if option not in available or all(one.id != option for one in authored.options):
        raise Refused("option_unknown")


def _find(scenario: Scenario, dilemma: DilemmaId) -> Dilemma | None:
    return next((one for one in scenario.dilemmas if one.id == dilemma), None)


def _reason(text: Personal | None) -> Personal | None:
    """A reason may be left out: an empty one is none."""
    if text is None or not text.strip():
        return None
    if len(text.strip()) > REASON_LIMIT:
        raise Refused("text_too_long", limit=REASON_LIMIT)
    return Personal(text.strip())
