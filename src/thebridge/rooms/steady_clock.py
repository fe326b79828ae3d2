"""The one place where the product learns what time it is."""

import time
from datetime import UTC, datetime, timedelta


class SteadyClock:
    """UTC as it was at the start, carried on by the monotonic clock: setting the wall clock costs nobody any time."""

    def __init__(self) -> None:
        self._started_at = datetime.now(UTC)  # noqa: TID251 - this is the clock that everyone else is handed
        self._started = time.monotonic()

    def now(self) -> datetime:
        """The moment, as aware UTC; it never goes back."""
        return self._started_at + timedelta(seconds=time.monotonic() - self._started)

    def carry_on_from(self, at: datetime) -> None:
        """It is that late already; what is earlier changes nothing. For the start, before anybody was told the time."""
        self._started_at += max(at - self.now(), timedelta())
