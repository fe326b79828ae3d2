"""What lies on the desk: only to whoever may open it, and the same answer for what is hidden and what is not there."""

from collections.abc import Iterator
from typing import Any

import pytest
from limits import RateLimitItemPerMinute

from tests.web.served import Site, serve_here
from thebridge.engine.areas.sources.decide import visible_sources
from thebridge.engine.areas.sources.words import ShareView
from thebridge.engine.ids import CommandId
from thebridge.engine.scenario import Dataset, Document
from thebridge.web import throttles


class Desk:
    """A room that plays, with two people in it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        session = site.open_session()
        self.room = site.call(site.server.get_room, session.rooms[0].id)
        self.scenario = site.call(site.server.get_scenario, self.room.id)
        self.seat = site.come_in(session.rooms[0].code, "Zwaan")
        self.mine = dict(site.client.cookies)
        site.client.cookies.clear()
        self.other_seat = site.come_in(session.rooms[0].code, "Otter")
        self.others = dict(site.client.cookies)
        site.sign_in()
        started = site.ask(f"/facilitator/sessions/{session.id}/commands", {"kind": "start_play"})
        assert "seq" in started.json()["rooms"][self.room.id], started.text
        self.be(self.mine)

    def be(self, cookies: dict[str, str]) -> None:
        """Goes on as another browser."""
        self.site.client.cookies.clear()
        self.site.client.cookies.update(cookies)

    def player(self, number: int) -> Any:
        """The players in order of coming."""
        return list(self.room.state.seats.players.values())[number]

    def sources(self, number: int) -> frozenset[str]:
        """What a player may open."""
        return visible_sources(self.scenario, self.room.state.sources, self.player(number).ever_held)

    def first(self, kind: type, known: frozenset[str]) -> Any:
        """A source of a kind, in this set."""
        sources: tuple[Any, ...] = self.scenario.sources
        return next(one for one in sources if one.id in known and isinstance(one, kind))

    def hidden(self, kind: type) -> Any:
        """A source that I may not open and my team mate may."""
        return self.first(kind, self.sources(1) - self.sources(0))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with serve_here(tmp_path_factory.mktemp("desk")) as site:
        yield Desk(site)


@pytest.fixture(autouse=True)
def me(desk: Desk) -> None:
    desk.be(desk.mine)


def test_a_document_comes_as_clean_html_with_its_catalogue_entry(desk: Desk) -> None:
    source = desk.first(Document, desk.sources(0))
    shown = desk.site.client.get(f"{desk.seat}/sources/{source.id}").json()
    assert (shown["id"], shown["kind"], shown["form"]) == (source.id, "document", source.form)
    assert shown["html"] is None or "<p>" in shown["html"]
    assert [one["id"] for one in shown["passages"]] == [one.id for one in source.passages]
    assert {"owner", "clock", "limits", "clock_rule", "personal_data"} <= set(shown["catalogue"])


def test_a_dataset_comes_with_its_columns_and_without_its_rows(desk: Desk) -> None:
    source = desk.first(Dataset, desk.sources(0))
    shown = desk.site.client.get(f"{desk.seat}/sources/{source.id}").json()
    assert [one["id"] for one in shown["columns"]] == [one.id for one in source.columns]
    assert shown["key"] == source.key
    assert "rows" not in shown


def test_hidden_and_unknown_are_the_same_answer(desk: Desk) -> None:
    hidden = next(iter(desk.sources(1) - desk.sources(0)))
    answers = [desk.site.client.get(f"{desk.seat}/sources/{one}") for one in (hidden, "no-such-source")]
    tables = [
        desk.site.ask(f"{desk.seat}/tables/{one}", {"source": one})
        for one in (desk.hidden(Dataset).id, "no-such-source")
    ]
    clocks = [desk.site.ask(f"{desk.seat}/clock", {"source": one, "cell": "x"}) for one in (hidden, "no-such-source")]
    for first, second in (answers, tables, clocks):
        assert (first.status_code, first.text.replace(hidden, "")) == (404, second.text.replace("no-such-source", ""))


def test_a_page_of_a_table_is_asked_for_and_the_first_use_of_a_step_is_play(desk: Desk) -> None:
    source = desk.first(Dataset, desk.sources(0))
    column = source.columns[0].id
    path = f"{desk.seat}/tables/{source.id}"
    plain = desk.site.ask(path, {"source": source.id, "limit": 2})
    assert plain.status_code == 200, plain.text
    assert len(plain.json()["rows"]) == 2
    assert set(plain.json()["rows"][0]) == {"key", "cells"}
    assert plain.json()["total"] == len(desk.scenario.tables[source.id].rows)
    before = desk.room.seq
    for _ in range(2):
        sort = [{"column": column, "descending": True}]
        assert desk.site.ask(path, {"source": source.id, "sort": sort}).status_code == 200
    assert desk.room.seq == before + 1
    assert (source.id, "sort", desk.player(0).id) in desk.room.state.sources.steps


def test_counted_columns_of_ours_have_no_authors_title(desk: Desk) -> None:
    source = desk.first(Dataset, desk.sources(0))
    group = {"by": source.columns[0].id}
    columns = desk.site.ask(f"{desk.seat}/tables/{source.id}", {"source": source.id, "group": group}).json()["columns"]
    assert columns[-1]["id"] == "group.count"
    assert columns[-1]["title"] is None


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "null",
        "{",
        "",
        '{"source":"%s","limit":1e999}',
        '{"source":"%s","limit":%d}',
        '{"source":"%s","offset":-1}',
        '{"source":"%s","filters":[{"column":"x","op":"sql"}]}',
        '{"source":"%s","sort":[{"column":"__class__"}]}',
        '{"source":"%s","more":1}',
        '{"source":"another"}',
        b"\xff\xfe",
        '{"source":"%s","filters":' + "[" * 60_000,
    ],
)
def test_a_question_that_is_none_is_refused_with_a_code(desk: Desk, body: str | bytes) -> None:
    source = desk.first(Dataset, desk.sources(0)).id
    if isinstance(body, str):
        body = body.replace("%s", source).replace("%d", "9" * 5000)
    answer = desk.site.ask(f"{desk.seat}/tables/{source}", body)
    assert answer.status_code in (400, 409, 422)
    assert answer.json()["text"]


def test_what_a_team_mate_shows_can_be_read_page_by_page_and_nothing_beside_it(desk: Desk) -> None:
    source = desk.hidden(Dataset)
    asked = {"source": source.id}
    path = f"{desk.seat}/tables/{source.id}"
    assert desk.site.ask(path, asked).status_code == 404
    command = ShareView(desk.player(1).id, source.id, asked)
    desk.site.call(desk.site.server.submit, desk.room, CommandId("show"), command)
    assert desk.site.ask(path, asked | {"limit": 1}).status_code == 200
    other = asked | {"sort": [{"column": source.columns[0].id}]}
    assert desk.site.ask(path, other).status_code == 404
    assert desk.site.client.get(f"{desk.seat}/sources/{source.id}").status_code == 404


def test_the_clock_tool_reads_a_time_by_the_rule_of_its_source(desk: Desk) -> None:
    timed = [one for one in desk.scenario.sources if one.catalogue.clock_rule != "none" and one.id in desk.sources(0)]
    cell = "2026-06-12 10:00:00"
    for source in timed:
        answer = desk.site.ask(f"{desk.seat}/clock", {"source": source.id, "cell": cell, "season": None})
        said = answer.json()
        assert answer.status_code in (200, 409), answer.text
        if answer.status_code == 200:
            assert said["utc"].endswith("Z")
            assert said["rule"] == source.catalogue.clock_rule
    assert timed


def test_a_time_that_cannot_be_read_is_said_so(desk: Desk) -> None:
    source = desk.first(Dataset, desk.sources(0))
    assert desk.site.ask(f"{desk.seat}/clock", {"source": source.id, "cell": "soon"}).status_code == 409
    assert desk.site.ask(f"{desk.seat}/clock", {"source": source.id}).status_code == 422
    assert (
        desk.site.ask(f"{desk.seat}/clock", {"source": source.id, "cell": "x", "season": "spring"}).status_code == 422
    )


@pytest.mark.parametrize(
    "name", ["../scenario.yaml", "..%2fscenario.yaml", "%2fetc%2fpasswd", "a%00.svg", "scenario.yaml", "C:%5cx", "."]
)
def test_nothing_but_pictures_of_my_documents_is_an_asset(desk: Desk, name: str) -> None:
    assert desk.site.client.get(f"{desk.seat}/assets/{name}").status_code == 404


def test_a_picture_is_there_for_whoever_may_open_its_document(desk: Desk) -> None:
    pictured = next(one for one in desk.scenario.sources if isinstance(one, Document) and one.picture is not None)
    for number, seat, cookies in ((0, desk.seat, desk.mine), (1, desk.other_seat, desk.others)):
        desk.be(cookies)
        answer = desk.site.client.get(f"{seat}/assets/{pictured.picture}")
        is_visible = pictured.id in desk.sources(number)
        assert answer.status_code == (200 if is_visible else 404)
        if is_visible:
            assert answer.headers["content-type"].startswith("image/")
            assert answer.headers["cache-control"] == "no-store"


def test_another_browser_finds_nothing_on_my_desk(desk: Desk) -> None:
    source = desk.first(Dataset, desk.sources(0)).id
    desk.be(desk.others)
    assert desk.site.client.get(f"{desk.seat}/sources/{source}").status_code == 404
    assert desk.site.ask(f"{desk.seat}/tables/{source}", {"source": source}).status_code == 404
    assert desk.site.ask(f"{desk.seat}/clock", {"source": source, "cell": "x"}).status_code == 404
    assert desk.site.ask(f"{desk.seat}/resume", {}).status_code == 404
    assert desk.site.ask(f"{desk.seat}/leave", {}).status_code == 404


def test_a_desk_that_asks_without_end_must_wait_and_is_told_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttles, "QUESTIONS_PER_SEAT", RateLimitItemPerMinute(3, namespace="few"))
    table, paper = desk.first(Dataset, desk.sources(0)), desk.first(Document, desk.sources(0))
    ask = (
        lambda: desk.site.client.get(f"{desk.seat}/sources/{paper.id}", headers={"accept": "application/json"}),
        lambda: desk.site.ask(f"{desk.seat}/tables/{table.id}", {"source": table.id}),
        lambda: desk.site.ask(f"{desk.seat}/clock", {"source": table.id, "cell": "?"}),
    )
    assert 429 not in [one().status_code for one in ask]
    refused = [one() for one in ask]
    assert [one.json()["code"] for one in refused] == ["too_many_questions"] * 3
    assert refused[0].status_code == 429
    assert refused[0].headers["retry-after"] == "60"
    desk.be(desk.others)
    assert desk.site.ask(f"{desk.other_seat}/clock", {"source": table.id, "cell": "?"}).status_code != 429
