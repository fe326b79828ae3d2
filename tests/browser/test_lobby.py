"""Preparing a session and its lobby in real browsers: with hands and with the keyboard alone, in both languages."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers
from tests.browser.lead import Lead

NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}


def require_fit(page: Page, state: str) -> None:
    """No way to scroll sideways on the narrowest screen, and nothing for axe to find."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, state
    require_accessible(page, state)
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]


def room_at(page: Page, at: int) -> Locator:
    return page.locator("#lobby-rooms > section").nth(at)


def prepare(lead: Lead) -> str:
    """A planned session, with one name swapped; its id."""
    page, say, hand = lead.page, lead.say, lead.hand
    hand.press(page.get_by_text(say("prepare.create.more")))
    hand.write(page.get_by_label(say("prepare.create.label")), "Proef")
    require_fit(page, "list")
    hand.press(page.get_by_role("button", name=say("prepare.cast.first")))
    hand.press(page.locator("button[name=swapped]").first)
    expect(page.locator("button[name=back]")).to_have_count(1)
    require_fit(page, "cast")
    hand.press(page.get_by_role("button", name=say("lead.create.go")))
    expect(page).to_have_url(re.compile("/prepare"))
    require_fit(page, "prepare")
    found = re.search("/sessions/([^/]+)/", page.url)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(("language", "keyboard"), [("nl", False), ("en", True)])
def test_a_session_is_prepared_and_its_lobby_put_right_and_started(
    browsers: Browsers, language: str, *, keyboard: bool
) -> None:
    lead = browsers.lead(language, keyboard=keyboard)
    page, say, hand = lead.page, lead.say, lead.hand
    hand.tick(page.get_by_role("radio", name=say.told("title")))
    hand.write(page.get_by_label(say("lead.create.rooms")), "2")
    prepare(lead)
    codes = re.findall("/j/([0-9A-Z]{8})", page.locator("#invitation").input_value())
    hand.press(page.get_by_role("link", name=say("prepare.step.lobby")))
    players = [browsers.page(language) for _ in range(2)]
    for player, name in zip(players, ("Otter", "Egel"), strict=True):
        player.goto(f"{browsers.game.url}/j/{codes[1]}")
        player.locator("#name").fill(name)
        player.locator("button.button--primary").click()
        expect(player.locator(".preflight")).to_be_visible()
    blue, red = room_at(page, 0), room_at(page, 1)
    expect(blue.get_by_text("Otter", exact=True)).to_be_visible()
    expect(blue.locator(".preflight [data-state]")).to_have_count(2)
    hand.press(blue.get_by_text(say("prepare.lobby.manage", name="Otter")))
    require_fit(page, "lobby")
    hand.press(blue.locator("details[open]").get_by_role("button", name=say("prepare.lobby.move"), exact=True))
    expect(red.get_by_text("Otter", exact=True)).to_be_visible()
    expect(players[0].get_by_text("Team 2").first).to_be_visible()
    hand.press(red.get_by_text(say("prepare.lobby.manage", name="Otter")))
    hand.write(red.get_by_label(say("prepare.lobby.name")), "Bever")
    hand.press(red.get_by_role("button", name=say("prepare.lobby.rename")))
    expect(red.get_by_text("Bever", exact=True)).to_be_visible()
    hand.press(blue.get_by_role("button", name=say("prepare.lobby.lock")))
    expect(blue.get_by_text(say("prepare.lobby.locked"), exact=True)).to_be_visible()
    hand.press(blue.get_by_text(say("prepare.lobby.manage", name="Egel")))
    remove = blue.get_by_role("button", name=say("prepare.lobby.remove", name="Egel"))
    hand.press(remove)
    hand.press(remove)
    expect(blue.get_by_text(say("lead.room.nobody"))).to_be_visible()
    hand.press(page.get_by_role("button", name=say("prepare.lobby.start")))
    expect(page).to_have_url(re.compile("/facilitator/sessions/[^/]+said=done&refused=nobody_here"))
    for player in players[:1]:
        expect(player.locator("[role=timer]")).to_be_visible()
