"""Two leads on two devices at the wall, one of them a phone: what one does the other sees, and the players read it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers
from tests.browser.hands import Mouse
from tests.browser.lead import Lead
from tests.browser.player import Player
from tests.browser.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser-wall")]

PHONE, NARROW = 360, 320
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def phone_lead(browsers: Browsers, wall: str) -> Lead:
    """Another lead, in English, on a phone."""
    page = browsers.page("en", PHONE, 740)
    lead = Lead(page, Mouse(page), Words("en", "warm-up"))
    lead.sign_in(browsers.game.operator_link)
    page.goto(wall)
    return lead


def seat(browsers: Browsers, name: str, code: str) -> Player:
    player = browsers.player(name)
    player.join(browsers.game.url, code)
    return player


def require_fits(page: Page, state: str) -> None:
    """No scrolling sideways, and nothing that axe objects to."""
    assert page.evaluate(SIDEWAYS) <= 0, state
    require_accessible(page, state)


def look_into(lead: Lead, at: int = 0) -> None:
    """To the page of one room."""
    lead.hand.press(lead.room(at).get_by_role("link", name=re.compile(f"^{lead.say('wall.look')}")))
    expect(lead.page).to_have_url(re.compile("/rooms/"))


def unfold(lead: Lead, part: str) -> None:
    """Opens a part of the room's page."""
    lead.hand.press(lead.page.locator(f"details[data-key={part}] > summary"))


def press_form(lead: Lead, kind: str, button: str) -> None:
    """One button of the room's page, in the form of a command."""
    form = lead.page.locator(f"form:has(input[value={kind}])").first
    lead.hand.press(form.get_by_role("button", name=button))
    expect(lead.page.locator(".notice[role=status]:not([hidden])")).to_have_text(lead.say("lead.said.done"))


def test_two_leads_see_what_the_other_does_and_a_player_reads_it(browsers: Browsers) -> None:
    desk = browsers.lead("nl")
    codes = desk.create(rooms=2)
    wall = desk.page.url.partition("?")[0]
    swan, otter = seat(browsers, "Zwaan", codes[0]), seat(browsers, "Otter", codes[0])
    seat(browsers, "Reiger", codes[1])
    desk.page.goto(wall)
    phone = phone_lead(browsers, wall)
    start = desk.page.locator("#bulk").get_by_role("button", name=desk.say("lead.do.start"))
    desk.hand.press(start)
    expect(desk.page.locator("#bulk-said")).to_have_text(desk.say("wall.said.rooms", count=2))
    expect(phone.room(0)).to_contain_text(phone.say("lead.stage.play"))
    require_fits(desk.page, "wall")
    require_fits(phone.page, "wall on a phone")

    phone.do("pause")
    expect(desk.room(0)).to_contain_text("Gepauzeerd op")
    expect(swan.page.locator(".banner", has_text=swan.say("paused.text"))).to_be_visible()
    desk.page.context.close()  # one lead is gone, and nothing changes
    expect(otter.page.locator(".banner", has_text=otter.say("paused.text"))).to_be_visible()
    phone.do("resume")

    look_into(phone)
    require_fits(phone.page, "look into a room on a phone")
    press_form(phone, "extend_time", phone.say("wall.extend"))
    swan.region("now")
    expect(swan.page.locator("#now")).to_contain_text(swan.say("did.extend", count=5))
    phone.hand.press(phone.page.locator("summary", has_text=phone.say("lead.do.next_act")).first)
    press_form(phone, "open_gate", phone.say("look.gate.go"))
    press_form(phone, "send_hint", phone.say("look.hint.send"))
    expect(phone.page.locator("section[aria-labelledby=puzzles-title] > ul ol li").first).to_be_visible()

    unfold(phone, "people")
    person = phone.page.locator("section[aria-labelledby=people-title] > ul > li", has_text="Otter")
    phone.hand.press(person.locator("summary").first)
    phone.hand.press(person.get_by_role("button", name=phone.say("look.move.go")))
    expect(phone.page.locator(".notice[role=status]:not([hidden])")).to_be_visible()
    expect(otter.page.locator(".toast", has_text=otter.say("notice.moved"))).to_be_visible()
    expect(otter.page.locator(".masthead")).to_contain_text("Team 2")
    otter.wait_for_line()

    come_back(browsers.lead("nl"), wall)


def come_back(back: Lead, wall: str) -> None:
    """A lead who comes back sees what happened."""
    back.page.goto(wall)
    expect(back.room(1)).to_contain_text("Otter")
    look_into(back)
    done = back.page.locator("section[aria-labelledby=done-title]")
    for kind in ("pause", "resume", "extend", "open_gate", "send_hint", "move_player"):
        expect(done).to_contain_text(back.say(f"wall.did.{kind}"))


