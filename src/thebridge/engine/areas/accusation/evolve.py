"""How the slice of the area *accusation* follows from its events."""

from dataclasses import replace

from thebridge.engine.areas.accusation.words import (
    AccusationOpened,
    AccusationSent,
    AccusationSigned,
    AccusationState,
    Contradiction,
    ContradictionWeighed,
    PartAnswer,
    PartAnswered,
    PinCited,
    Signature,
)


def evolve(state: AccusationState, event: object, seq: int) -> AccusationState:
    """The slice after one event; any other area's event leaves the same object."""
    match event:
        case AccusationOpened():
            return replace(state, is_open=True)
        case ContradictionWeighed():
            return _weighed(state, event)
        case PartAnswered():
            return _answered(state, event)
        case PinCited():
            return _cited(state, event)
        case AccusationSigned():
            return _signed(state, event)
        case AccusationSent():
            return replace(state, is_sent=True)
        case _:
            return state


def _weighed(state: AccusationState, event: ContradictionWeighed) -> AccusationState:
    """One verdict for each favourite and pin: the last."""
    others = (one for one in state.contradictions if (one.favourite, one.pin) != (event.favourite, event.pin))
    weighed = Contradiction(event.favourite, event.pin, event.verdict, event.player)
    return replace(state, contradictions=(*others, weighed))


def _answered(state: AccusationState, event: PartAnswered) -> AccusationState:
    answers = {part: answer for part, answer in state.answers.items() if part != event.part}
    if event.option is not None or event.text is not None:
        answers[event.part] = PartAnswer(event.option, event.text, event.player)
    return replace(state, answers=answers)


def _cited(state: AccusationState, event: PinCited) -> AccusationState:
    pins = tuple(pin for pin in state.cited.get(event.part, ()) if pin != event.pin)
    return replace(state, cited={**state.cited, event.part: (*pins, event.pin) if event.is_cited else pins})


def _signed(state: AccusationState, event: AccusationSigned) -> AccusationState:
    signatures = {player: signed for player, signed in state.signatures.items() if player != event.player}
    if event.signature != "none":
        signatures[event.player] = Signature(event.signature, event.text)
    return replace(state, signatures=signatures)
