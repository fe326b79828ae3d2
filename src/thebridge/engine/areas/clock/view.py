"""What is seen of the area *clock*. The page counts on from these numbers."""

from typing import Any

from thebridge.engine.areas.clock.words import ClockState


def clock_section(
    state: ClockState, act_started_seconds: float | None, act_seconds: int | None, total_seconds: int
) -> dict[str, Any]:
    """The clock and the pace of the open act."""
    return {
        "phase": state.phase,
        "base_seconds": round(state.base_seconds, 3),
        "anchor_ms": None if state.anchor_at is None else round(state.anchor_at.timestamp() * 1000),
        "factor": state.factor,
        "has_limits": state.has_limits,
        "extended_seconds": state.extended_seconds,
        "act_started_seconds": act_started_seconds,
        "act_seconds": act_seconds,
        "total_seconds": total_seconds,
    }
