"""What the area *accusation* allows."""

from typing import Final

from thebridge.engine.areas.accusation.conclusion import Departments, cited_pins, missing, options_of, usable
from thebridge.engine.areas.accusation.words import (
    AccusationOpened,
    AccusationSent,
    AccusationSigned,
    AccusationState,
    AnswerPart,
    CitePin,
    Contradiction,
    ContradictionWeighed,
    PartAnswered,
    PinCited,
    SendAccusation,
    SignAccusation,
    WeighContradiction,
)
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import Author, OptionId, PartId, Personal, PinId, PlayerId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Accusation, AccusationPart, Scenario

__all__ = [
    "answer_part",
    "cite_pin",
    "cited_pins",
    "open_accusation",
    "send_accusation",
    "sign_accusation",
    "uncite_removed",
    "usable",
    "weigh_contradiction",
]

TEXT_LIMIT: Final = 280


def open_accusation(state: AccusationState) -> tuple[object, ...]:
    """For consequences: the accusation opens, with its contradiction round; twice is once."""
    return () if state.is_open else (AccusationOpened(),)


def weigh_contradiction(
    scenario: Scenario, state: AccusationState, command: WeighContradiction, facts: Facts, pins: frozenset[PinId]
) -> tuple[object, ...]:
    """Hold a pin on the board against the favourite. The same pair again changes the verdict."""
    accusation = _require_open(scenario, state)
    if all(one.id != command.favourite or not one.is_suspect for one in scenario.cast):
        raise Refused("suspect_unknown")
    _require_pin(command.pin, pins)
    if all(one.id != command.verdict for one in accusation.verdicts):
        raise Refused("verdict_unknown")
    weighed = Contradiction(command.favourite, command.pin, command.verdict, command.by)
    if any(_says(one) == _says(weighed) for one in state.contradictions):
        return ()
    return (ContradictionWeighed(weighed.favourite, weighed.pin, weighed.verdict, weighed.player),)


def _says(one: Contradiction) -> tuple[str, str, str]:
    return one.favourite, one.pin, one.verdict


def answer_part(scenario: Scenario, state: AccusationState, command: AnswerPart, facts: Facts) -> tuple[object, ...]:
    """Answer a part, or clear it. Signatures under another text fall."""
    part = _require_part(_require_open(scenario, state), command.part)
    given = state.answers.get(command.part)
    if command.option is None and (command.text is None or not command.text.strip()):
        return () if given is None else _changed(state, PartAnswered(command.part, None, None, command.by))
    text = _fitting_text(part, command)
    _require_option(scenario, part, command.option, text)
    if given is not None and (given.option, given.text) == (command.option, text):
        return ()
    return _changed(state, PartAnswered(command.part, command.option, text, command.by))


def _fitting_text(part: AccusationPart, command: AnswerPart) -> Personal | None:
    text = Personal((command.text or "").strip())
    if len(text) > TEXT_LIMIT:
        raise Refused("text_too_long", limit=TEXT_LIMIT)
    if part.answer == "text" and not text:
        raise Refused("text_empty")
    return text or None


def _require_option(scenario: Scenario, part: AccusationPart, option: OptionId | None, text: Personal | None) -> None:
    if part.answer == "text":
        if option is not None:
            raise Refused("option_unknown")
        return
    if option is None or option not in options_of(scenario, part):
        raise Refused("option_unknown")
    needs_reason = any(one.id == option and one.needs_reason for one in part.options)
    if needs_reason and text is None:
        raise Refused("reason_needed")


def cite_pin(
    scenario: Scenario, state: AccusationState, command: CitePin, facts: Facts, pins: frozenset[PinId]
) -> tuple[object, ...]:
    """Cite a pin on the board, or take the citation back. Signatures fall."""
    part = _require_part(_require_open(scenario, state), command.part)
    if not part.cites:
        raise Refused("part_takes_no_pins")
    is_cited = command.pin in state.cited.get(command.part, ())
    if is_cited == command.is_cited:
        return ()
    if command.is_cited:
        _require_pin(command.pin, pins)
    return _changed(state, PinCited(command.part, command.pin, command.is_cited, command.by))


def uncite_removed(state: AccusationState, pin: PinId, player: PlayerId) -> tuple[object, ...]:
    """For consequences: a pin that leaves the board is cited no longer. What was sent stays as it was sent."""
    if state.is_sent:
        return ()
    taken = [PinCited(part, pin, is_cited=False, player=player) for part, pins in state.cited.items() if pin in pins]
    return _changed(state, *taken) if taken else ()


def sign_accusation(
    scenario: Scenario, state: AccusationState, command: SignAccusation, facts: Facts
) -> tuple[object, ...]:
    """Sign, dissent with or without a word, or take either back."""
    _require_open(scenario, state)
    given = state.signatures.get(command.by)
    if command.signature == "none":
        return () if given is None else (AccusationSigned(command.by, "none", None),)
    text = Personal((command.text or "").strip()) if command.signature == "dissent" else Personal("")
    if len(text) > TEXT_LIMIT:
        raise Refused("text_too_long", limit=TEXT_LIMIT)
    if given is not None and (given.signature, given.text) == (command.signature, text or None):
        return ()
    return (AccusationSigned(command.by, command.signature, text or None),)


def send_accusation(
    scenario: Scenario, state: AccusationState, command: SendAccusation, facts: Facts, departments: Departments
) -> tuple[object, ...]:
    """Send it, once it is whole and everyone present has signed or dissented."""
    accusation = _require_open(scenario, state)
    absent = missing(accusation, state, departments, facts.players)
    if absent:
        raise Refused("accusation_incomplete", missing=", ".join(absent))
    return (AccusationSent(Author(command.by)),)


def _changed(state: AccusationState, *events: object) -> tuple[object, ...]:
    """A change, and the signatures that fall with it: nobody has signed what stands there now."""
    return (*events, *(AccusationSigned(player, "none", None) for player in state.signatures))


def _require_open(scenario: Scenario, state: AccusationState) -> Accusation:
    if not state.is_open or scenario.accusation is None:
        raise Refused("accusation_not_open")
    if state.is_sent:
        raise Refused("accusation_is_sent")
    return scenario.accusation


def _require_part(accusation: Accusation, part: PartId) -> AccusationPart:
    found = next((one for one in accusation.parts if one.id == part), None)
    if found is None:
        raise Refused("part_unknown")
    return found


def _require_pin(pin: PinId, pins: frozenset[PinId]) -> None:
    if pin not in pins:
        raise Refused("pin_unknown")
