"""A facilitator at a browser: signs in by the operator's link, sets a session up and leads its rooms."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Hand
from tests.browser.words import Words

KIND_OF = {
    "start": "start_play",
    "pause": "pause_room",
    "resume": "resume_room",
    "extend": "extend_time",
    "next_act": "open_gate",
    "end": "end_play",
}
"""The command behind each button of a room's card."""


@dataclass
class Lead:
    """One facilitator at one page."""

    page: Page
    hand: Hand
    say: Words

    def sign_in(self, link: str) -> None:
        """Opens the operator's link."""
        self.page.goto(link)
        expect(self.page).to_have_url(re.compile("/facilitator$"))

    def create(self, *, pace: str = "60", rooms: int = 1) -> list[str]:
        """Sets a session up; the code of each room."""
        page = self.page
        self.hand.tick(page.get_by_role("radio", name=self.say.told("title")))
        self.hand.write(page.get_by_label(self.say("lead.create.rooms")), str(rooms))
        self.hand.tick(page.get_by_role("radio", name=self.say(f"lead.create.pace.{pace}"), exact=True))
        self.hand.press(page.get_by_role("button", name=self.say("lead.create.go")))
        expect(page).to_have_url(re.compile("/facilitator/sessions/[^?]+"))
        expect(page.locator(".room-card")).to_have_count(rooms)
        expect(page.locator(".room-card .receipt")).to_have_count(rooms, timeout=30_000)  # drawn anew by the line
        codes = page.locator(".room-card details b.mono")
        expect(codes).to_have_count(rooms)
        return [code.replace("-", "").replace(" ", "") for code in codes.all_text_contents()]

    def room(self, at: int = 0) -> Locator:
        """The card of one room on the wall."""
        return self.page.locator(".room-card").nth(at)

    def do(self, step: str, *, is_asked: bool = False, at: int = 0) -> None:
        """One button of a room's card; some ask first whether it is meant."""
        name = self.say(f"lead.do.{step}")
        tools = self.room(at).locator(".room-card__tools")
        self.hand.press(tools.get_by_role("button", name=name, exact=True))
        if is_asked:
            self.hand.press(tools.get_by_role("button", name=self.say("wall.sure", what=name), exact=True))
        expect(self.room(at).locator(".receipt[role=status]")).to_have_text(self.say(f"lead.said.{KIND_OF[step]}"))

    def turn_page(self) -> None:
        """The next page of the debrief, for everybody."""
        tools = self.room().locator(".room-card__tools")
        self.hand.press(tools.get_by_role("button", name=self.say("pages.on"), exact=True))

    def send_message(self, text: str) -> None:
        """A message to the team of a room."""
        self.hand.write(self.room().get_by_label(self.say("wall.message")), text)
        self.hand.send()
        expect(self.room().get_by_label(self.say("wall.message"))).to_have_value("")
