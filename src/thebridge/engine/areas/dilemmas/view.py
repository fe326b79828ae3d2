"""What is seen of the area *dilemmas*: only cards that are open, and only the options that can be chosen now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thebridge.engine.areas.dilemmas.addressees import may_propose, seconds_alone, sees_card
from thebridge.engine.areas.dilemmas.words import DilemmasState, DilemmaState
from thebridge.engine.ids import DilemmaId, OptionId, PlayerId, RoleId
from thebridge.engine.scenario import Dilemma, Option, Scenario
from thebridge.engine.texts import Texts
from thebridge.engine.viewer import Viewer


@dataclass(frozen=True, slots=True)
class DilemmasContext:
    """What cards need of other areas. `available`: the options whose condition holds; `has_limits`: deadlines count."""

    players: Mapping[PlayerId, tuple[RoleId, ...]]
    extra_time: Mapping[PlayerId, float]
    available: Mapping[DilemmaId, frozenset[OptionId]]
    has_limits: bool


def dilemmas_section(
    scenario: Scenario, state: DilemmasState, viewer: Viewer, texts: Texts, context: DilemmasContext
) -> dict[str, Any]:
    """The cards that this viewer sees; leads, helpers and observers see all open ones, a projector none."""
    shown: dict[str, Any] = {}
    for authored in scenario.dilemmas:
        card = state.dilemmas.get(authored.id)
        if card is not None and _is_seen(authored, card, viewer, context):
            shown[authored.id] = (
                _told(authored, card, texts, scenario)
                | _choice(authored, card, texts, context)
                | _allowed(authored, card, viewer, context)
            )
    return shown


def _is_seen(authored: Dilemma, card: DilemmaState, viewer: Viewer, context: DilemmasContext) -> bool:
    if viewer.kind == "projector":
        return False
    return viewer.player is None or sees_card(authored, card, viewer.player, context.players)


def _told(authored: Dilemma, card: DilemmaState, texts: Texts, scenario: Scenario) -> dict[str, Any]:
    titles = {role.id: role.title for role in scenario.roles}
    return {
        "title": texts.get(authored.title),
        "text": texts.get(card.text),
        "sender": authored.sender,
        "leads": [texts.get(titles[role]) for role in authored.leads],
        "is_shown": card.is_shown or authored.seen_by == "team",
    }


def _choice(authored: Dilemma, card: DilemmaState, texts: Texts, context: DilemmasContext) -> dict[str, Any]:
    available = context.available.get(authored.id, frozenset())
    options = [one for one in authored.options if one.id in available or one.id == card.chosen]
    closes_at = None
    if (
        context.has_limits
        and card.chosen is None
        and authored.limit_seconds is not None
        and authored.default is not None
    ):
        closes_at = round(card.opened_seconds + authored.limit_seconds)
    return {
        "options": [{"id": one.id, "text": texts.get(one.text)} for one in options],
        "proposal": _proposal(authored, card, context),
        "chosen": card.chosen,
        "result": _result(options, card, texts),
        "closes_at_seconds": closes_at,
    }


def _proposal(authored: Dilemma, card: DilemmaState, context: DilemmasContext) -> dict[str, Any] | None:
    """The proposal that stands; after a choice only when it is what was chosen."""
    proposal = card.proposal
    if proposal is None or card.chosen not in (None, proposal.option):
        return None
    wait = seconds_alone(authored, card, proposal.player, context.players, context.extra_time)
    return {
        "option": proposal.option,
        "player": proposal.player,
        "reason": proposal.reason,
        "alone_at_seconds": round(proposal.seconds + wait, 3),
    }


def _result(options: list[Option], card: DilemmaState, texts: Texts) -> str | None:
    return next((texts.get(one.result) for one in options if one.id == card.chosen), None)


def _allowed(authored: Dilemma, card: DilemmaState, viewer: Viewer, context: DilemmasContext) -> dict[str, Any]:
    """What this viewer may do now. The proposer may confirm alone once the clock shows `alone_at_seconds`."""
    is_player = viewer.kind == "player" and viewer.player in context.players and card.chosen is None
    if not is_player or viewer.player is None:
        return {"may_propose": False, "may_confirm": False}
    return {
        "may_propose": may_propose(authored, viewer.player, context.players),
        "may_confirm": card.proposal is not None and card.proposal.player != viewer.player,
    }
