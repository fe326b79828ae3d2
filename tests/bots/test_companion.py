"""Beside people a bot brings what it holds, and leaves the thinking to them."""

from typing import Any

from tests.bots.warm_up import seated, view_of, warm_up
from thebridge.bots.chance import Chance
from thebridge.bots.companion import next_companion_command
from thebridge.bots.policy import next_command
from thebridge.bots.profiles import CAREFUL
from thebridge.engine.areas.accusation.words import SignAccusation
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption
from thebridge.engine.areas.puzzles.words import PlaceItem, SubmitAnswer

QUIET: dict[str, Any] = {"votes": {}, "sources": {}, "pins": {}, "puzzles": {}, "dilemmas": {}, "feed": {}}


def view_beside(person_roles: tuple[str, ...] = ("Porter",), **sections: Any) -> dict[str, Any]:
    """A quiet view in which `bot-2` is a person."""
    table, bot = seated(CAREFUL)
    view = view_of(table, bot)
    person = {**view["people"]["bot-2"], "is_bot": False, "roles": list(person_roles), "departments": ["catering"]}
    return {**view, **QUIET, "people": {**view["people"], "bot-2": person}, **sections}


def command_for(view: dict[str, Any]) -> object | None:
    return next_companion_command(warm_up(), view, CAREFUL, Chance(1))


def test_alone_with_bots_it_plays_by_the_policy() -> None:
    table, bot = seated(CAREFUL)
    view = view_of(table, bot)
    assert command_for(view) == next_command(warm_up(), view, CAREFUL, Chance(1))


def test_it_signs_only_after_a_person_answered() -> None:
    part = {"given": None, "answer": "options", "id": "where"}
    shown = {"is_open": True, "is_sent": False, "missing": ["signatures", "signed"], "signatures": {}, "parts": [part]}
    assert command_for(view_beside(accusation=shown)) is None
    answered = {**part, "given": {"option": "cellar", "text": None, "player": "bot-2"}}
    assert isinstance(command_for(view_beside(accusation={**shown, "parts": [answered]})), SignAccusation)


def test_it_never_sends_the_letter() -> None:
    part = {"given": {"option": "cellar", "text": None, "player": "bot-2"}, "answer": "options", "id": "where"}
    whole = {"is_open": True, "is_sent": False, "missing": [], "signatures": {"bot-1": "signed"}, "parts": [part]}
    assert command_for(view_beside(accusation=whole)) is None


def card(leads: list[str], proposal: dict[str, Any] | None) -> dict[str, Any]:
    options = [{"id": "send_all"}, {"id": "refuse"}]
    allowed = {"may_propose": True, "may_confirm": proposal is not None, "is_shown": True}
    return {"list": {"options": options, "chosen": None, "leads": leads, "proposal": proposal, **allowed}}


def test_it_confirms_what_a_person_proposes_whatever_it_is() -> None:
    proposal = {"option": "send_all", "player": "bot-2", "reason": None, "alone_at_seconds": 60}
    command = command_for(view_beside(dilemmas=card(["Porter"], proposal)))
    assert isinstance(command, ConfirmOption)


def test_it_leaves_a_card_to_the_person_it_addresses_and_takes_up_others() -> None:
    assert command_for(view_beside(dilemmas=card(["Porter"], None))) is None
    assert isinstance(command_for(view_beside(dilemmas=card(["Archivist"], None))), ProposeOption)


def puzzles(offered: int) -> dict[str, Any]:
    parts = [{"id": one, "is_right": False, "attempts": 0} for one in ("bins", "sources")]
    return {"facts": {"status": "open", "parts": parts, "hints": {"given": [], "offered": offered, "count": 3}}}


def drafts(*items: str) -> dict[str, Any]:
    right = {"seen": "opinion", "badge": "fact", "always": "opinion", "weight": "fact"}
    return {f"facts/bins/{item}": {"value": right[item], "text": None, "player": "bot-1"} for item in items}


def test_it_leaves_the_last_item_and_the_submitting_to_people_until_they_are_late() -> None:
    begun = drafts("seen", "badge")
    assert isinstance(command_for(view_beside(puzzles=puzzles(0), drafts=begun)), PlaceItem)
    almost = drafts("seen", "badge", "always")
    assert command_for(view_beside(puzzles=puzzles(0), drafts=almost)) is None
    assert isinstance(command_for(view_beside(puzzles=puzzles(2), drafts=almost)), PlaceItem)
    whole = drafts("seen", "badge", "always", "weight")
    assert isinstance(command_for(view_beside(puzzles=puzzles(2), drafts=whole)), SubmitAnswer)
