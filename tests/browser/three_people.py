"""Three people who play The Bridge in windows of one width: who holds what, and when a question is there."""

from dataclasses import dataclass

from playwright.sync_api import expect

from tests.browser.conftest import Browsers
from tests.browser.player import Player
from tests.browser.words import story

STORY = "the-bridge"
OPENS_MS = 200_000
"""The bonus opens by itself two and a half minutes into its act."""


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


def until_open(team: Team, puzzle: str) -> None:
    """Until its card is there for everybody."""
    title = next(one.title for one in story(STORY).puzzles if one.id == puzzle)
    for player in team.players:
        card = player.page.locator("#now").get_by_role(
            "button", name=player.say("puzzle.open.named", title=player.say.told(title)), include_hidden=True
        )
        expect(card).to_be_attached(timeout=OPENS_MS)
