"""Accounts in a real browser, without JavaScript: first set-up, an invitation, signing in, a lost password."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers
from tests.browser.served_game import ServedGame
from tests.browser.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser-accounts")]

PASSWORD, OTHER = "een lang wachtwoord", "een ander wachtwoord"
SECTIONS = ("sessions", "people", "organisation", "scenarios", "audit", "organisations", "health")
WIDTHS = (320, 768, 1280)
REFUSED_ON_PURPOSE = 4
"""A short password, two wrong ones, and a link that was used."""


def fill(page: Page, **fields: str) -> None:
    """Fills a form in and sends it by keyboard."""
    for name, value in fields.items():
        page.locator(f"main [name={name}]").fill(value)
    page.locator("main [name=password]").press("Enter")


def look(page: Page, state: str, *, widths: tuple[int, ...] = WIDTHS) -> None:
    """axe finds nothing, and nothing scrolls sideways, at each width."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{state} at {width} px: {over} px too wide"
    require_accessible(page, state)


def link_on(page: Page) -> str:
    """The link that is shown once."""
    return page.locator("#once-link").input_value()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_set_up_invite_sign_in_and_a_lost_password(own_browsers: Browsers, own_game: ServedGame, language: str) -> None:
    say, url = Words(language), own_game.url
    admin, sam = own_browsers.page(language), own_browsers.page(language, java_script_enabled=False)
    set_up(admin, own_game, language)
    accept(sam, invite(admin, url, say), url, say)
    lose_the_password(admin, sam, url, say)
    for path in ("account", "sign-in", "privacy"):
        admin.goto(f"{url}/{path}")
        look(admin, f"{language} {path}")
    refused = [one for one in own_browsers.watch.complaints if "status of 40" in one]
    assert len(refused) == REFUSED_ON_PURPOSE
    own_browsers.watch.complaints[:] = [one for one in own_browsers.watch.complaints if one not in refused]


def set_up(admin: Page, game: ServedGame, language: str) -> None:
    """The first account, by the link on the console; every page of it."""
    admin.goto(game.setup_link)
    look(admin, f"{language} set-up")
    fill(admin, name="Noor", login="noor", password="short")
    expect(admin.get_by_role("alert")).to_be_visible()
    look(admin, f"{language} set-up refused", widths=(320,))
    fill(admin, password=PASSWORD)
    admin.wait_for_url("**/admin/sessions")
    for section in SECTIONS:
        admin.goto(f"{game.url}/admin/{section}")
        look(admin, f"{language} {section}")


def invite(admin: Page, url: str, say: Words) -> str:
    """An invitation as the form offers it: for a facilitator."""
    admin.goto(f"{url}/admin/people")
    admin.get_by_role("button", name=say("admin.people.invite.go")).press("Enter")
    look(admin, f"{say.language} invited")
    return link_on(admin)


def accept(sam: Page, invited: str, url: str, say: Words) -> None:
    """Sam makes an account, signs out, and in again: not with a wrong password."""
    sam.goto(invited)
    fill(sam, name="Sam", login="sam", password=PASSWORD)
    sam.wait_for_url("**/facilitator")
    sam.goto(f"{url}/account")
    sam.get_by_role("button", name=say("account.sign_out")).press("Enter")
    sam.wait_for_url("**/sign-in")
    fill(sam, login="sam", password="not my password")
    expect(sam.get_by_role("alert")).to_be_visible()
    fill(sam, login="sam", password=PASSWORD)
    sam.wait_for_url("**/facilitator")


def lose_the_password(admin: Page, sam: Page, url: str, say: Words) -> None:
    """An admin's link gives another one, once; the old one opens nothing any more."""
    admin.goto(f"{url}/admin/people")
    card = admin.locator("article", has_text="Sam")
    card.locator("summary").press("Enter")
    look(admin, f"{say.language} person")
    card.get_by_role("button", name=say("admin.people.reset")).press("Enter")
    reset = link_on(admin)
    sam.goto(reset)
    fill(sam, password=OTHER)
    sam.wait_for_url("**/facilitator")
    sam.goto(reset)
    expect(sam.get_by_role("heading", level=1)).to_have_text(say("edge.link_used.title"))
    sam.goto(f"{url}/sign-in")
    fill(sam, login="sam", password=PASSWORD)
    expect(sam.get_by_role("alert")).to_be_visible()
    fill(sam, login="sam", password=OTHER)
    sam.wait_for_url("**/facilitator")
