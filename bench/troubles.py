"""Thirty rooms that bots play through the engine, two of them in trouble: does the facilitator's queue find them?

    python -m bench.troubles --runs 100 --quiet 100 --write bench/results/troubles.json

Each run draws a scenario's thresholds, two troubles, and the moment at which each room is looked at. It is found when a
room in trouble is first in the queue, and the trouble that was drawn is among its reasons. An alarm is a reason that
comes up in a room of a quiet run; they are counted per hour of thirty rooms. Quiet rooms come from a shelf of games
that are played once; every room in trouble is played anew, with the trouble let into what its bots do.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from bench.bot_rooms import PLAYERS, TROUBLES, PlayedRoom, Trouble, play_room
from thebridge.authoring.loader import load_scenario
from thebridge.engine.ids import PlayerId
from thebridge.engine.scenario import Scenario, Thresholds
from thebridge.rooms.needs import DIVIDED_SHARE, Need, rank
from thebridge.settings import asset_path

ROOMS: Final = 30
SCENARIOS: Final = ("warm-up", "the-bridge")
SHELF: Final = 60
"""So many quiet games of each scenario are played."""
LOOK_EVERY: Final = 30
HOUR: Final = 3600.0
TRIES: Final = 20
LAST_MOMENT: Final = 10.0


class NoSuchMomentError(RuntimeError):
    """No game was long enough for this trouble to be one."""


@dataclass(frozen=True)
class Found:
    """What a run with trouble came to: what was drawn, and what the first room in the queue is said to need."""

    troubles: tuple[str, str]
    told: tuple[str, ...]
    is_right: bool
    is_right_first: bool


@cache
def scenario_named(name: str) -> Scenario:
    """A scenario as it stands in scenarios/."""
    return load_scenario(asset_path("scenarios") / name)


@cache
def quiet_room(name: str, number: int) -> PlayedRoom:
    """One game off the shelf in which nothing goes wrong."""
    return play_room(scenario_named(name), f"quiet {number}")


def draw_limits(chance: random.Random, authored: Thresholds) -> Thresholds:
    """The thresholds of a scenario with other times."""
    return replace(
        authored,
        stuck_seconds=round(authored.stuck_seconds * chance.uniform(1.0, 1.4)),
        silent_seconds=round(authored.silent_seconds * chance.uniform(0.8, 1.4)),
        one_does_all_share=round(chance.uniform(authored.one_does_all_share, 0.75), 2),
    )


def seconds_to_notice(trouble: str, limits: Thresholds) -> float:
    """How long a trouble must last before it is one, by the scenario's thresholds."""
    return {
        "stuck": limits.stuck_seconds * 1.1,
        "silent": limits.silent_seconds + 30.0,
        "one_does_all": limits.stuck_seconds * 1.8,
        "divided_vote": limits.stuck_seconds * DIVIDED_SHARE * 1.1,
    }.get(trouble, 60.0)


def room_in_trouble(name: str, seed: str, kind: str, limits: Thresholds) -> tuple[PlayedRoom, float]:
    """A game in which this goes wrong, and a moment at which it has gone wrong for long enough to be noticed."""
    chance = random.Random(seed)
    for attempt in range(TRIES):
        usual = quiet_room(name, chance.randrange(4)).seconds
        trouble = Trouble(kind, usual * chance.uniform(0.15, 0.5), PlayerId(f"p{chance.randrange(PLAYERS)}"))
        played = play_room(scenario_named(name), f"{seed}/{attempt}", trouble)
        moment = _noticed_at(played, trouble, limits)
        if moment is not None:
            return played, moment
    raise NoSuchMomentError(f"{kind} in {name}")


def _noticed_at(played: PlayedRoom, trouble: Trouble, limits: Thresholds) -> float | None:
    lasts = seconds_to_notice(trouble.kind, limits)
    since = trouble.at
    if trouble.kind == "divided_vote":
        long = [began for began, ended in played.divided if began >= trouble.at and ended - began > lasts]
        if not long:
            return None
        since = long[0]
    if trouble.kind == "stuck":
        # An act that opens because its time is up gives a team that is stuck something new.
        for opened in played.act_opened:
            since = opened if since < opened <= since + lasts else since
    moment = since + lasts
    return moment if moment < played.seconds - LAST_MOMENT else None


def run_in_trouble(seed: int, name: str, shelf: int) -> Found:
    """Two rooms of thirty in trouble at once: what the facilitator is told first."""
    chance = random.Random(f"trouble {seed} {name}")
    limits = draw_limits(chance, scenario_named(name).thresholds)
    drawn = (chance.choice(TROUBLES), chance.choice(TROUBLES))
    told: dict[str, tuple[Need, ...]] = {}
    for number, kind in enumerate(drawn):
        played, moment = room_in_trouble(name, f"{seed}/{number}", kind, limits)
        told[f"{number} {kind}"] = played.needs_at(moment, limits)
    for place in range(ROOMS - len(drawn)):
        quiet = quiet_room(name, chance.randrange(shelf))
        told[f"quiet {place}"] = quiet.needs_at(chance.uniform(LOOK_EVERY, quiet.seconds - LAST_MOMENT), limits)
    queue = rank(told)
    if not queue:
        return Found(drawn, (), is_right=False, is_right_first=False)
    reasons = tuple(need.reason for need in told[queue[0]])
    kind = queue[0].split()[1]
    return Found(drawn, (queue[0], *reasons), is_right=kind in reasons, is_right_first=kind == reasons[0])


def alarms_of_quiet_run(seed: int, name: str, shelf: int) -> tuple[list[str], float]:
    """Every reason that came up in thirty rooms in which nothing was wrong, and for how many hours they played."""
    chance = random.Random(f"quiet {seed} {name}")
    limits = draw_limits(chance, scenario_named(name).thresholds)
    rooms = [quiet_room(name, number) for number in chance.sample(range(shelf), ROOMS)]
    alarms = [alarm for room in rooms for alarm in _alarms(room, limits)]
    return alarms, sum(room.seconds for room in rooms) / ROOMS / HOUR


def _alarms(room: PlayedRoom, limits: Thresholds) -> Iterator[str]:
    before: set[str] = set()
    for _, needs in room.watched(iter(range(LOOK_EVERY, int(room.seconds), LOOK_EVERY)), limits):
        now = {need.reason for need in needs}
        yield from sorted(now - before)
        before = set(now)


def measure(runs: int, quiet: int, shelf: int = SHELF) -> dict[str, Any]:
    """The figures of so many runs of both sorts, over the scenarios in turn."""
    found = [run_in_trouble(seed, SCENARIOS[seed % len(SCENARIOS)], shelf) for seed in range(runs)]
    hours = [alarms_of_quiet_run(seed, SCENARIOS[seed % len(SCENARIOS)], shelf) for seed in range(quiet)]
    return {
        "rooms": "played by bots through the engine",
        "runs": runs,
        "found": sum(one.is_right for one in found),
        "found_with_the_trouble_as_first_reason": sum(one.is_right_first for one in found),
        "missed": [{"troubles": one.troubles, "told": one.told} for one in found if not one.is_right],
        "quiet_runs": quiet,
        "quiet_hours": round(sum(lasted for _, lasted in hours), 2),
        "alarms_per_hour": round(sum(len(alarms) for alarms, _ in hours) / max(0.01, sum(one for _, one in hours)), 3),
        "most_alarms_in_a_run": max((len(alarms) for alarms, _ in hours), default=0),
    }


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--quiet", type=int, default=100)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    text = json.dumps(measure(given.runs, given.quiet), indent=1)
    print(text)
    if given.write is not None:
        given.write.write_text(text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
