"""An admin's quarter over two hundred sessions of bots: narrowed down, compared, followed to a team, exported.

By keyboard, in both languages, from 320 px on; axe finds nothing.
"""

import asyncio
import csv
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bench.quarter import Quarter, seed_quarter
from tests.browser.axe import require_accessible
from tests.browser.conftest import Browsers, _hand_out
from tests.browser.served_game import ServedGame
from tests.browser.words import Words
from tests.web.matrix_world import make_person
from tests.web.served import new_server
from thebridge.accounts.model import DEFAULT_ORGANISATION

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("browser-quarter"),
]

SESSIONS = 200
UNITS = ("Noord", "Haven & Water", "Zuid", "")
Seeded = tuple[ServedGame, str]


async def seed(folder: Path) -> str:
    """The sessions, one of them large, and an admin; the cookie of the admin."""
    server = new_server(folder)
    async with server.running():
        await seed_quarter(server, Quarter(sessions=SESSIONS - 1, rooms=1, units=UNITS, played=6))
        await seed_quarter(server, Quarter(sessions=1, rooms=6, units=("Noord",), played=2, days=1))
        person = await make_person(server, DEFAULT_ORGANISATION, "admin")
        return await server.sign_ins.let_in(person)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeded]:
    game = ServedGame(tmp_path_factory.mktemp("quarter"))
    with ThreadPoolExecutor(1) as aside:
        cookie = aside.submit(asyncio.run, seed(game.folder / "data")).result()
    game.start()
    try:
        yield game, cookie
        assert game.stop() == 0
        assert not game.tracebacks()
    finally:
        game.kill()


@pytest.fixture
def quarter(chromium: Browser, seeded: Seeded) -> Iterator[Browsers]:
    yield from _hand_out(chromium, seeded[0])


def admin_page(browsers: Browsers, cookie: str, language: str, width: int) -> Page:
    page = browsers.page(language, width)
    url = browsers.game.url
    page.context.add_cookies(
        [
            {"name": "thebridge-account", "value": cookie, "url": url},
            {"name": "thebridge_language", "value": language, "url": url},
        ]
    )
    return page


def look(page: Page, state: str) -> None:
    """axe finds nothing, and nothing scrolls sideways."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over <= 0, f"{state}: {over} px too wide"
    require_accessible(page, state)


def choose(page: Page, name: str, typed: str) -> None:
    """Chooses in a list by typing what it is called."""
    field = page.locator(f"select[name={name}]")
    field.focus()
    page.keyboard.type(typed)
    expect(field.locator("option:checked")).to_contain_text(typed)


def press(page: Page, button: Locator) -> None:
    """Comes to a button by keyboard, and presses it."""
    button.focus()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")


@pytest.mark.parametrize(("language", "width"), [("nl", 1280), ("en", 320)])
def test_a_quarter_is_narrowed_down_compared_and_followed_to_a_team(
    quarter: Browsers, seeded: Seeded, language: str, width: int
) -> None:
    say, page = Words(language), admin_page(quarter, seeded[1], language, width)
    page.goto(f"{quarter.game.url}/admin/sessions")
    expect(page.locator("tbody tr")).to_have_count(SESSIONS)
    look(page, f"{language} sessions")
    page.goto(f"{quarter.game.url}/admin/results")
    expect(page.get_by_role("status")).to_contain_text(say("results.counted", teams=SESSIONS + 5, sessions=SESSIONS))
    look(page, f"{language} results")
    choose(page, "unit", "Haven")
    press(page, page.get_by_role("button", name=say("results.show"), exact=True))
    page.wait_for_url("**unit=Haven+%26+Water**")
    expect(page.get_by_role("status")).to_contain_text(say("results.counted", teams=50, sessions=50))
    press(page, page.get_by_role("button", name=say("compare.go")))
    choose(page, "unit2", "Noord")
    press(page, page.get_by_role("button", name=say("results.show"), exact=True))
    expect(page.get_by_role("status")).to_have_count(2)
    expect(page.locator("table.results--two").first).to_contain_text("%")
    look(page, f"{language} compared")
    choose(page, "goal", page.locator("select[name=goal] option").nth(1).inner_text())
    press(page, page.get_by_role("button", name=say("results.show"), exact=True))
    expect(page.locator("#endings")).to_have_count(0)
    expect(page.locator("#before_after, #goals").first).to_be_visible()
    team = page.locator("#teams-a ~ .scroll-x tbody a").first
    press(page, team)
    page.wait_for_url("**/admin/results/teams/**")
    expect(page.locator(".moment").first).to_be_visible()
    look(page, f"{language} a team")
    press(page, page.get_by_role("link", name=say("results.back")))
    expect(page.locator("select[name=unit]")).to_have_value("Haven & Water")


def test_files_hold_what_the_page_shows_and_no_formula(quarter: Browsers, seeded: Seeded) -> None:
    say, page = Words("nl"), admin_page(quarter, seeded[1], "nl", 1280)
    page.goto(f"{quarter.game.url}/admin/results?unit=Noord")
    expect(page.get_by_role("status")).to_contain_text(say("results.counted", teams=56, sessions=51))
    files = {}
    for kind in ("csv", "xlsx", "jsonl"):
        with page.expect_download() as coming:
            press(page, page.get_by_role("link", name=say(f"results.file.{kind}"), exact=True))
        files[kind] = Path(coming.value.path()).read_bytes()
    rows = list(csv.DictReader(StringIO(files["csv"].decode("utf-8-sig"))))
    lines = [json.loads(line) for line in files["jsonl"].decode().splitlines()]
    assert len(rows) == len(lines) > 30
    assert {row["unit"] for row in rows} == {"Noord"}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert {line["section"] for line in lines} >= {"endings", "goals", "before_after", "scan"}
    assert any(line["section"] == "before_after" and line["status"] == "shown" for line in lines)
    assert files["xlsx"].startswith(b"PK")
