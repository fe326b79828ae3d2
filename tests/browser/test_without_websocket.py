"""Somewhere on the way no websocket gets through: the page finds the other way by itself, and the team plays on."""

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.conftest import Browsers

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def _refuse(route: WebSocketRoute) -> None:
    route.close(code=1001)


def test_two_players_talk_while_one_has_no_websocket(browsers: Browsers) -> None:
    lead = browsers.lead()
    code = lead.create()[0]
    cut_off, other = browsers.player("Anna"), browsers.player("Bram")
    cut_off.page.route_web_socket("**/live", _refuse)
    cut_off.join(browsers.game.url, code)
    other.join(browsers.game.url, code)
    expect(cut_off.page.get_by_text("Bram").first).to_be_visible()
    cut_off.ready()
    expect(other.page.get_by_text("Anna").first).to_be_visible()


def test_a_lead_without_a_websocket_follows_the_rooms_and_leads_them(browsers: Browsers) -> None:
    lead = browsers.lead()
    code = lead.create()[0]
    wall = lead.page.url.partition("?")[0]
    cut_off = browsers.page("nl")
    cut_off.route_web_socket("**/live**", _refuse)
    cut_off.goto(browsers.game.operator_link)
    cut_off.goto(wall)
    anna, bram = browsers.player("Anna"), browsers.player("Bram")
    for player in (anna, bram):
        player.join(browsers.game.url, code)
    expect(cut_off.locator(".room-card")).to_contain_text("Bram")
    lead.page.goto(wall)
    lead.do("start")
    expect(cut_off.locator(".room-card")).to_contain_text(lead.say("lead.stage.play"))

    cut_off.goto(f"{wall}/run-sheet")
    expect(cut_off.locator("[data-cue='0'][aria-current=step]")).to_be_visible()
