"""The whole warm-up without a mouse: nobody gets stuck, and it ends as it does by mouse."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Browsers
from tests.browser.hands import Keys
from tests.browser.walk import (
    Company,
    conclude,
    debrief,
    first_act,
    gather,
    look_at_the_board,
    second_act,
    start,
    take_the_tour,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("browser-keyboard"),
]

MOST_PRESSES_AT_ONCE = 150


def focus_is_somewhere(page: Page, state: str) -> None:
    """After every step the focus stands on something that one can see, never on the body."""
    standing = page.evaluate("document.activeElement === document.body ? '' : document.activeElement.outerHTML")
    assert standing, f"the focus is nowhere in {state}"


def test_the_whole_game_is_played_by_keyboard_alone(browsers: Browsers) -> None:
    one, two = browsers.player("Anna", "nl", 1280, keyboard=True), browsers.player("Bob", "en", 360, keyboard=True)
    lead = browsers.lead(keyboard=True)
    company = Company(one, two, lead, lambda page, state: None)
    gather(company, browsers.game.url)
    take_the_tour(two, company.look)
    start(company)
    company.look = focus_is_somewhere
    first_act(company)
    second_act(company)
    look_at_the_board(company)
    company.look = lambda page, state: None
    conclude(company)
    assert debrief(company) == one.say.told("endings.right.title")
    for hand in (one.hand, two.hand, lead.hand):
        assert isinstance(hand, Keys)
        assert hand.furthest <= MOST_PRESSES_AT_ONCE
