"""Two players and a facilitator play the warm-up to its debrief, and what can break in between does break."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers
from tests.browser.player import Player
from tests.browser.screenshots import keep_picture
from tests.browser.server_clock import require_same_time, require_time_given_back
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
    pytest.mark.xdist_group("browser-walk"),
]

TYPED = "Half een zin die nog niet"


def reload_in_the_middle(player: Player, browsers: Browsers) -> None:
    """What was typed, what lay open and the clock are as they were."""
    player.hand.write(player.page.locator("#say"), TYPED)
    player.page.reload()
    player.wait_for_line()
    expect(player.page.locator("#say")).to_have_value(TYPED)
    require_same_time(player, browsers.game.folder)


def go_on_elsewhere(player: Player, browsers: Browsers) -> None:
    """A second device by the link of the first; both go on."""
    player.press(player.say("settings.open"))
    player.press(player.say("settings.device"))
    link = player.page.locator("dialog a[href*='/r/']").inner_text()
    require_accessible(player.page, "settings with a link for another device")
    player.press(player.say("dialog.close"))
    page = browsers.page("nl", 768)
    page.goto(link)
    require_accessible(page, "link for another device")
    page.locator("main button[type=submit]").click()
    other = Player(page, type(player.hand)(page), player.say, player.name)  # type: ignore[call-arg]
    other.wait_for_line()
    require_same_time(other, browsers.game.folder)
    require_accessible(page, "play at 768 px")
    page.context.close()


def lose_the_network(player: Player, browsers: Browsers) -> None:
    """What is said meanwhile is kept on the page, and said once when the network is back."""
    context = player.page.context
    player.region("chat")
    with browsers.watch.line_down():
        context.set_offline(True)
        expect(player.page.locator(".connection[data-state=reconnecting]")).to_be_attached(timeout=20_000)
        require_accessible(player.page, "without a network")
        player.hand.write(player.page.locator("#say"), "Said without a line")
        player.hand.send()
        expect(player.page.locator(".chat__line[data-state=unsent]")).to_contain_text("Said without a line")
        player.page.keyboard.type(TYPED)
        context.set_offline(False)
        player.wait_for_line()
    expect(player.page.locator(".chat__line", has_text="Said without a line")).to_have_count(1)
    expect(player.page.locator("#say")).to_have_value(TYPED)


def cut_the_power(company: Company, browsers: Browsers) -> None:
    """The server is gone at once and comes back: the same play, the time given back, nothing typed lost."""
    with browsers.watch.line_down():
        browsers.game.kill()
        dead_at = datetime.now(UTC)
        for player in company.players:
            expect(player.page.locator(".connection[data-state=reconnecting]")).to_be_attached()
            require_accessible(player.page, "server away")
        company.one.hand.write(company.one.page.locator("#say"), TYPED)
        browsers.game.start()
        for player in company.players:
            player.wait_for_line()
            require_same_time(player, browsers.game.folder)
    require_time_given_back(browsers.game.folder, dead_at)
    expect(company.one.page.locator("#say")).to_have_value(TYPED)


def test_two_players_and_a_facilitator_reach_the_debrief(own_browsers: Browsers) -> None:
    one, two = own_browsers.player("Anna", "nl", 1280), own_browsers.player("Bob", "en", 360)
    company = Company(one, two, own_browsers.lead(), require_accessible)
    gather(company, own_browsers.game.url)
    take_the_tour(two, require_accessible)
    start(company)
    first_act(company)
    reload_in_the_middle(one, own_browsers)
    go_on_elsewhere(one, own_browsers)
    lose_the_network(two, own_browsers)
    second_act(company)
    cut_the_power(company, own_browsers)
    look_at_the_board(company)
    keep_picture(one.page, "play")
    conclude(company)
    assert debrief(company) == one.say.told("endings.right.title")
