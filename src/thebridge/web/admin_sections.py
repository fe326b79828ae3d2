"""The admin pages, and who may open which."""

from collections.abc import Callable
from typing import Any, Final

from thebridge.accounts.access import (
    can_administer,
    can_facilitate,
    can_list_sessions,
    can_run_platform,
    can_see_health,
    can_see_results,
    can_see_scenarios,
)
from thebridge.accounts.model import Actor, Operator, OrganisationPerson
from thebridge.engine.scenario import Scenario
from thebridge.engine.texts import Texts
from thebridge.errors import AppError

Permission = Callable[[Actor, Any], bool]
SECTIONS: Final[dict[str, Permission]] = {
    "facilitator": can_facilitate,
    "admin/sessions": can_list_sessions,
    "admin/results": can_see_results,
    "admin/people": can_administer,
    "admin/organisation": can_administer,
    "admin/scenarios": can_see_scenarios,
    "admin/audit": can_administer,
    "admin/organisations": can_run_platform,
    "admin/health": can_see_health,
}
Insider = Operator | OrganisationPerson


def require_insider(actor: Actor) -> Insider:
    """Somebody who belongs to an organisation; anybody else is told to sign in."""
    if not isinstance(actor, Insider):
        raise AppError("sign_in_first")
    return actor


def find_sections(actor: Actor) -> list[str]:
    """The pages that this person may open."""
    insider = require_insider(actor)
    return [name for name, permission in SECTIONS.items() if permission(insider, insider.organisation)]


def title_of(scenario: Scenario, language: str) -> str:
    """A scenario's title in a language that it has."""
    texts = scenario.texts.get(language) or scenario.texts[scenario.languages[0]]
    return Texts(texts, {**scenario.places, **{one.id: one.name for one in scenario.cast}}).get(scenario.title)
