"""No byte for the hall's screen holds a solution before the reveal: whole games in which every secret is a mark."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from tests.engine.play import warm_up
from tests.properties.canary import marks_in, with_marks
from tests.properties.entitlement import Entitlement
from tests.properties.full_games import Temper, play_through
from tests.properties.generated import generated_scenario
from tests.properties.watched_room import WatchedRoom
from thebridge.engine.ids import RoomId
from thebridge.engine.scenario import Scenario
from thebridge.engine.viewer import Viewer
from thebridge.web.projection import Standing, project

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


class HallRoom(WatchedRoom):
    """A room that a hall looks at: alone, and beside another team that still plays."""

    def __init__(self, scenario: Scenario) -> None:
        self.revealed: set[str] = set()
        self.behind: dict[Viewer, Standing] = {}
        super().__init__(scenario)

    def check_view(self, viewer: Viewer, view: Mapping[str, Any]) -> None:
        """The screen has no mark that is not the hall's to read."""
        if viewer.kind != "projector":
            return
        own = Standing(RoomId("a"), "Blauw", view)
        entitled = Entitlement(self.scenario, self.state, viewer)
        early = sent(own) - entitled.marks()
        assert not early, f"the hall reads {sorted(early)}"
        if self.state.acts.stage == "play":
            self.behind[viewer] = Standing(RoomId("b"), "Groen", view)
        if self.state.acts.ending is not None and viewer in self.behind:
            told = {f"{viewer.language} {key}" for key in entitled._of_everyone() if key is not None}
            assert not sent(own, self.behind[viewer]) - told, "the other team still plays"
            self.revealed |= sent(own)


def sent(*standings: Standing) -> set[str]:
    """The names of the marks in what goes over the wire."""
    return marks_in(msgspec.json.decode(msgspec.json.encode(project(standings))))


@pytest.mark.parametrize(("size", "temper"), [(2, "careful"), (4, "mixed"), (3, "hasty")])
def test_the_hall_reads_nothing_ahead_in_a_game_of_the_warm_up(size: int, temper: Temper) -> None:
    scenario = with_marks(warm_up())
    room = HallRoom(scenario)
    play_through(room, size, temper)
    assert room.state.acts.stage == "debrief"
    assert {name.partition(" ")[2] for name in room.revealed} >= {str(one.text) for one in scenario.debrief.reveal}


def test_the_hall_reads_nothing_ahead_in_a_game_that_nobody_wrote() -> None:
    room = HallRoom(with_marks(generated_scenario(1)))
    play_through(room, 3, "mixed")
    assert room.revealed
