"""What a process and its children cost, as the kernel counts it."""

import os
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time since the start, and memory now; shared pages are counted in part."""

    user: float
    system: float
    megabytes: float

    @property
    def seconds(self) -> float:
        """Processor time of both kinds."""
        return self.user + self.system


def cost_of(root: int) -> Cost:
    """The cost of a process with all its threads and children."""
    user = system = kilobytes = 0
    for pid in _family(root):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:  # it ended meanwhile
            continue
        user, system = user + int(fields[11]), system + int(fields[12])
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return Cost(user / TICKS, system / TICKS, kilobytes / 1024)


def _family(root: int) -> list[int]:
    found, left = [], [root]
    while left:
        pid = left.pop()
        found.append(pid)
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                left += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found
