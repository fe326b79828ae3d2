"""A game that is served, and browsers that look at it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts.browser import launch
from tests.browser.hands import Keys, Mouse
from tests.browser.lead import Lead
from tests.browser.player import Player
from tests.browser.served_game import ServedGame
from tests.browser.watching import TELL_MOUSE, Watch
from tests.browser.words import STORY, Words

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
WAIT_MS = 30_000
"""The longest that anything may take on a slow computer; what is there sooner is gone on with at once."""
expect.set_options(timeout=WAIT_MS)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A Chromium for the tests of one file; a longer life would stand in the way of asynchronous tests."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        yield browser


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedGame]:
    """A server for the tests of one file."""
    yield from _serve(tmp_path_factory.mktemp("game"))


@pytest.fixture
def own_game(tmp_path: Path) -> Iterator[ServedGame]:
    """A server for one test, that it may kill."""
    yield from _serve(tmp_path)


def _serve(folder: Path) -> Iterator[ServedGame]:
    game = ServedGame(folder)
    game.start()
    try:
        yield game
        assert game.stop() == 0
        assert not game.tracebacks()
    finally:
        game.kill()


class Browsers:
    """Hands out pages, each with cookies of its own, and watches what they do."""

    def __init__(self, chromium: Browser, game: ServedGame, closing: ExitStack) -> None:
        self.chromium, self.game, self._closing = chromium, game, closing
        self.watch = Watch(game.url)

    def page(self, language: str = "nl", width: int = 1280, height: int = 800, **more: Any) -> Page:
        """A page in a new context."""
        size: Any = {"width": width, "height": height}
        context = self.chromium.new_context(viewport=size, locale=LOCALES[language], reduced_motion="reduce", **more)
        self._closing.callback(context.close)
        context.set_default_timeout(WAIT_MS)
        page = context.new_page()
        self.watch.over(page)
        return page

    def player(
        self, name: str, language: str = "nl", width: int = 1280, *, scenario: str = STORY, keyboard: bool = False
    ) -> Player:
        """Somebody who plays."""
        page = self.page(language, width)
        return Player(page, self._hand(page, keyboard=keyboard), Words(language, scenario), name)

    def lead(self, language: str = "nl", scenario: str = STORY, *, keyboard: bool = False) -> Lead:
        """Somebody who leads, signed in."""
        page = self.page(language)
        lead = Lead(page, self._hand(page, keyboard=keyboard), Words(language, scenario))
        lead.sign_in(self.game.operator_link)
        return lead

    def _hand(self, page: Page, *, keyboard: bool) -> Mouse | Keys:
        if not keyboard:
            return Mouse(page)
        page.add_init_script(TELL_MOUSE)
        return Keys(page)


@pytest.fixture
def browsers(chromium: Browser, game: ServedGame) -> Iterator[Browsers]:
    """Browsers at the file's server. What any of them complained about fails the test."""
    yield from _hand_out(chromium, game)


@pytest.fixture
def own_browsers(chromium: Browser, own_game: ServedGame) -> Iterator[Browsers]:
    """Browsers at the test's own server."""
    yield from _hand_out(chromium, own_game)


def _hand_out(chromium: Browser, game: ServedGame) -> Iterator[Browsers]:
    with ExitStack() as closing:
        browsers = Browsers(chromium, game, closing)
        yield browsers
        assert not browsers.watch.complaints, "\n".join(browsers.watch.complaints)
