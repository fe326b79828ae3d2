"""The words of a report link."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, NewType

LinkId = NewType("LinkId", str)
MadeBy = Literal["team", "lead"]

LINK_LASTS: Final = timedelta(days=30)
LINKS_MAX: Final = 10
"""So many links may lead to one report at a time."""


@dataclass(frozen=True, slots=True)
class ReportLink:
    """A link that leads to a room's report now. What it is made of is told once, when it is made."""

    id: LinkId
    made_by: MadeBy
    created_at: datetime
    expires_at: datetime
