"""Nobody reads anything before it is theirs to read: whole games of scenarios in which every secret is a mark."""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import Any
from urllib.parse import quote

import pytest

from tests.engine.play import warm_up
from tests.properties.canary import START, keys_in, marks_in, strings_in, with_marks
from tests.properties.entitlement import Entitlement
from tests.properties.full_games import Temper, play_through
from tests.properties.generated import generated_scenario
from tests.properties.watched_room import WatchedRoom
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
        assert not self._unheard().intersection(strings_in(view)), "somebody is named of whom nobody has heard"
        assert not TELLING.intersection(keys_in(view))
        for puzzle in view.get("puzzles", {}).values():
            _check_parts(puzzle["parts"])
        self.read |= {name.partition(" ")[2] for name in found}

    def _unheard(self) -> set[str]:
        """The ids and names of those of the cast who come in a later act."""
        cast = [one for one in self.scenario.cast if one.from_act not in {None, *self.state.acts.opened}]
        return {name for one in cast for name in (one.id, one.name)}


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


def _in_base64(shift: int, text: str) -> str:
    return b64encode(b"." * shift + text.encode()).decode()


DISGUISES: dict[str, Callable[[str], str]] = {
    "html": escape,
    "url": quote,
    "json": lambda text: json.dumps(text)[1:-1],
    "json that keeps letters": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    **{f"base64, {shift}": partial(_in_base64, shift) for shift in range(3)},
}


def test_a_mark_is_found_as_value_and_as_key() -> None:
    secret = next(iter(with_marks(warm_up()).texts["nl"].values()))
    assert secret.startswith(START)
    assert len(marks_in({"deep": [{"a": [f"x {secret} y"]}]})) == 1
    assert len(marks_in({secret: 1})) == 1


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_a_mark_in_any_disguise_is_found(disguise: Callable[[str], str]) -> None:
    secret = next(iter(with_marks(warm_up()).texts["nl"].values()))
    with pytest.raises(AssertionError, match="escaped"):
        marks_in({"a": disguise(f"Lees: {secret}, en meer")})
