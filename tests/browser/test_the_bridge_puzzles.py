"""Every puzzle of The Double Hour solved on its page: on a phone, on half a laptop, and by keyboard alone."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers
from tests.browser.player import Player
from tests.browser.puzzle_answers import answer_part, open_puzzle
from tests.browser.screenshots import keep_picture
from tests.browser.words import story
from thebridge.engine.areas.puzzles.kinds.mark import MarkPart

STORY = "the-bridge"
OPENS_MS = 200_000
"""The bonus opens by itself two and a half minutes into its act."""
IS_WIDER = "document.documentElement.scrollWidth > innerWidth"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser-bridge"),
    pytest.mark.timeout(900),
]


@dataclass
class Team:
    """Three players whose windows are equally wide."""

    width: int
    players: list[Player]

    def holder(self, source: str) -> Player:
        """Who holds a source: everybody looks at their list."""
        for player in self.players:
            desk = player.region("desk")
            if (back := player.button(player.say("desk.all_sources"), desk)).count():
                player.hand.press(back)
            title = player.say.told(next(one.title for one in story(STORY).sources if one.id == source))
            expect(desk.locator(".source").first).to_be_visible()
            if desk.locator(".source", has_text=title).count():
                return player
        raise AssertionError(f"nobody at {self.width} px holds {source}")


def seat(browsers: Browsers, code: str, width: int) -> Team:
    """Three people come in."""
    players = [
        browsers.player(name, language, width, scenario=STORY, keyboard=width == 1280)
        for name, language in (("Anna", "nl"), ("Bob", "en"), ("Cees", "nl"))
    ]
    for player in players:
        player.join(browsers.game.url, code)
        player.ready()
    return Team(width, players)


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


def until_open(team: Team, puzzle: str) -> None:
    """Until its card is there for everybody."""
    title = next(one.title for one in story(STORY).puzzles if one.id == puzzle)
    for player in team.players:
        card = player.page.locator("#now").get_by_role(
            "button", name=player.say("puzzle.open.named", title=player.say.told(title)), include_hidden=True
        )
        expect(card).to_be_attached(timeout=OPENS_MS)


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
