"""A debrief over one room: its pages, a moment that opens its spot in the replay, the agreement, the report.

Two languages, 320 to 1280 px, by keyboard where a hand scrubs; axe finds nothing.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import require_accessible
from tests.browser.bot_team import BotTeam, Played, served_to_bots
from tests.browser.conftest import Browsers, _hand_out
from tests.browser.words import Words

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser-debrief")]

SIZES = {"nl": (1280, 720), "en": (320, 640)}
PART = {"nl": r"Deel (\d+) van (\d+)", "en": r"Part (\d+) of (\d+)"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """A server whose only room was played by a hasty team."""
    with served_to_bots(tmp_path_factory.mktemp("debrief"), "hasty") as both:
        yield both


@pytest.fixture
def at_debrief(chromium: Browser, told: Played) -> Iterator[Browsers]:
    yield from _hand_out(chromium, told[0])


def player_page(browsers: Browsers, team: BotTeam, language: str) -> Page:
    page = browsers.page(language, *SIZES[language])
    team.give_seat(page.context, browsers.game.url)
    page.context.add_cookies([{"name": "thebridge_language", "value": language, "url": browsers.game.url}])
    return page


def visible_words(page: Page) -> int:
    """The words under the headings of a goal's page, as eyes read them."""
    told = page.locator(".slide__thirds :is(.moment__text, .moment__whole, p)").all_inner_texts()
    return sum(len(text.split()) for text in told)


