"""The results page: what it counts, what it hides and says why, who reads it, and what leaves it as a file."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.ended_room import play_to_the_end
from tests.web.matrix_world import World, hold, make_world
from tests.web.served import SCENARIO, Site, serve_here, shown
from thebridge.bootstrap.past import Past, play_past

RESULTS = "/admin/results"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


@pytest.fixture
def world(site: Site) -> World:
    made: World = site.call(make_world, site.server)
    return made


def add_past(site: Site, *days_ago: int, organisation: str = "default", **how: Any) -> None:
    site.call(play_past, site.server, SCENARIO, organisation, Past(days_ago, players=3, **how))


def day(site: Site, days_ago: int) -> str:
    moment = site.server.now() - timedelta(days=days_ago)
    return str(moment.date())


def test_below_five_teams_the_page_says_why_it_is_empty(site: Site, world: World) -> None:
    add_past(site, 9, teams=4)
    add_past(site, 8, teams=2, is_rehearsal=True)
    add_past(site, 7, teams=2, organisation="theirs")
    hold(site, world.cookies["reviewer"])
    page = shown(site.client.get(f"{RESULTS}?lang=en").text)
    assert "at least 5 teams fit your choice" in page
    assert "Left out: 4." in page
    assert "<table" not in page
    assert "/admin/results/teams/" not in page


def test_from_five_teams_every_section_has_figures(site: Site, world: World) -> None:
    add_past(site, 9, 8, 7, teams=2)
    hold(site, world.cookies["admin"])
    page = shown(site.client.get(f"{RESULTS}?lang=en").text)
    assert "Teams: 6. Sessions: 3." in page
    assert "{" not in page, "every name is filled in"
    for words in ("Endings", "Learning goals", "Choices", "Minutes per puzzle", "Hints per puzzle", "Self-scan"):
        assert words in page
    assert "of 6</b>" in page
    assert page.count("How is this counted?") == page.count("<h2") - 1, "every table says how, but the list of teams"
    assert "figures." not in page
    for section in re.findall(r'<h2 id="(\w+)"', page):
        assert f'href="#{section}"' in page, "one click from the top"
    assert "Hidden: fewer than 5 teams" in page, "no team of three shows own answers"
    assert page.count("/admin/results/teams/") == 6


def test_a_period_stands_in_the_address_and_shows_whole_groups_only(site: Site, world: World) -> None:
    add_past(site, 9, 8, 7, 6, 5, teams=3)
    hold(site, world.cookies["admin"])
    page = shown(site.client.get(f"{RESULTS}?since={day(site, 9)}&until={day(site, 7)}&lang=en").text)
    assert "Teams: 6." in page
    assert "Left out: 3." in page
    assert f'value="{day(site, 7)}"' in page
    assert f"until={day(site, 7)}" in page.split("/admin/results.csv", 1)[1][:120], "a file has the page's filters"


def test_a_unit_and_a_goal_stand_in_the_address_too(site: Site, world: World) -> None:
    add_past(site, 9, 8, 7, 6, 5, 4, teams=3, units=("North", "South"))
    hold(site, world.cookies["reviewer"])
    page = shown(site.client.get(f"{RESULTS}?unit=North&goal=facts&lang=en").text)
    assert "Teams: 9. Sessions: 3." in page
    assert "<option selected>North</option>" in page
    assert "unit=North" in page.split("/admin/results.csv", 1)[1][:120]
    assert "Learning goals</h2>" in page
    assert "Endings</h2>" not in page, "an ending is of no single goal"
    assert "Teams: 18." in shown(site.client.get(f"{RESULTS}?lang=en").text)
    lines = site.client.get(f"{RESULTS}.jsonl?unit=North&goal=facts").text.splitlines()
    told = [json.loads(line) for line in lines]
    assert {(one["selection"], one["unit"], one["goal"]) for one in told} == {("a", "North", "facts")}
    assert "endings" not in {one["section"] for one in told}


def test_two_selections_stand_beside_each_other_each_from_five_teams(site: Site, world: World) -> None:
    add_past(site, 9, 8, teams=5, units=("North", "South"))
    add_past(site, 7, teams=2, units=("East",))
    hold(site, world.cookies["admin"])
    sessions = site.call(site.server.sessions.list_sessions, "default")
    large = {one.settings.unit: one.id for one in sessions if len(one.rooms) == 5}
    small = next(one.id for one in sessions if one.settings.unit == "East")
    page = shown(site.client.get(f"{RESULTS}?compare=1&unit=North&session2={large['South']}&lang=en").text)
    assert page.count("Teams: 5. Sessions: 1.") == 2
    assert page.count("%)</b>") > 10
    assert "Selection B" in page
    alone = shown(site.client.get(f"{RESULTS}?compare=1&unit=North&session2={small}&lang=en").text)
    assert "A session of fewer than 5 teams" in alone
    assert alone.count("Teams: 5. Sessions: 1.") == 1
    lines = site.client.get(f"{RESULTS}.jsonl?compare=1&unit=North&session2={large['South']}").text.splitlines()
    assert {json.loads(line)["selection"] for line in lines} == {"a", "b"}


@pytest.mark.parametrize("query", ["since=yesterday", "since=2026-05-02&until=2026-05-01"])
def test_what_is_no_period_is_told_on_the_page(site: Site, world: World, query: str) -> None:
    hold(site, world.cookies["admin"])
    answer = site.client.get(f"{RESULTS}?{query}&lang=en")
    assert answer.status_code == 422
    assert "year-month-day" in answer.text
    assert site.client.get(f"{RESULTS}.csv?{query}").status_code == 422


def test_a_teams_moments_are_told_without_names(site: Site, world: World) -> None:
    ended = play_to_the_end(site)
    room = ended.session.rooms[0].id
    hold(site, world.cookies["facilitator"])
    site.call(site.server.directory.beat)
    page = site.client.get(f"{RESULTS}/teams/{room}?lang=en")
    assert page.status_code == 200
    text = shown(page.text)
    assert "The learning goals" in text
    assert "a player" in text
    assert "Stille Zwaan" not in text
    assert "Self-scan" not in text
    assert site.client.get(f"{RESULTS}/teams/{world.values['room']}").status_code == 404, "that team still plays"
    hold(site, world.cookies["admin elsewhere"])
    assert site.client.get(f"{RESULTS}/teams/{room}").status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonl"])
def test_a_file_is_written_down_and_needs_the_password_again(
    site: Site, world: World, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_past(site, 9, teams=5)
    hold(site, world.cookies["reviewer"])
    answer = site.client.get(f"{RESULTS}.{kind}")
    assert answer.status_code == 200
    assert f'filename="results.{kind}"' in answer.headers["content-disposition"]
    lines = site.call(site.server.privacy.audit.list_lines, "default")
    assert [(one.action, one.subject) for one in lines] == [("exported", f"results.{kind}")]
    much_later = site.server.now() + timedelta(hours=1)
    monkeypatch.setattr(site.server.sign_ins, "_now", lambda: much_later)
    asked = site.client.get(f"{RESULTS}.{kind}?scenario={SCENARIO}", follow_redirects=False)
    assert asked.status_code == 303
    assert asked.headers["location"].startswith("/sign-in/again?go_on=%2Fadmin%2Fresults")


def test_there_is_no_other_kind_of_file(site: Site, world: World) -> None:
    hold(site, world.cookies["admin"])
    assert site.client.get(f"{RESULTS}.pdf").status_code == 404


@pytest.mark.parametrize("actor", ["author", "platform admin"])
def test_who_has_no_part_in_results_finds_no_page(site: Site, world: World, actor: str) -> None:
    hold(site, world.cookies[actor])
    for address in (RESULTS, f"{RESULTS}.csv", f"{RESULTS}/teams/{world.values['room']}"):
        assert site.client.get(address).status_code == 404
