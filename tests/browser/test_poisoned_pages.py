"""Where a team's words, its people's names and a scenario's texts are shown afterwards, they are words: A16.

The screen in the hall, the debrief, the papers, the replay, the wall, what a lead prepares, and administration.
"""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Browsers, _hand_out
from tests.browser.poisoned import LABEL, Poisoned, Wrote, bring_in
from tests.browser.served_game import ServedGame
from tests.browser.test_attacks import arm

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("browser-attacks"),
]

WORDS = """() => { const copy = document.body.cloneNode(true);
  copy.querySelectorAll('script, style, template').forEach((one) => one.remove());
  return copy.textContent + '\\n' + [...copy.querySelectorAll('[aria-label], input, option')]
    .map((one) => `${one.getAttribute('aria-label')} ${one.value}`).join('\\n'); }"""
ALIVE = """() => [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some((at) =>
  /^on/i.test(at.name) || (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(at.name)
  && /javascript:|ran\\(/i.test(at.value)))).map((one) => one.outerHTML.slice(0, 120))"""
PASSWORD = "een lang wachtwoord"
NAME = "<img src onerror=ran()>"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ServedGame, Poisoned]]:
    """A server on which such teams have played."""
    game = ServedGame(tmp_path_factory.mktemp("poisoned"))
    with ThreadPoolExecutor(1) as aside:  # the browser's own loop runs in this thread
        poisoned = aside.submit(asyncio.run, bring_in(game.folder / "data")).result()
    game.start()
    try:
        yield game, poisoned
        assert game.stop() == 0
        assert not game.tracebacks()
    finally:
        game.kill()


@pytest.fixture
def visitors(chromium: Browser, world: tuple[ServedGame, Poisoned]) -> Iterator[Browsers]:
    yield from _hand_out(chromium, world[0])


def see(page: Page, path: str, *texts: str, waits_for: str = "main") -> str:
    """Opens a page: it holds these texts as words, and nothing on it is alive that should not be."""
    page.goto(path)
    expect(page.locator(waits_for).first).to_be_attached()
    for text in texts:
        expect(page.locator("body")).to_contain_text(text)
    return require_dead(page)


def require_dead(page: Page) -> str:
    """The words of a page on which no text became an element that does something."""
    assert page.evaluate(ALIVE) == [], page.url
    words: str = page.evaluate(WORDS)
    return words


def seat_page(visitors: Browsers, team: Wrote) -> Page:
    page = arm(visitors.page("en"))
    page.context.add_cookies([{"name": "thebridge", "value": team.token, "url": visitors.game.url}])
    return page


def flat(texts: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in texts)


def test_the_debrief_the_papers_and_the_replay(visitors: Browsers, world: tuple[ServedGame, Poisoned]) -> None:
    url = visitors.game.url
    for team in world[1].teams:
        page = seat_page(visitors, team)
        names, [action] = flat(team.texts["name"]), team.texts["action"]
        see(page, f"{url}{team.seat}", waits_for=".slide")
        for _ in range(12):
            if not (on := page.locator(".slide-nav button").last).is_enabled():
                break
            on.click()
            require_dead(page)
        see(page, f"{url}{team.seat}/report", names[0], action, team.texts["dissent"][-1], waits_for=".report")
        see(page, f"{url}{team.seat}/own", action, waits_for=".report")
        newest = (*team.texts["line"][-4:], team.texts["dissent"][-1])
        see(page, f"{url}{team.seat}/replay?seq=9999", names[0], *newest, waits_for=".replay__view")
        page.context.close()


def test_the_hall_and_the_lead(visitors: Browsers, world: tuple[ServedGame, Poisoned]) -> None:
    url, poisoned = visitors.game.url, world[1]
    page = arm(visitors.page("en"))
    see(page, f"{url}{poisoned.named_screen}", *poisoned.names)
    see(page, f"{url}{poisoned.screen}", poisoned.revealed)
    page.goto(visitors.game.operator_link)
    session = f"{url}/facilitator/sessions/{poisoned.session}"
    see(page, f"{url}/facilitator", LABEL)
    for path in ("/debrief", "/run-sheet", "/guide", "/guide/full", "/prepare", "/lobby"):
        see(page, session + path)
    see(page, f"{url}/facilitator/sessions/{poisoned.named_session}", *poisoned.names)
    see(page, session, *(team.team for team in poisoned.teams))
    for team in poisoned.teams:
        for path in ("", "/report", "/replay?seq=9999"):
            see(page, f"{session}/rooms/{team.room}{path}", *team.texts["line"][-4:])


def test_administration(visitors: Browsers, world: tuple[ServedGame, Poisoned]) -> None:
    url = visitors.game.url
    page = arm(visitors.page("en"))
    page.goto(visitors.game.setup_link)
    for field, text in {"name": NAME, "login": "noor", "password": PASSWORD}.items():
        page.locator(f"main [name={field}]").fill(text)
    page.locator("main [name=password]").press("Enter")
    page.wait_for_url("**/admin/sessions")
    for section in ("sessions", "organisation", "scenarios", "organisations", "health", "results"):
        see(page, f"{url}/admin/{section}")
    for section in ("people", "audit"):
        see(page, f"{url}/admin/{section}", NAME)
    teams = world[1].teams
    see(page, f"{url}/admin/sessions/{world[1].session}", *(team.team for team in teams))
    for team in teams:
        see(page, f"{url}/admin/results/teams/{team.room}")