def fits_the_width(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def pages_of(page: Page, say: Words) -> Iterator[tuple[int, int]]:
    """Leafs through the whole debrief: each page, and each of its parts, as (page, part)."""
    place = page.locator(".slide-nav")
    expect(place).to_be_visible()
    on = page.get_by_role("button", name=say("pages.on"), exact=True)
    number, part = 1, 1
    while True:
        expect(place).to_contain_text(say("debrief.at", page=number, total=8))
        found = re.search(PART[say.language], place.inner_text())
        parts = int(found[2]) if found else 1
        assert part == (int(found[1]) if found else 1)
        yield number, part
        number, part = (number, part + 1) if part < parts else (number + 1, 1)
        if number > 8:
            return
        on.click()
        if part > 1:
            expect(place).to_contain_text(say("debrief_parts.at", part=part, total=parts))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_of_the_debrief(at_debrief: Browsers, told: Played, language: str) -> None:
    team, say = told[1][language], Words(language)
    page = player_page(at_debrief, team, language)
    page.goto(at_debrief.game.url + team.seat)
    goals = 0
    for number, part in pages_of(page, say):
        require_accessible(page, f"debrief, page {number}, part {part}")
        assert fits_the_width(page), number
        if page.locator(".moment__text").count() and page.locator(".slide__thirds").count():
            goals += 1
            assert visible_words(page) <= 60
            assert page.locator(".moment__text").count() <= 3
    assert goals == 3


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scenario", ["the-bridge", "warm-up"])
def test_every_page_of_the_debrief_is_one_screen(
    chromium: Browser, tmp_path: Path, scenario: str, language: str
) -> None:
    say = Words(language)
    with served_to_bots(tmp_path, "careful", scenario=scenario) as (game, teams):
        browsers = _hand_out(chromium, game)
        page = player_page(next(browsers), teams[language], language)
        page.goto(game.url + teams[language].seat)
        seen = []
        for place in pages_of(page, say):
            page.set_viewport_size({"width": 1280, "height": 720})
            high = page.evaluate("document.documentElement.scrollHeight")
            assert high <= 720, f"{scenario}, {language}, page and part {place}: {high} px high"
            nav, slide = (page.locator(one).bounding_box() for one in (".slide-nav", ".slide"))
            assert nav
            assert slide
            assert slide["y"] + slide["height"] <= nav["y"], f"{place}: the buttons lie over it"
            page.set_viewport_size({"width": 360, "height": 740})
            assert fits_the_width(page), place
            seen.append(place)
        assert [number for number, part in seen if part == 1] == list(range(1, 9))
        assert len(seen) > 9, "the night has parts"
        back = page.get_by_role("button", name=say("pages.back"), exact=True)
        for _ in seen[1:]:
            back.click()
        expect(page.locator(".slide-nav")).to_contain_text(say("debrief.first"))
        browsers.close()  # type: ignore[attr-defined]


def test_a_moment_opens_its_spot_and_the_hand_scrubs_by_keyboard(at_debrief: Browsers, told: Played) -> None:
    team, say = told[1]["nl"], Words("nl")
    page = player_page(at_debrief, team, "nl")
    page.goto(at_debrief.game.url + team.seat)
    expect(page.locator(".slide")).to_be_visible()
    while not page.locator(".moment__text").count():
        page.get_by_role("button", name=say("pages.on"), exact=True).click()
    moment = page.locator(".moment__text").first
    words, seq = moment.inner_text(), int(re.findall(r"seq=(\d+)", moment.get_attribute("href") or "")[0])
    moment.focus()
    page.keyboard.press("Enter")
    slider = page.get_by_role("slider", name=say("replay.slider"))
    expect(slider).to_have_value(str(seq))
    expect(page.locator("[aria-current=step]").filter(has_text=words)).to_be_visible()
    require_accessible(page, "replay")
    slider.focus()
    for key, place in (("ArrowRight", seq + 1), ("PageDown", seq - 9), ("End", team.entries), ("Home", 1)):
        page.keyboard.press(key)
        expect(slider).to_have_value(str(place))
        assert slider.get_attribute("aria-valuetext") == page.locator(".replay__at").inner_text()
    expect(page.locator(".replay__view")).not_to_contain_text(say("replay.conclusion"))
    page.keyboard.press("End")
    expect(page.locator(".replay__view")).to_contain_text(say("replay.conclusion"))
    assert page.url.endswith(f"seq={team.entries}")
    page.go_back()
    expect(page.locator(".moment__text").first).to_have_text(words)


SAID = 60


def talk_more(route: Route) -> None:
    """Lets the team have said more than fits in sight: bots say little."""
    if "json" not in route.request.headers.get("accept", ""):
        route.continue_()
        return
    answer = route.fetch()
    line = {"player": None, "name": "Kraan", "text": "Kijk eens naar de klok.", "is_story": False}
    chat = {f"line-{seq}": {**line, "seq": seq} for seq in range(SAID)}
    route.fulfill(response=answer, json={**answer.json(), "chat": chat})


def test_the_replay_has_the_whole_chat_with_its_last_line_in_sight(at_debrief: Browsers, told: Played) -> None:
    team, say = told[1]["nl"], Words("nl")
    page = player_page(at_debrief, team, "nl")
    page.route("**/replay?*", talk_more)
    page.goto(f"{at_debrief.game.url}{team.seat}/replay?seq={team.entries}")
    page.get_by_role("slider", name=say("replay.slider")).press("ArrowLeft")
    summary = page.locator("summary").filter(has_text=say("replay.chat"))
    expect(summary).to_contain_text(str(SAID))
    summary.click()
    lines = page.locator(".replay__chat li")
    expect(lines).to_have_count(SAID)
    chat = page.get_by_role("region", name=say("replay.chat"), exact=True)
    expect(lines.last).to_be_visible()
    assert chat.evaluate("it => it.scrollTop + it.clientHeight >= it.scrollHeight - 2")
    require_accessible(page, "the chat of a replay")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_room_plays_again_and_a_role_sees_less(at_debrief: Browsers, told: Played, language: str) -> None:
    team, say = told[1][language], Words(language, "the-bridge")
    page = player_page(at_debrief, team, language)
    page.goto(f"{at_debrief.game.url}{team.seat}/replay?seq=1")
    slider = page.get_by_role("slider", name=say("replay.slider"))
    page.get_by_role("button", name="240×").click()
    page.get_by_role("button", name=say("replay.play"), exact=True).click()
    expect(page.locator(".replay__list").first).to_be_visible()
    page.get_by_role("button", name=say("replay.pause"), exact=True).click()
    assert int(slider.input_value()) > 1
    page.get_by_label(say("replay.eyes")).select_option("harbour")
    expect(page.locator("summary").filter(has_text=say("replay.sources"))).to_be_visible()
    assert "role=harbour" in page.url
    require_accessible(page, "replay as a role")
    assert fits_the_width(page)


def test_the_team_agrees_an_action_and_takes_its_report_along(at_debrief: Browsers, told: Played) -> None:
    team, say = told[1]["en"], Words("en")
    page = player_page(at_debrief, team, "en")
    page.goto(at_debrief.game.url + team.seat)
    expect(page.locator(".slide")).to_be_visible()
    while not page.get_by_label(say("debrief.action.what")).count():
        page.get_by_role("button", name=say("pages.on"), exact=True).click()
    page.get_by_label(say("debrief.action.what")).fill("Write down which clock our log uses.")
    page.get_by_role("button", name=say("debrief.action.agree"), exact=True).click()
    expect(page.locator(".agreement .moment")).to_contain_text("Stille Zwaan")
    require_accessible(page, "an action is agreed")
    page.get_by_role("button", name=say("pages.on"), exact=True).click()
    for name, words in (("own", "Write down which clock our log uses."), ("report", "Stille Zwaan")):
        page.get_by_role("link", name=say(f"debrief.take.{name}"), exact=True).click()
        expect(page.locator(".report")).to_contain_text(words)
        require_accessible(page, name)
        assert fits_the_width(page), name
        page.get_by_role("link", name=say("paper.back"), exact=True).click()
    page.goto(f"{at_debrief.game.url}{team.seat}/report")
    page.get_by_role("button", name=say("paper.share.make")).click()
    link = page.locator("#share .notice a").inner_text()
    require_accessible(page, "report with a link")
    stranger = at_debrief.page("nl", 320)
    stranger.goto(link)
    expect(stranger.locator(".report")).to_contain_text("een speler")
    expect(stranger.locator(".report")).not_to_contain_text("Stille Zwaan")
    require_accessible(stranger, "shared report")
    assert fits_the_width(stranger)


def test_a_lead_opens_the_replay_of_a_room(at_debrief: Browsers, told: Played) -> None:
    page = at_debrief.page("en", 768)
    page.goto(at_debrief.game.operator_link)
    page.goto(f"{at_debrief.game.url}{told[1]['en'].staff}/replay?seq=40")
    expect(page.get_by_role("slider")).to_have_value("40")
    require_accessible(page, "replay for a lead")
