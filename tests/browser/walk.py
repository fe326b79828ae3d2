"""The warm-up from the lobby to the debrief by two players and a facilitator, by mouse or by keyboard."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.lead import Lead
from tests.browser.player import Player
from tests.browser.puzzle_answers import answer_part, open_puzzle

BEP = "Bep Vermeer"
Look = Callable[[Page, str], None]
"""Looks at a page in one state of play."""


@dataclass
class Company:
    """Who plays: one is porter and archivist, two is cook and planner."""

    one: Player
    two: Player
    lead: Lead
    look: Look

    @property
    def players(self) -> tuple[Player, Player]:
        """Both of them."""
        return self.one, self.two


def gather(company: Company, url: str) -> str:
    """From an invitation to a lobby where everybody is ready; the room's code."""
    company.look(company.lead.page, "facilitator's list")
    code = company.lead.create()[0]
    for player in company.players:
        player.join(url, code)
        player.ready()
    company.look(company.one.page, "lobby")
    return code


def take_the_tour(player: Player, look: Look) -> None:
    """The three steps of the tour, done as it asks."""
    page, say = player.page, player.say
    player.press(say("tour.open"))
    dialog = page.locator("dialog")
    look(page, "tour, pinning")
    player.hand.tick(dialog.get_by_role("checkbox").first)
    player.press(say("pin.send"), dialog)
    expect(dialog.get_by_text(say("tour.pin.done"))).to_be_visible()
    player.press(say("tour.next"), dialog)
    look(page, "tour, linking")
    player.hand.press(dialog.locator(".pin__head").first)
    player.hand.press(dialog.get_by_role("button", name=f"{say('pin.link')}:").first)
    player.press(say("link.tie"), dialog)
    expect(dialog.get_by_text(say("tour.link.done"))).to_be_visible()
    player.press(say("tour.next"), dialog)
    look(page, "tour, help")
    player.press(say("tour.done"), dialog)
    expect(dialog).to_have_count(0)


def start(company: Company) -> None:
    """The facilitator starts; everybody sees the first act."""
    company.lead.do("start")
    for player in company.players:
        expect(player.page.locator(".goal__act")).to_have_text(player.say.told("acts.look.title"), timeout=15_000)
        player.wait_for_line()


def first_act(company: Company) -> None:
    """A vote, what each holds, and the two questions of the act."""
    one, two, look = company.one, company.two, company.look
    for player, suspect in ((one, "Joost Smeets"), (two, BEP)):
        player.vote("votes.hunch", suspect)
    look(one.page, "vote cast")
    two.pin_row("fridge_log", "9")
    two.read_catalogue()
    look(two.page, "table with its catalogue")
    one.open_source("henk_note")
    look(one.page, "document")
    one.pin_row("badge_log", "12")
    look(one.page, "table")
    one.chat("B-40 was in de keuken")
    for puzzle, parts in (("facts", ("bins", "sources")), ("when", ("peak", "real_time", "line"))):
        for player in company.players:
            open_puzzle(player, puzzle)
            look(player.page, f"question {puzzle}, nothing filled in")
        for part in parts:
            answer_part(two, puzzle, part)
            look(two.page, f"question {puzzle}, {part} fits")
        expect(one.region("desk").locator("article.puzzle > .feedback[data-fit=fits]")).to_be_visible()
    for player in company.players:
        expect(player.page.locator(".goal__act")).to_have_text(player.say.told("acts.solve.title"), timeout=15_000)


def second_act(company: Company) -> None:
    """The other questions, and the request for a list of people."""
    one, two, look = company.one, company.two, company.look
    for player, source in ((one, "lift_log"), (two, "bookings")):
        player.open_source(source)
    one.pin_row("lift_log", "5")
    two.pin_passage("face_book", "sources.face_book.vermeer")
    look(two.page, "document with a passage that is pinned")
    for player, puzzle, parts in ((one, "where", ("trip", "loads")), (two, "who", ("cut", "name"))):
        open_puzzle(player, puzzle)
        look(player.page, f"question {puzzle}, nothing filled in")
        for part in parts:
            answer_part(player, puzzle, part)
            look(player.page, f"question {puzzle}, {part} fits")
    expect(one.dilemma("dilemmas.list.title")).to_be_attached(timeout=30_000)
    look(one.page, "dilemma")
    one.propose("dilemmas.list.title", "dilemmas.list.send_answer", "Dat is genoeg")
    two.region("now")
    look(two.page, "dilemma with a proposal")
    two.confirm("dilemmas.list.title")


def look_at_the_board(company: Company) -> None:
    """The board in each of its ways, with a link between two facts."""
    one = company.one
    one.link(one.say.told("clues.lift_trip"), one.say.told("clues.badge_kitchen"))
    for mode in ("suspect", "time", "canvas", "list"):
        one.press(one.say(f"board.mode.{mode}"), one.region("board"))
        company.look(one.page, f"board, {mode}")


def conclude(company: Company) -> None:
    """The letter, with what speaks against it, what it rests on, and two hands."""
    one, two = company.players
    expect(one.page.locator("#now").get_by_role("button", name=one.say("accusation.open"))).to_be_attached(
        timeout=60_000
    )
    one.open_conclusion()
    company.look(one.page, "conclusion, nothing filled in")
    one.weigh(BEP, one.say.told("clues.badge_kitchen"), "accusation.holds")
    one.answer("accusation.who", BEP)
    one.answer("accusation.where", one.say.told("accusation.cellar"))
    for clue in ("clues.badge_kitchen", "clues.lift_trip"):
        one.cite("accusation.who", one.say.told(clue))
    two.open_conclusion()
    company.look(two.page, "conclusion")
    for player in company.players:
        player.sign()
    one.send_conclusion()


def debrief(company: Company) -> str:
    """Every page of the debrief, turned by the facilitator; how it ended."""
    one, look = company.one, company.look
    for player in company.players:
        expect(player.page.locator("#debrief")).to_be_visible(timeout=30_000)
    ending = one.page.locator(".slide__title").inner_text()
    look(company.lead.page, "facilitator, debrief")
    place = one.page.locator(".slide-nav > span").filter(has_text=re.compile(r"\d+\D+\d+")).first
    total = int(re.findall(r"\d+", place.inner_text())[-1])
    for number in range(1, total + 1):
        expect(place).to_contain_text(one.say("debrief.at", page=number, total=total))
        while (folded := one.page.locator("#debrief details:not([open]) > summary")).count():
            one.hand.press(folded.first)
        look(one.page, f"debrief, page {number}")
        if number < total:
            company.lead.turn_page()
    return ending
