"""A lead's tab is lost at every beat, and nothing changes for the rooms or the other lead; a mistake is undone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers
from tests.browser.lead import Lead
from tests.browser.player import Player

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser-leads")]

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def seat(browsers: Browsers, name: str, code: str) -> Player:
    player = browsers.player(name)
    player.join(browsers.game.url, code)
    return player


def lose_a_lead(browsers: Browsers, wall: str, says: str, last: Callable[[Lead], None] = lambda _: None) -> None:
    """Another lead on another device looks at the wall, perhaps does one thing, and is gone the same moment."""
    lost = browsers.lead("en")
    lost.page.goto(wall)
    expect(lost.room()).to_contain_text(lost.say(says))
    last(lost)
    lost.page.context.close()


def press_next_act(lead: Lead) -> None:
    """The act changes, and nobody waits for the answer."""
    name = lead.say("lead.do.next_act")
    tools = lead.room().locator(".room-card__tools")
    lead.hand.press(tools.get_by_role("button", name=name, exact=True))
    with lead.page.expect_request("**/commands"):
        lead.hand.press(tools.get_by_role("button", name=lead.say("wall.sure", what=name), exact=True))


def undo(lead: Lead, kind: str) -> None:
    """Takes something back on the card of the room."""
    summary = lead.room().locator("summary", has_text=re.compile(f"^{re.escape(lead.say('wall.undo'))}$"))
    lead.hand.press(summary)
    lead.hand.press(
        lead.room().get_by_role("button", name=lead.say("wall.undo.one", what=lead.say(f"wall.did.{kind}")))
    )
    expect(lead.room().locator(".receipt[role=status]")).to_have_text(lead.say("lead.said.undo_intervention"))
    lead.hand.press(summary)


def test_a_lead_is_lost_at_every_beat_and_the_game_goes_on(browsers: Browsers) -> None:
    kept = browsers.lead("nl")
    [code] = kept.create()
    wall = kept.page.url.partition("?")[0]
    swan, otter = seat(browsers, "Zwaan", code), seat(browsers, "Otter", code)
    kept.page.goto(wall)

    lose_a_lead(browsers, wall, "lead.stage.lobby")
    swan.ready()
    expect(kept.room()).to_contain_text(kept.say("lead.stage.lobby"))
    kept.do("start")
    swan.region("now")

    lose_a_lead(browsers, wall, "lead.stage.play")
    otter.chat("Ik ben er nog")
    expect(kept.room()).to_contain_text(kept.say("lead.stage.play"))

    kept.do("pause")
    lose_a_lead(browsers, wall, "lead.do.resume")
    expect(swan.page.locator(".banner", has_text=swan.say("paused.text"))).to_be_visible()
    expect(kept.room()).to_contain_text("Gepauzeerd op")
    kept.do("resume")
    expect(swan.page.locator(".banner", has_text=swan.say("paused.text"))).to_have_count(0)

    lose_a_lead(browsers, wall, "lead.stage.play", press_next_act)
    expect(kept.room()).to_contain_text("2 van 2")
    expect(swan.region("now")).to_contain_text(swan.say("did.open_gate"))
    late = seat(browsers, "Reiger", code)
    expect(late.page.locator(".card--catch-up")).to_contain_text(late.say("catch_up.late"))
    require_accessible(late.page, "a late comer catches up")

    kept.do("end", is_asked=True)
    expect(otter.page.locator("#now")).to_have_count(0)
    undo(kept, "end_play")
    expect(otter.region("now")).to_contain_text(otter.say("did.undone", what=otter.say("did.end_play")))
    otter.chat("Wij gaan verder")
    kept.do("end", is_asked=True)
    lose_a_lead(browsers, wall, "lead.stage.debrief")
    kept.turn_page()
    expect(kept.room()).to_contain_text(kept.say("lead.stage.debrief"))
    expect(swan.page.locator("main")).to_be_visible()


def test_a_look_into_a_room_follows_it_and_disturbs_nothing(browsers: Browsers) -> None:
    lead = browsers.lead("nl")
    [code] = lead.create()
    wall = lead.page.url.partition("?")[0]
    swan, otter = seat(browsers, "Zwaan", code), seat(browsers, "Otter", code)
    lead.page.goto(wall)
    lead.do("start")
    lead.hand.press(lead.room().get_by_role("link", name=re.compile(f"^{lead.say('wall.look')}")))
    look = lead.page
    typed = look.get_by_label(lead.say("wall.message"))
    lead.hand.press(look.locator("summary", has_text=lead.say("lead.do.next_act")))
    lead.hand.write(typed, "Nog even ni")
    swan.chat("Kijk eens bij de koelkast")
    expect(look.locator("section[aria-labelledby=chat-title]")).to_contain_text("Kijk eens bij de koelkast")
    otter.page.context.close()
    expect(look.locator("section[aria-labelledby=people-title]")).to_contain_text(lead.say("presence.gone"))
    expect(typed).to_have_value("Nog even ni")
    expect(typed).to_be_focused()
    expect(look.get_by_role("button", name=lead.say("look.gate.go"))).to_be_visible()
    look.keyboard.type("et")
    lead.hand.send()
    expect(swan.region("now")).to_contain_text("Nog even niet")
    for width in (360, 768, 1280):
        look.set_viewport_size({"width": width, "height": 800})
        assert look.evaluate(SIDEWAYS) <= 0
    require_accessible(look, "a look into a room")


def come_in_as(browsers: Browsers, lead: Lead, wall: str, right: str) -> Page:
    """Somebody with a link of this right, at the wall."""
    origin = {"origin": browsers.game.url}
    told = lead.page.request.post(f"{wall}/people", form={"name": f"Kees {right}", "right": right}, headers=origin)
    link = re.search(r"/k/[\w-]+", told.text())
    assert link is not None
    page = browsers.page("nl")
    page.goto(browsers.game.url + link[0])
    page.locator("form button[type=submit]").click()
    page.goto(wall)
    expect(page.locator(".room-card")).to_have_count(1)
    return page


def test_helpers_and_observers_see_what_is_theirs(browsers: Browsers) -> None:
    lead = browsers.lead("nl")
    [code] = lead.create()
    wall = lead.page.url.partition("?")[0]
    seat(browsers, "Zwaan", code)
    seat(browsers, "Otter", code)
    lead.page.goto(wall)
    lead.do("start")

    helper = come_in_as(browsers, lead, wall, "helper")
    expect(helper.locator(".room-card .receipt")).to_have_count(1)
    expect(helper.locator(".room-card")).to_contain_text("Otter")
    expect(helper.locator(".room-card__tools button")).to_have_count(0)
    expect(helper.locator("#bulk, .room-card input[type=checkbox]")).to_have_count(0)
    helper.get_by_label(lead.say("wall.message")).fill("Ik help jullie")
    helper.get_by_role("button", name=lead.say("wall.message.send")).click()
    expect(helper.locator(".room-card .receipt")).to_have_text(lead.say("lead.said.send_message"))
    require_accessible(helper, "a helper's wall")

    observer = come_in_as(browsers, lead, wall, "observer")
    expect(observer.locator(".room-card")).to_contain_text(lead.say("lead.stage.play"))
    shown = observer.locator("body").inner_text()
    assert "Otter" not in shown
    assert f"{code[:4]}-{code[4:]}" not in shown
    expect(observer.locator("a[href*='/rooms/'], main form, details")).to_have_count(0)
    lead.page.goto(wall)
    lead.do("pause")
    expect(observer.locator(".room-card")).to_contain_text("Gepauzeerd op")  # drawn anew, without being asked to
    observer.set_viewport_size({"width": 320, "height": 700})
    assert observer.evaluate(SIDEWAYS) <= 0
    require_accessible(observer, "an observer's wall")
