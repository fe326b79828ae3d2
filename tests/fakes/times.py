"""A clock that a test moves."""

from datetime import UTC, datetime, timedelta


class MovedClock:
    """Shows the same moment until it is moved."""

    def __init__(self, at: datetime = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)) -> None:
        self.at = at

    def now(self) -> datetime:
        """The moment it shows."""
        return self.at

    def move(self, seconds: float) -> None:
        """Lets time pass."""
        self.at += timedelta(seconds=seconds)
