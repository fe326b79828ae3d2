"""A new facilitator rehearses and reads only the screen: what to try, who needs help, and when that is over."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers
from tests.browser.lead import Lead

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser-rehearsal")]

TROUBLE_MS = 90_000
"""Trouble comes by itself; the rehearsal runs four times as fast as the clock on the wall."""
STUCK, ASKING = 0, 1


def coach_says(lead: Lead, hint: str) -> None:
    said = lead.page.locator("#coach-hint")
    expect(said).to_have_text(lead.say(f"prepare.coach.{hint}"), timeout=TROUBLE_MS)


def in_queue(lead: Lead, why: str) -> Locator:
    return lead.page.locator("#queue li", has_text=re.compile(why))


def test_trouble_shows_with_its_reason_and_help_takes_it_away(browsers: Browsers) -> None:
    lead = browsers.lead("en")
    page, press, say = lead.page, lead.hand.press, lead.say
    press(page.get_by_role("button", name=say("prepare.rehearsal.go", scenario=say.told("title"))))
    expect(page.locator(".room-card")).to_have_count(2)
    coach_says(lead, "start")
    press(page.locator("#bulk").get_by_role("button", name=say("lead.do.start")))

    coach_says(lead, "answer_call")
    asking = lead.room(ASKING)
    expect(in_queue(lead, "call for help")).to_contain_text("Team 2")
    press(asking.get_by_role("button", name=say("wall.answer.send")))
    expect(in_queue(lead, "call for help")).to_have_count(0)

    for hint in ("pause", "resume", "extend"):
        coach_says(lead, hint)
        lead.do(hint, at=ASKING)
    coach_says(lead, "watch")

    expect(in_queue(lead, r"silent for \d+ minutes: Sam")).to_contain_text("Team 2", timeout=TROUBLE_MS)
    lead.hand.write(asking.get_by_label(say("wall.message")), "Sam, what did you find?")
    lead.hand.send()
    expect(in_queue(lead, "silent")).to_have_count(0)

    stuck = lead.room(STUCK)
    coach_says(lead, "send_hint")
    expect(in_queue(lead, r"\d+ minutes without a new clue on .+; \d of \d active")).to_contain_text("Team 1")
    require_accessible(page, "a rehearsal with trouble")
    press(stuck.locator("summary", has_text=say("wall.puzzles")))
    press(stuck.get_by_role("button", name=say("wall.hint", number=1)).first)
    expect(in_queue(lead, "without a new clue")).to_have_count(0)
    coach_says(lead, "end")

    bulk = page.locator("#bulk")
    press(bulk.locator("summary", has_text=say("wall.more")))
    press(bulk.locator("summary", has_text=say("lead.do.end")).last)
    press(bulk.get_by_role("button", name=say("wall.end.go")))
    coach_says(lead, "debrief")
