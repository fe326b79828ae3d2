"""The part of the organisation that a session is for: a department, a place, a course. Results are filtered by it."""

from collections.abc import Iterable
from typing import Final

from thebridge.errors import AppError
from thebridge.sessions.nicknames import clean_text, skeleton

UNIT_LIMIT: Final = 60


def clean_unit(text: str, known: Iterable[str]) -> str:
    """The unit as it is kept: as an earlier session wrote it, when people would read the two as one. "" for none."""
    if not text.strip():
        return ""
    cleaned = clean_text(text, UNIT_LIMIT)
    plain = skeleton(cleaned)
    if not plain:
        raise AppError("unit_unfit")
    return next((one for one in sorted(known) if skeleton(one) == plain), cleaned)
