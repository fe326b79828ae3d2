"""How the slice of the area *dilemmas* follows from its events."""

from dataclasses import replace

from thebridge.engine.areas.dilemmas.words import (
    DilemmaOpened,
    DilemmaShown,
    DilemmasState,
    DilemmaState,
    OptionChosen,
    OptionProposed,
    Proposal,
    ProposalWithdrawn,
)
from thebridge.engine.ids import DilemmaId


def evolve(state: DilemmasState, event: object, seq: int) -> DilemmasState:
    """The slice after one event; any other area's event leaves the same object."""
    match event:
        case DilemmaOpened():
            return _with(state, event.dilemma, DilemmaState(event.text, event.seconds))
        case DilemmaShown():
            return _with(state, event.dilemma, replace(state.dilemmas[event.dilemma], is_shown=True))
        case OptionProposed():
            proposal = Proposal(event.option, event.player, event.reason, event.seconds)
            return _with(state, event.dilemma, replace(state.dilemmas[event.dilemma], proposal=proposal))
        case ProposalWithdrawn():
            return _with(state, event.dilemma, replace(state.dilemmas[event.dilemma], proposal=None))
        case OptionChosen():
            card = replace(state.dilemmas[event.dilemma], chosen=event.option, chosen_seconds=event.seconds)
            return _with(state, event.dilemma, card)
        case _:
            return state


def _with(state: DilemmasState, dilemma: DilemmaId, card: DilemmaState) -> DilemmasState:
    return replace(state, dilemmas={**state.dilemmas, dilemma: card})
