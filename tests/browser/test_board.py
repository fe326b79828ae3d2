"""The case board of a team that has pinned thirteen facts: many of them in sight, each opened to all it holds."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import require_accessible
from tests.browser.bot_team import Played, served_to_bots
from tests.browser.conftest import Browsers, _hand_out
from tests.browser.screenshots import keep_picture
from tests.browser.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser-board")]

PINS = 13
OWN_HAND = "SZ"
"""On the pins of the player at whose page we look, who holds their sources."""
IN_SIGHT = """() => [...document.querySelectorAll('#board article.pin')].filter((pin) => {
  const { left, right, top, bottom } = pin.getBoundingClientRect();
  const ways = [[left + 9, top + 3], [right - 9, top + 3], [left + 9, bottom - 3], [right - 9, bottom - 3]];
  return ways.every(([x, y]) => pin.contains(document.elementFromPoint(x, y)));
}).length"""
"""Pins whose four corners somebody sees."""
TRAPS = """() => [...document.querySelectorAll('#board *')].filter((one) =>
  one.scrollHeight > one.clientHeight + 1 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY)).length"""
"""Things on the board that scroll up and down by themselves."""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """A server whose rooms are at play, with so many pins on the board."""
    with served_to_bots(tmp_path_factory.mktemp("board"), "careful", pins=PINS) as both:
        yield both


@pytest.fixture
def at_play(chromium: Browser, played: Played) -> Iterator[Browsers]:
    yield from _hand_out(chromium, played[0])


def board_page(browsers: Browsers, played: Played, language: str, width: int, height: int) -> Page:
    page = browsers.page(language, width, height)
    played[1][language].give_seat(page.context, browsers.game.url)
    page.context.add_cookies([{"name": "thebridge_language", "value": language, "url": browsers.game.url}])
    page.goto(browsers.game.url + played[1][language].seat)
    expect(page.locator(".connection[data-state=saved]")).to_be_attached()
    if not page.locator("#board").is_visible():
        page.locator(".region-tabs__tab--board").click()
    expect(page.locator("#board article.pin")).to_have_count(PINS)
    return page


def mode(page: Page, say: Words, name: str) -> None:
    page.locator("#board").get_by_role("button", name=say(f"board.mode.{name}"), exact=True).click()


@pytest.mark.parametrize(
    ("language", "size", "least"),
    [
        ("nl", (1280, 800), 6),
        ("en", (1280, 800), 6),
        ("nl", (1366, 768), 5),
        ("en", (768, 768), 10),
        ("nl", (360, 740), 5),
    ],
)
def test_many_pins_are_in_sight_at_once(
    at_play: Browsers, played: Played, language: str, size: tuple[int, int], least: int
) -> None:
    page = board_page(at_play, played, language, *size)
    assert page.evaluate(IN_SIGHT) >= least
    keep_picture(page, f"board-{language}-{size[0]}")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_large_board_shows_every_pin_and_gives_the_desk_back(
    at_play: Browsers, played: Played, language: str
) -> None:
    page, say = board_page(at_play, played, language, 1280, 800), Words(language, "the-bridge")
    page.get_by_role("button", name=say("board.wide"), exact=True).click()
    expect(page.locator("#desk")).to_be_hidden()
    assert page.evaluate(IN_SIGHT) == PINS
    assert page.locator("#chat").is_visible()
    card = page.locator("#board article.pin", has_text=OWN_HAND).first
    card.locator(".pin__head").click()
    card.get_by_role("button", name=f"{say('pin.source')}: ").click()
    expect(page.locator("#desk article h3").first).to_be_visible()


def test_no_way_to_see_the_board_scrolls_within_the_board(at_play: Browsers, played: Played) -> None:
    page, say = board_page(at_play, played, "nl", 1280, 800), Words("nl", "the-bridge")
    for name in ("list", "suspect", "time", "canvas"):
        mode(page, say, name)
        assert page.evaluate(TRAPS) == 0, name
        require_accessible(page, f"board, {name}")


def opened(card: Locator, say: Words) -> None:
    """Its rows or words, whose it is, and what can be done with it."""
    card.locator(".pin__head").click()
    expect(card.locator(".pin__head")).to_have_attribute("aria-expanded", "true")
    expect(card.locator(".pin__origin")).to_be_visible()
    expect(card.get_by_role("button", name=f"{say('pin.link')}: ")).to_be_visible()


def test_a_slip_on_the_canvas_is_moved_by_dragging_or_by_its_arrows(at_play: Browsers, played: Played) -> None:
    page, say = board_page(at_play, played, "en", 1280, 800), Words("en", "the-bridge")
    mode(page, say, "canvas")
    slip = page.locator(".board-canvas .pin").first
    button = slip.get_by_role("button")
    button.click()
    moves = page.locator("#board").get_by_role("button", name=say("canvas.right"), exact=True)
    before = slip.bounding_box()
    moves.click()
    after = slip.bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] > before["x"]
    page.mouse.move(after["x"] + 20, after["y"] + 12)
    page.mouse.down()
    page.mouse.move(after["x"] + 80, after["y"] + 60, steps=4)
    page.mouse.up()
    dragged = slip.bounding_box()
    assert dragged is not None
    assert dragged["x"] - after["x"] == pytest.approx(60, abs=2)


@pytest.mark.parametrize("name", ["list", "suspect", "time"])
def test_a_pin_is_opened_and_worked_with_where_it_stands(at_play: Browsers, played: Played, name: str) -> None:
    page, say = board_page(at_play, played, "en", 320, 640), Words("en", "the-bridge")
    mode(page, say, name)
    card = page.locator("#board article.pin").first
    expect(card.locator(".pin__more")).to_be_hidden()
    opened(card, say)
    require_accessible(page, f"an open pin, {name}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    card.locator(".pin__head").click()
    expect(card.locator(".pin__more")).to_be_hidden()
