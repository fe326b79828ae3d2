"""The hall's screen shows the way in, the clock and the progress, and follows the page that the console turns."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers
from tests.browser.lead import Lead

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser-hall")]

CUT_OFF = """() => [...document.querySelectorAll('.projector *')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.height > 0 && (box.bottom > innerHeight + 1 || box.right > innerWidth + 1);
}).length + Math.max(0, document.documentElement.scrollHeight - innerHeight)"""
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


def open_screen(browsers: Browsers, lead: Lead, language: str) -> Page:
    """The screen, on a computer that nobody signed in at."""
    lead.hand.press(lead.page.get_by_role("link", name=lead.say("run_sheet.title")))
    lead.hand.press(lead.page.get_by_role("button", name=lead.say("screen.links.make")))
    address = lead.page.locator(f"#screens a[href$='lang={language}']").get_attribute("href")
    screen = browsers.page(language, 1280, 720)
    screen.goto(str(address))
    expect(screen.locator(".projector[data-place=ready]")).to_be_visible()
    return screen


def require_whole(screen: Page, state: str) -> None:
    """Nothing is cut off at either size of a hall's screen."""
    for width, height in ((1920, 1080), (1280, 720)):
        screen.set_viewport_size({"width": width, "height": height})
        assert screen.evaluate(CUT_OFF) == 0, f"{state} at {width}x{height}"
    require_accessible(screen, state)


def require_fits_a_phone(page: Page, state: str) -> None:
    """Read at 320 px without scrolling sideways."""
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(TOO_WIDE) <= 0, state
    require_accessible(page, state)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_screen_follows_the_console_from_the_code_to_the_debrief(browsers: Browsers, language: str) -> None:
    lead = browsers.lead(language, keyboard=True)
    say = lead.say
    [code] = lead.create()
    wall = lead.page.url.partition("?")[0]
    screen = open_screen(browsers, lead, language)
    expect(screen.locator(".projector__code")).to_have_text(f"{code[:4]}-{code[4:]}")
    require_whole(screen, "the hall before play")
    for name in ("Zwaan", "Otter"):
        browsers.player(name, language).join(browsers.game.url, code)
    expect(screen.locator(".projector__fact")).to_have_text(say("screen.people", count=2))

    lead.page.goto(wall)
    lead.do("start")
    expect(screen.get_by_role("timer")).to_have_text(re.compile(r"^\d+:\d\d$"))
    expect(screen.locator(".projector__code")).to_be_visible()
    expect(screen.get_by_role("meter")).to_be_visible()
    require_whole(screen, "the hall in play")
    lead.do("pause")
    expect(screen.locator(".projector__clock-state")).to_contain_text(say("screen.clock.paused"))

    lead.page.goto(f"{wall}/run-sheet")
    expect(lead.page.locator("[data-cue='0'][aria-current=step]")).to_be_visible()
    lead.hand.write(lead.page.get_by_label(say("plenum.message")), "Even pauze, om half drie verder")
    lead.hand.press(lead.page.get_by_role("button", name=say("plenum.message.send")))
    expect(screen.locator(".projector__message")).to_contain_text("Even pauze")
    require_fits_a_phone(lead.page, "the run-sheet")

    lead.page.set_viewport_size({"width": 1280, "height": 800})
    lead.page.goto(wall)
    lead.do("end", is_asked=True)
    expect(screen.locator(".screen-slide[data-kind=reveal]")).to_be_visible()
    require_whole(screen, "the reveal in the hall")
    lead.page.goto(f"{wall}/debrief")
    require_read_aloud(lead.page, screen)
    for kind in ("decision", "goal"):
        lead.hand.press(lead.page.get_by_role("button", name=say("lead_debrief.all_on")))
        expect(screen.locator(f".screen-slide[data-kind={kind}]")).to_be_visible()
        require_whole(screen, f"{kind} in the hall")
    expect(lead.page.locator(".run-sheet")).to_contain_text(say("debrief.rule"))
    expect(lead.page.get_by_role("timer")).to_be_visible()
    require_fits_a_phone(lead.page, "the console of the debrief")

    end_the_link(lead, wall, screen)


def require_read_aloud(console: Page, screen: Page) -> None:
    """The lead has before them what they read aloud, as the hall sees it, and the way to the report."""
    told = screen.locator(".screen-slide__comforts li").first
    expect(told).to_be_visible()
    expect(console.locator(".read-aloud li").first).to_have_text(told.inner_text())
    expect(console.locator('a[href$="/report"]')).to_be_visible()


def end_the_link(lead: Lead, wall: str, screen: Page) -> None:
    """The screen says at once that its link has ended."""
    lead.page.goto(f"{wall}/run-sheet")
    lead.hand.press(lead.page.get_by_role("button", name=lead.say("screen.links.end")))
    expect(screen.get_by_role("alert")).to_contain_text(lead.say("screen.ended"))
