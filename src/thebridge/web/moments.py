"""A moment in words, as the clocks of its zone show it: with the day of the week, in the reader's language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from thebridge.web.i18n import Translations


def say_moment(translations: Translations, language: str, moment: datetime, zone: str) -> str:
    """For example: dinsdag 1 december 2026 om 10:00 (Amsterdamse tijd)."""
    face = moment.astimezone(ZoneInfo(zone))
    named = f"moment.zone.{zone}"
    return translations.t(
        language,
        "moment.whole",
        weekday=translations.t(language, f"moment.weekday.{face.isoweekday()}"),
        day=face.day,
        month=translations.t(language, f"moment.month.{face.month}"),
        year=face.year,
        time=f"{face:%H:%M}",
        zone=translations.t(language, named) if translations.knows(named) else zone,
    )
