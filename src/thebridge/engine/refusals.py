"""An expected "no". The text that a person reads is a translation keyed by the code."""

from typing import Final

from thebridge.errors import AppError


class Refused(AppError):
    """The rules do not allow this command now. `code` is stable; `details` fill the translated text."""


NOT_NOW: Final = "not_now"
