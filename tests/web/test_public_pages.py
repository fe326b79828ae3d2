"""Pages for everybody, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here
from thebridge.web.public_pages import OBSTACLES


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serve_here(tmp_path_factory.mktemp("site")) as site:
        yield site


def test_the_server_says_that_it_lives(site: Site) -> None:
    assert site.client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", ["/", "/privacy", "/accessibility", *(f"/help/{one}" for one in sorted(OBSTACLES))])
def test_a_page_is_whole_in_its_language(site: Site, path: str, language: str) -> None:
    page = site.client.get(path, params={"lang": language})
    assert page.status_code == 200
    assert page.headers["content-language"] == language
    assert f'<html lang="{language}"' in page.text
    assert page.text.count("<h1") == 1
    for family in ("join.", "privacy.", "accessibility.", "edge.", "web."):
        assert f">{family}" not in page.text


def test_how_long_things_are_kept_is_told_before_joining(site: Site) -> None:
    assert "45 dagen" in site.client.get("/privacy?lang=nl").text
    assert "45 days" in site.client.get("/?lang=en").text


def test_an_obstacle_that_we_do_not_know_is_no_page(site: Site) -> None:
    assert site.client.get("/help/<script>").status_code == 404


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


def test_a_server_that_takes_work_says_so_and_one_that_stops_says_that(own_site: Site) -> None:
    answer = own_site.client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "ills": []})
    own_site.call(own_site.server.drain)
    answer = own_site.client.get("/readyz")
    assert (answer.status_code, answer.json()["ills"]) == (503, ["stopping"])


def test_a_full_disk_and_a_silent_database_are_told(own_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thebridge.bootstrap.server.DISK_LEAST_BYTES", 10**18)
    assert own_site.client.get("/readyz").json()["ills"] == ["disk"]

    async def fail(_fn: object) -> None:
        raise OSError

    monkeypatch.setattr(own_site.server._database, "read", fail)
    assert own_site.client.get("/readyz").json()["ills"] == ["database", "disk"]
