"""A player at a browser: joins, reads, pins, talks, votes and decides through the page's own controls."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Hand
from tests.browser.words import Words, story

REGIONS = ("now", "desk", "board", "chat")


@dataclass
class Player:
    """One person at one page, in one language, with one way to work it."""

    page: Page
    hand: Hand
    say: Words
    name: str

    # --- coming in --------------------------------------------------------------------------------------------------

    def join(self, url: str, code: str) -> None:
        """By the link of the invitation, to the lobby."""
        self.page.goto(f"{url}/j/{code}")
        self.hand.write(self.page.get_by_label(self.say("join.name"), exact=True), self.name)
        self.press(self.say("join.go"))
        self.wait_for_line()

    def ready(self) -> None:
        """Says so in the lobby."""
        self.press(self.say("lobby.ready"))
        expect(self.button(self.say("lobby.is_ready"))).to_be_visible()

    def wait_for_line(self) -> None:
        """Until the page says that everything is safe."""
        expect(self.page.locator(".connection[data-state=saved]")).to_be_attached(timeout=20_000)

    # --- finding things ---------------------------------------------------------------------------------------------

    def button(self, name: str, within: Locator | None = None) -> Locator:
        """A button by its whole name."""
        return (within or self.page).get_by_role("button", name=name, exact=True)

    def press(self, name: str, within: Locator | None = None) -> None:
        """Presses a button by its whole name."""
        self.hand.press(self.button(name, within))

    def region(self, name: str) -> Locator:
        """A part of the play page, brought to the front where the window is narrow."""
        found = self.page.locator(f"#{name}")
        found.wait_for(state="attached")
        if not found.is_visible():
            self.hand.press(self.page.locator(f".region-tabs__tab--{name}"))
        expect(found).to_be_visible()
        return found

    def seconds_left(self) -> int:
        """What the clock shows."""
        shown = self.page.locator("[role=timer] .clock__time").inner_text()
        seconds = 0
        for part in shown.split(":"):
            seconds = seconds * 60 + int(part)
        return seconds

    # --- sources and board ------------------------------------------------------------------------------------------

    def open_source(self, source: str) -> Locator:
        """Opens a source from the list on the desk."""
        desk = self.region("desk")
        title = self.say.told(next(one.title for one in story(self.say.scenario).sources if one.id == source))
        if (back := self.button(self.say("desk.all_sources"), desk)).count():
            self.hand.press(back)
        self.hand.press(desk.locator("button.source", has_text=title))
        expect(desk.locator("article h3").first).to_have_text(title)
        return desk

    def read_catalogue(self) -> None:
        """What the open source says about itself."""
        self.hand.press(self.page.locator("#desk details summary", has_text=self.say("metadata.title")))

    def pin_row(self, source: str, row: str) -> None:
        """Ticks a row of a table and pins it."""
        desk = self.open_source(source)
        self.hand.tick(desk.get_by_label(self.say("table.pick_row", row=row), exact=True))
        self.press(self.say("pin.send"), desk)
        expect(desk.get_by_label(self.say("table.pick_row.pinned", row=row), exact=True)).to_be_attached()

    def pin_passage(self, source: str, key: str) -> None:
        """Pins one passage of a document."""
        desk = self.open_source(source)
        passage = desk.locator(".sheet__passage", has_text=self.say.told(key).replace("*", ""))
        self.hand.press(passage.get_by_role("button"))
        expect(passage).to_have_class(re.compile("is-picked"))

    def pin(self, text: str) -> Locator:
        """A pin on the board, by the words on it."""
        fact = self.page.locator(".pin__fact", has_text=text)
        return self.page.locator("#board .board__list > li > article.pin").filter(has=fact)

    def link(self, first: str, second: str) -> None:
        """Says that one pin supports another."""
        self.region("board")
        card = self.pin(first)
        self.hand.press(card.locator(".pin__head"))
        self.hand.press(card.get_by_role("button", name=f"{self.say('pin.link')}: {first[:20]}"))
        choice = card.get_by_label(self.say("link.second"))
        self.hand.pick(choice, second[:80])
        self.press(self.say("link.tie"), card.locator("form"))
        expect(card.locator(".link")).to_be_visible()
        self.hand.press(card.locator(".pin__head"))

    # --- talking and choosing ---------------------------------------------------------------------------------------

    def chat(self, text: str) -> None:
        """Says something to the team."""
        self.region("chat")
        self.hand.write(self.page.locator("#say"), text)
        self.hand.send()
        expect(self.page.locator(".chat__line:not([data-state=unsent])", has_text=text)).to_be_attached()

    def vote(self, question: str, suspect: str) -> None:
        """Casts a vote for a suspect."""
        card = self.region("now").locator("article.card", has_text=self.say.told(question))
        self.hand.tick(card.get_by_role("radio", name=suspect))
        self.press(self.say("vote.cast"), card)
        expect(card.get_by_role("radio")).to_have_count(0)

    def dilemma(self, title: str) -> Locator:
        """The card of a message that waits for an answer."""
        return self.region("now").locator("article.card", has_text=self.say.told(title))

    def propose(self, title: str, option: str, reason: str) -> None:
        """Proposes an answer to a dilemma, with a reason."""
        card = self.dilemma(title)
        self.hand.press(card.locator("button.option", has_text=self.say.told(option)))
        self.hand.write(card.get_by_label(self.say("dilemma.reason")), reason)
        self.press(self.say("dilemma.propose"), card)
        expect(self.button(self.say("dilemma.withdraw"), card)).to_be_visible()

    def confirm(self, title: str) -> None:
        """Confirms what a team mate proposed."""
        card = self.dilemma(title)
        self.hand.press(card.get_by_role("button", name=self.say("dilemma.confirm", letter="").strip()))
        expect(card).to_have_class(re.compile("card--done"))

    # --- the conclusion ---------------------------------------------------------------------------------------------

    def open_conclusion(self) -> Locator:
        """The desk with the letter."""
        self.press(self.say("accusation.open"), self.region("now"))
        return self.region("desk").locator(".accusation")

    def weigh(self, favourite: str, pin: str, verdict: str) -> None:
        """What speaks against the favourite, and what we make of it."""
        desk = self.region("desk")
        for field, text in (("favourite", favourite), ("pin", pin[:90]), ("verdict", self.say.told(verdict))):
            self.hand.pick(desk.get_by_label(self.say(f"contradiction.{field}"), exact=True), text)
        self.press(self.say("contradiction.weigh"), desk)
        expect(desk.locator("fieldset .slot.is-filled", has_text=favourite)).to_be_visible()

    def answer(self, question: str, option: str) -> None:
        """Chooses one answer of the conclusion."""
        part = self.question(question)
        self.hand.tick(part.get_by_role("radio", name=option))
        expect(part.locator(".puzzle__hand")).to_be_visible()

    def cite(self, question: str, pin: str) -> None:
        """Puts a pin under an answer."""
        part = self.question(question)
        options = part.get_by_label(self.say("cite.add"))
        option = options.locator("option", has_text=pin[:60]).inner_text()
        self.hand.pick_once(options, option)
        expect(part.locator(".slot.is-filled", has_text=pin[:60])).to_be_visible()

    def question(self, key: str) -> Locator:
        """One question of the conclusion."""
        return self.region("desk").get_by_role("region", name=self.say.told(key), exact=True)

    def sign(self) -> None:
        """Puts their hand under the letter."""
        self.press(self.say("sign.do"), self.region("desk"))
        expect(self.button(self.say("sign.undo"))).to_be_visible()

    def send_conclusion(self) -> None:
        """Sends it, after having been asked once more."""
        self.press(self.say("accusation.send"), self.region("desk"))
        self.press(self.say("accusation.send"), self.page.locator("dialog"))
