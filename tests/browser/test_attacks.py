"""Whatever people write as name, line, note or answer is shown as it was written, and no script of it runs."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from chaos.browser import Browser, take_seat
from chaos.ledger import Ledger
from chaos.player import LivePlayer
from tests.browser.attacks import ATTACKS
from tests.browser.conftest import Browsers
from thebridge.sessions.nicknames import skeleton

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("browser-attacks"),
]

NAME_LIMIT, SEATS = 24, 6
TELL_RUN = "window.ran = () => console.error('a text ran as a script');"
PER_SECOND = 8
TELLS = ("say", "write_note")
SLOW_MS = 60_000


def aside(doing: "Coroutine[object, object, None]") -> None:
    """Beside the browser, whose loop is its own."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, doing).result()


def arm(page: Page) -> Page:
    """From now on a text that runs is a complaint of the page, and the watch fails the test."""
    page.add_init_script(TELL_RUN)
    page.evaluate(f"() => {{ {TELL_RUN} }}")
    page.set_default_timeout(SLOW_MS)
    return page


async def say_all(url: str, code: str, folder: Path) -> None:
    """Every text as a line and as a note."""
    browser = Browser(url)
    seat = await take_seat(browser, code, "Bob")
    player = LivePlayer(Ledger(folder / "ledger.jsonl"), "", browser, seat)
    await player.connect()
    for attack in ATTACKS:
        await player.say("say", text=attack)
        await player.say("write_note", text=attack, pin=None, note=None)
        await player.settled()
        await asyncio.sleep(len(TELLS) / PER_SECOND)
    await player.drop()


async def join_all(url: str, codes: list[str], names: list[str]) -> None:
    """A room full of names, and another, until each has come."""
    for at, name in enumerate(names):
        browser = Browser(url)
        seat = await take_seat(browser, codes[at // SEATS], name)
        player = LivePlayer(Ledger(Path("/dev/null")), "", browser, seat)
        await player.connect()
        await player.drop()


def test_sixty_texts_as_names_are_names(own_browsers: Browsers) -> None:
    fitting = [one for one in ATTACKS if len(one) <= NAME_LIMIT and " ".join(one.split()) == one]
    names = list({known: one for one in fitting if (known := skeleton(one))}.values())  # the others look alike
    lead = own_browsers.lead()
    codes = lead.create(rooms=len(names) // SEATS + 1)
    arm(lead.page)
    aside(join_all(own_browsers.game.url, codes, names))
    lead.page.reload()
    for name in names:
        expect(lead.page.locator(".room-card", has_text=name).first).to_be_attached()
    one = own_browsers.player("Anna")
    one.join(own_browsers.game.url, codes[-1])
    arm(one.page).reload()
    for name in names[len(names) // SEATS * SEATS :]:
        expect(one.page.get_by_text(name).first).to_be_attached()


def test_sixty_texts_as_lines_and_notes_are_words(own_browsers: Browsers, tmp_path: Path) -> None:
    lead = own_browsers.lead()
    [code] = lead.create()
    one = own_browsers.player("Anna")
    one.join(own_browsers.game.url, code)
    arm(one.page)
    arm(lead.page)
    lead.do("start")
    aside(say_all(own_browsers.game.url, code, tmp_path))
    one.page.reload()
    one.region("chat")
    said = "\n".join(one.page.locator(".chat__line").all_text_contents())
    kept = "\n".join(one.page.locator("#board").all_text_contents())
    assert [one for one in ATTACKS if one not in said] == []
    assert [one for one in ATTACKS if one not in kept] == []
    lead.do("end", is_asked=True)
    lead.page.reload()
    expect(one.page.locator("main")).to_be_attached()
