"""Who saw names and reports, exported, changed and erased: for those who must account for it.

Only ids and codes stand here: no player's name, no word of anybody.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from thebridge.accounts import store
from thebridge.accounts.model import (
    Actor,
    Audited,
    Operator,
    OrganisationId,
    OrganisationPerson,
    PersonWithLink,
    SessionPerson,
)
from thebridge.accounts.tables import AuditRow
from thebridge.database import Database

Action = Literal[
    "signed_in", "names_seen", "report_seen", "exported", "settings_changed", "invited", "roles_changed",
    "password_link", "person_removed", "person_erased", "session_erased", "session_moved", "session_cancelled",
    "retention",
]  # fmt: skip
ACTIONS: Final[tuple[Action, ...]] = Action.__args__  # type: ignore[attr-defined]
SEEN_AGAIN: Final = timedelta(hours=1)
"""Somebody who looks at the same thing again within this time is written down once."""
SHOWN: Final = 200
RETENTION: Final = "retention"


def name_of(actor: Actor) -> str:
    """How an actor stands in the log."""
    match actor:
        case OrganisationPerson(person=person) | PersonWithLink(account=OrganisationPerson(person=person)):
            return f"person:{person}"
        case Operator():
            return "operator"
        case SessionPerson(right=right):
            return f"link:{right}"
        case _:
            return "nobody"


class Audit:
    """The log of every organisation; each reads its own."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def note(
        self, organisation: OrganisationId, actor: Actor | str, action: Action, subject: str = "", **details: str
    ) -> None:
        """Writes down what was done. What was only seen is written down once an hour."""
        name = actor if isinstance(actor, str) else name_of(actor)
        now = self._now()

        def write(tx: Any) -> None:
            row = AuditRow(
                at=now, organisation_id=organisation, actor=name, action=action, subject=subject, details=details
            )
            if not (action.endswith("_seen") and store.has_audit(tx, row, now - SEEN_AGAIN)):
                store.add_audit(tx, row)

        await self._database.write(write)

    async def list_lines(
        self, organisation: OrganisationId, action: str = "", since: datetime | None = None
    ) -> list[Audited]:
        """The organisation's newest lines."""
        return await self._database.read(lambda tx: store.list_audit(tx, organisation, action, since, SHOWN))
