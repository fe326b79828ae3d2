"""The product with a wall clock that can be set while it runs: a file says by how many seconds it is wrong."""

import os
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

OFFSET_FILE: Final = "CHAOS_CLOCK_FILE"
_real_time = time.time


def wall_time() -> float:
    """What the wall clock shows."""
    return _real_time() + float(Path(os.environ[OFFSET_FILE]).read_text(encoding="ascii"))


class WallClock(datetime):
    """`now` is what the wall clock shows."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "WallClock":
        """As wrong as the file says."""
        return cls.fromtimestamp(wall_time(), tz or UTC)


if __name__ == "__main__":
    time.time = wall_time
    from thebridge.cli.main import main
    from thebridge.rooms import steady_clock

    steady_clock.datetime = WallClock  # type: ignore[attr-defined]
    main()