def test_the_wall_is_led_by_keyboard_alone_and_without_a_script(browsers: Browsers) -> None:
    lead = browsers.lead("en", keyboard=True)
    codes = lead.create(rooms=2)
    wall = lead.page.url.partition("?")[0]
    seat(browsers, "Zwaan", codes[0])
    seat(browsers, "Otter", codes[0])
    lead.page.goto(wall)
    lead.page.set_viewport_size({"width": NARROW, "height": 640})
    lead.hand.tick(lead.room(0).get_by_role("checkbox"))
    expect(lead.page.locator("[name=scope][value=ticked]")).to_be_checked()
    lead.hand.press(lead.page.locator("#bulk").get_by_role("button", name=lead.say("lead.do.start")))
    expect(lead.page.locator("#bulk-said")).to_have_text(lead.say("wall.said.rooms", count=1))
    require_fits(lead.page, "wall at 320 px")

    page = browsers.page("nl", NARROW, 640, java_script_enabled=False)
    plain = Lead(page, Mouse(page), Words("nl", "warm-up"))
    page.goto(browsers.game.operator_link)
    page.goto(wall)
    plain.hand.press(page.locator("#bulk").get_by_role("button", name=plain.say("lead.do.pause")))
    expect(page.locator(".notice[role=status]:not([hidden])")).to_have_text(plain.say("lead.said.done"))
    expect(lead.room(0)).to_contain_text("Paused at")
    plain.hand.press(page.locator(".room-card").first.get_by_role("link", name=plain.say("wall.look")))
    unfold(plain, "done")
    press_form(plain, "undo_intervention", plain.say("wall.undo.one", what=plain.say("wall.did.pause")))
    expect(lead.room(0)).to_contain_text("The clock is running")


def asks_inside_its_card(lead: Lead) -> None:
    """The last act opens no next one; what ends play asks first, below the buttons and within the card."""
    card = lead.room(0)
    lead.do("next_act", is_asked=True)
    expect(card).to_contain_text("2 van 2")
    expect(card.get_by_role("button", name=lead.say("lead.do.next_act"))).to_have_count(0)
    for width in (320, 1000):
        lead.page.set_viewport_size({"width": width, "height": 800})
        lead.hand.press(card.get_by_role("button", name=lead.say("lead.do.end"), exact=True))
        sure = card.locator(".sure")
        inner, outer = sure.bounding_box(), card.bounding_box()
        assert inner is not None
        assert outer is not None
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
        assert sure.evaluate(
            "box => [...box.querySelectorAll('button')].every(one => one.scrollWidth <= box.clientWidth)"
        )
        lead.hand.press(sure.get_by_role("button", name=lead.say("wall.sure.no")))
    require_fits(lead.page, "a wall with a refusal")


def test_the_wall_says_no_as_no_and_keeps_what_is_undone_where_it_was(browsers: Browsers) -> None:
    lead = browsers.lead("nl")
    codes = lead.create(rooms=2)
    seat(browsers, "Zwaan", codes[0])
    lead.page.goto(lead.page.url.partition("?")[0])
    bulk, card = lead.page.locator("#bulk"), lead.room(0)
    expect(bulk.get_by_role("button", name=lead.say("lead.do.pause"))).to_be_disabled()
    lead.hand.press(bulk.get_by_role("button", name=lead.say("lead.do.start")))
    refused = lead.page.locator("#bulk-refused")
    expect(refused).to_contain_text("Team 2")
    expect(lead.page.locator("#bulk-said")).to_have_text(lead.say("wall.said.rooms", count=1))
    expect(bulk.get_by_role("button", name=lead.say("lead.do.pause"))).to_be_enabled()

    lead.hand.press(card.get_by_role("button", name=lead.say("wall.message.send")))
    expect(card.locator(".receipt[data-refused]")).to_contain_text(lead.say("plenum.message.empty"))
    lead.do("pause")
    expect(card.locator(".receipt[data-refused]")).to_have_count(0)
    expect(card.locator(".room-card__why")).to_contain_text(lead.say("calm.paused"))
    expect(lead.page.locator("#queue [data-paused]")).to_contain_text("Team 1")
    lead.do("resume")
    expect(lead.page.locator("#queue [data-paused]")).to_have_count(0)
    lead.do("extend")
    lead.do("extend")
    lead.hand.press(card.locator("summary", has_text=re.compile(f"^{re.escape(lead.say('wall.undo'))}$")))
    rows = card.locator(".undo-row")
    expect(rows).to_have_count(4)
    places = [row.bounding_box() for row in rows.all()]
    lead.hand.press(rows.first.get_by_role("button"))
    expect(rows.first).to_contain_text(lead.say("look.undone"))
    for row, before in zip(rows.all(), places, strict=True):
        after = row.bounding_box()
        assert before is not None
        assert after is not None
        assert abs(after["height"] - before["height"]) < 1
    asks_inside_its_card(lead)
