"""Adds up what all long runs found, beside what is asked of them.

    python -m chaos.sum

Reads every file in chaos/results; ends with 1 when a run was not clean.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from chaos.batches import RESULTS, SUMMED

CUTS: Final = ("now", "mid_command", "mid_update", "answers_lost", "commands_lost", "byte_by_byte")
ASKED: Final[Mapping[str, tuple[int, tuple[str, ...]]]] = {
    "kill -9 of the server": (300, ("kill",)),
    "restarts of the database": (50, ("database_restart",)),
    "kill -9 of the database": (50, ("database_kill",)),
    "restarts of Valkey": (50, ("redis_restart",)),
    "cuts of the network": (1_000, CUTS),
    "full disks": (20, ("disk_full",)),
    "jumps of the clock": (20, ("clock_jump", "jump_and_restart")),
    "stopped processes": (20, ("stopped",)),
    "bad frames": (1_000_000, ("bad_frame", "frame_against_the_protocol")),
    "bad requests": (100_000, ("bad_request",)),
}
ACKNOWLEDGED_ASKED: Final = 1_000_000


def read_results(folder: Path) -> list[dict[str, Any]]:
    """What each run left."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def add_up(results: Iterable[Mapping[str, Any]]) -> tuple[Counter[str], Counter[str]]:
    """All faults by kind, and all counts of commands."""
    faults, counts = Counter[str](), Counter[str]()
    for one in results:
        faults.update(one["sum"]["faults"])
        counts.update({name: one["sum"][name] for name in (*SUMMED, "complaints")})
    return faults, counts


def tell(results: list[dict[str, Any]]) -> list[str]:
    """The lines that are printed."""
    faults, counts = add_up(results)
    lines = [f"{one['what']:<10} {one['verdict']:<10} {sum(one['sum']['faults'].values()):>9,}" for one in results]
    lines += ["", f"{'':<28}{'done':>10}{'asked':>12}"]
    for name, (asked, kinds) in ASKED.items():
        lines.append(f"{name:<28}{sum(faults[kind] for kind in kinds):>10,}{asked:>12,}")
    calm = add_up(one for one in results if not one["sum"]["faults"])[1]["acknowledged"]
    lines.append(f"{'acknowledged commands':<28}{counts['acknowledged'] - calm:>10,}{ACKNOWLEDGED_ASKED:>12,}")
    lines.append(f"{'and where nothing was done':<28}{calm:>10,}")
    lines += [f"{name:<28}{counts[name]:>10,}{0:>12,}" for name in ("lost", "double", "unanswered", "complaints")]
    return lines


def main() -> int:
    """The command line."""
    results = read_results(RESULTS)
    print("\n".join(tell(results)))
    return 0 if all(one["verdict"] == "clean" for one in results) else 1


if __name__ == "__main__":
    sys.exit(main())
