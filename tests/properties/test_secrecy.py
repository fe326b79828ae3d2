"""Nobody reads anything before it is theirs to read: whole games of scenarios in which every secret is a mark."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.engine.play import warm_up
from tests.properties.canary import keys_in, marks_in, with_marks
from tests.properties.entitlement import Entitlement
from tests.properties.full_games import Temper, play_through
from tests.properties.generated import generated_scenario
from tests.properties.watched_room import WatchedRoom
from thebridge.engine.ids import SourceId
from thebridge.engine.scenario import Scenario
from thebridge.engine.viewer import Viewer

TELLING = {
    "correct",
    "bin",
    "members",
    "tolerance",
    "naive",
    "settles",
    "accepts",
    "mistakes",
    "best",
    "feedbacks",
}
"""Names of fields that give an answer away."""
GAMES: list[tuple[int, Temper]] = [
    (2, "careful"),
    (3, "hasty"),
    (4, "mixed"),
    (5, "silent"),
    (6, "careful"),
    (2, "hasty"),
]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


class SecretRoom(WatchedRoom):
    """A room in which everything that anybody sees is held against what is theirs to see."""

    def __init__(self, scenario: Scenario) -> None:
        self.read: set[str] = set()
        super().__init__(scenario)

    def check_view(self, viewer: Viewer, view: Mapping[str, Any]) -> None:
        """No mark that is not theirs by now, and no field that tells an answer."""
        found = marks_in(view)
        early = found - Entitlement(self.scenario, self.state, viewer).marks()
        assert not early, f"{viewer} reads {sorted(early)}"
        assert not TELLING.intersection(keys_in(view))
        for puzzle in view.get("puzzles", {}).values():
            _check_parts(puzzle["parts"])
        self.read |= {name.partition(" ")[2] for name in found}


def _check_parts(parts: list[dict[str, Any]]) -> None:
    """What can be moved or chosen is told by its name and its text alone; only links have a side that is the right."""
    for part in parts:
        assert "right" not in part["public"] or part["kind"] == "links"
        for shown in part["public"].values():
            for one in shown if isinstance(shown, list) else ():
                assert not isinstance(one, dict) or one.keys() <= {"id", "text", "options", "source"}


@pytest.mark.parametrize(("size", "temper"), GAMES)
def test_nobody_reads_ahead_in_a_game_of_the_warm_up(size: int, temper: Temper) -> None:
    room = SecretRoom(with_marks(warm_up()))
    play_through(room, size, temper)
    assert room.state.acts.stage == "debrief"


@pytest.mark.parametrize("seed", range(4))
def test_nobody_reads_ahead_in_a_game_that_nobody_wrote(seed: int) -> None:
    room = SecretRoom(with_marks(generated_scenario(seed)))
    play_through(room, 3, "mixed")
    assert room.state.acts.stage == "debrief"


def test_what_is_never_anybodys_to_read_is_never_read() -> None:
    """Run-sheet, guide, proofs, estimates: and nearly all else is read by somebody in the end, so the marks work."""
    scenario = with_marks(warm_up())
    room = SecretRoom(scenario)
    play_through(room, 4, "mixed")
    never = {str(key) for cue in scenario.run_sheet for key in (cue.say, cue.note) if key} | set(
        map(str, scenario.guide)
    )
    never |= {str(puzzle.same_as_naive) for puzzle in scenario.puzzles if puzzle.same_as_naive}
    never |= {str(source.catalogue.limits) for source in scenario.sources}
    assert len(never) > 8
    assert not never & room.read
    assert len(room.read) > 200


def test_a_mark_in_any_disguise_is_found() -> None:
    secret = SourceId(next(iter(with_marks(warm_up()).texts["nl"].values())))
    assert len(marks_in({"deep": [{"a": [f"x {secret} y"]}]})) == 1
    assert len(marks_in({secret: 1})) == 1
