"""Every puzzle of The Double Hour solved on its page: on a phone, on half a laptop, and by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers
from tests.browser.player import Player
from tests.browser.puzzle_answers import answer_part, open_puzzle
from tests.browser.screenshots import keep_picture
from tests.browser.three_people import STORY, Team, seat, until_open
from tests.browser.words import story
from thebridge.engine.areas.puzzles.kinds.mark import MarkPart

IS_WIDER = "document.documentElement.scrollWidth > innerWidth"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser-bridge"),
    pytest.mark.timeout(900),
]


def solve(team: Team, puzzle: str) -> None:
    """Each part by whoever has what it asks for; the puzzle says that it fits, and nothing sticks out of the window."""
    parts = next(one for one in story(STORY).puzzles if one.id == puzzle).parts
    desk = None
    for part in parts:
        source = part.source if isinstance(part, MarkPart) else None
        player = team.players[len(part.id) % 3] if source is None else team.holder(source)
        desk = open_puzzle(player, puzzle)
        if part is parts[0]:
            _look(player, f"{puzzle}-open")
            if team.width == 360:
                require_accessible(player.page, f"{puzzle}, nothing filled in")
        answer_part(player, puzzle, part.id)
        _look(player, f"{puzzle}-{part.id}")
    assert desk is not None
    expect(desk.locator("> .feedback[data-fit=fits]")).to_be_visible()


def _look(player: Player, name: str) -> None:
    assert not player.page.evaluate(IS_WIDER), f"{name} is wider than {player.page.viewport_size}"
    keep_picture(player.page, f"the-bridge/{player.page.viewport_size['width']}-{name}")  # type: ignore[index]


def test_every_puzzle_is_solved_at_every_width(browsers: Browsers) -> None:
    lead = browsers.lead(scenario=STORY)
    widths = (360, 768, 1280)
    teams = [seat(browsers, code, width) for code, width in zip(lead.create(rooms=3), widths, strict=True)]
    for at in range(len(teams)):
        lead.do("start", at=at)
        lead.do("next_act", is_asked=True, at=at)
    for puzzle in ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"):
        for team in teams:
            until_open(team, puzzle)
            solve(team, puzzle)
