"""Somewhere on the way no websocket gets through: the page finds the other way by itself, and the team plays on."""

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

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


def test_lobby_debrief_and_the_screen_in_the_hall_follow_without_a_websocket(browsers: Browsers) -> None:
    lead = browsers.lead("en")
    code = lead.create()[0]
    wall = lead.page.url.partition("?")[0]
    screen, lobby, debrief = (_cut_off(browsers) for _ in range(3))
    lead.page.goto(f"{wall}/run-sheet")
    lead.hand.press(lead.page.get_by_role("button", name=lead.say("screen.links.make")))
    screen.goto(str(lead.page.locator("#screens a[href$='lang=en']").get_attribute("href")))
    for page in (lobby, debrief):
        page.goto(browsers.game.operator_link)
    lobby.goto(f"{wall}/lobby")
    debrief.goto(f"{wall}/debrief")
    expect(debrief.get_by_text(lead.say("lead_debrief.not_begun"))).to_be_visible()
    lead.page.goto(wall)
    for name in ("Anna", "Bram"):
        browsers.player(name).join(browsers.game.url, code)
    expect(lobby.get_by_text("Bram").first).to_be_visible()
    lead.do("start")
    expect(screen.get_by_role("timer")).to_be_visible()
    lead.do("end", is_asked=True)
    expect(screen.locator(".screen-slide[data-kind=reveal]")).to_be_visible()
    expect(debrief.get_by_role("heading", name=lead.say("lead_debrief.page.reveal")).first).to_be_visible()
    lead.turn_page()
    expect(screen.locator(".screen-slide[data-kind=decision]")).to_be_visible()
    expect(debrief.get_by_role("heading", name=lead.say("lead_debrief.page.decision")).first).to_be_visible()


def _cut_off(browsers: Browsers) -> Page:
    page = browsers.page("en")
    page.route_web_socket("**/live**", _refuse)
    return page
