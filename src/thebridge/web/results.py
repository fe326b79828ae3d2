"""What came of all the teams of an organisation together, down to one team's moments. It needs no script."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from thebridge.accounts.access import can_see_results, require
from thebridge.bootstrap import list_facts
from thebridge.debrief.paper import Paper, Part, Say, write_paper
from thebridge.debrief.results import LEAST, NO_UNIT, Results, TeamResult
from thebridge.engine.ids import RoomId
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.texts import Texts
from thebridge.engine.view import texts_for
from thebridge.errors import AppError
from thebridge.sessions.model import SessionRecord
from thebridge.web.admin_sections import Insider, find_sections, require_insider
from thebridge.web.dependencies import ActorOf, Web, WebOf
from thebridge.web.errors import status_of
from thebridge.web.proof import ask_proof
from thebridge.web.results_asked import SIDES, TEAMS_SHOWN, Asked, AskedOf, Selection, find_large_sessions
from thebridge.web.results_files import FILES, Cell, write_rows
from thebridge.web.results_tables import Row, Table, write_tables

router = APIRouter(prefix="/admin")
SECTION: Final = "admin/results"


@dataclass(frozen=True, slots=True)
class Side:
    """One selection, and what is told of it. `told` are the filters in words."""

    name: str
    asked: Selection
    told: tuple[str, ...]
    results: Results
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a page and its files tell. `rows` are the tables of all sides, laid beside each other."""

    asked: Asked
    scenarios: dict[str, str]
    goals: dict[str, str]
    units: tuple[str, ...]
    sessions: dict[str, str]
    sides: tuple[Side, ...]

    @property
    def rows(self) -> list[tuple[str, list[tuple[Row, ...]]]]:
        """For each section its rows, each as it is on every side that tells anything."""
        tables = zip(*(side.tables for side in self.sides if side.tables), strict=True)
        return [(of[0].section, list(zip(*(one.rows for one in of), strict=True))) for of in tables]


@router.get("/results")
async def show_results(request: Request, actor: ActorOf, web: WebOf, asked: AskedOf) -> Response:
    """The figures, section by section, of one selection or of two beside each other, and the teams behind them."""
    insider = _require_reader(actor)
    language, error, status = web.pages.language(request), None, 200
    try:
        told = await _tell(web, insider, asked, language)
    except AppError as unfit:
        if unfit.code != "results_period_unfit":
            raise
        error, status = unfit, status_of(unfit)
        told = await _tell(web, insider, asked.without_periods(), language)
    values: dict[str, Any] = {"told": told, "least": LEAST, "error": error, "kinds": tuple(FILES), "no_unit": NO_UNIT}
    values["shown"] = TEAMS_SHOWN
    return web.pages.render(
        request, "admin_results.html", status=status, sections=find_sections(insider), section=SECTION, **values
    )


@router.get("/results.{kind}")
async def export_results(request: Request, actor: ActorOf, web: WebOf, kind: str, asked: AskedOf) -> Response:
    """The same figures as a file, after a password; it is written down."""
    insider = _require_reader(actor)
    if kind not in FILES:
        raise AppError("not_found")
    told = await _tell(web, insider, asked, web.pages.language(request))
    if (proof := await ask_proof(request, web, f"/admin/results.{kind}?{told.asked.query}")) is not None:
        return proof
    media_type, write = FILES[kind]
    content = await asyncio.to_thread(write, [row for side in told.sides for row in _rows(told, side)])
    await web.server.privacy.audit.note(insider.organisation, insider, "exported", f"results.{kind}")
    headers = {"content-disposition": f'attachment; filename="results.{kind}"'}
    return Response(content, media_type=media_type, headers=headers)


@router.get("/results/teams/{room}")
async def show_team(request: Request, actor: ActorOf, web: WebOf, room: str, asked: AskedOf) -> Response:
    """What one team did, with "a player" for names, to whoever asks."""
    insider = _require_reader(actor)
    facts = next((one for one in list_facts(await _sessions(web, insider)) if one.room == room), None)
    if facts is None or not await web.server.results.load((facts,)):
        raise AppError("not_found")
    paper = await _paper(web, facts.room, web.pages.language(request))
    await web.server.privacy.audit.note(insider.organisation, insider, "report_seen", room)
    values: dict[str, Any] = {"paper": paper, "session": facts.session, "query": asked.query}
    return web.pages.render(
        request, "admin_results_team.html", sections=find_sections(insider), section=SECTION, **values
    )


# --- inside -----------------------------------------------------------------------------------------------------------


def _require_reader(actor: Any) -> Insider:
    insider = require_insider(actor)
    require(can_see_results, insider, insider.organisation)
    return insider


async def _sessions(web: Web, insider: Insider) -> tuple[SessionRecord, ...]:
    return await web.server.sessions.list_sessions(insider.organisation)


async def _tell(web: Web, insider: Insider, asked: Asked, language: str) -> Told:
    records = await _sessions(web, insider)
    facts = list_facts(records)
    teams = await web.server.results.load(facts)
    newest = _newest(teams)
    played = {known: await web.server.get_scenario(team.facts.room) for known, team in newest.items()}
    titles = {known: _texts(scenario, language).get(scenario.title) for known, scenario in played.items()}
    most = max(titles, key=lambda known: sum(team.facts.scenario == known for team in teams), default="")
    chosen = asked.scenario if asked.scenario in titles else most
    filters = [one.filters(chosen) for one in asked.selections]
    large = find_large_sessions(teams, chosen)
    labels = {str(one.id): one.settings.label for one in records}
    sessions = {one: f"{day} {labels[one]}".strip() for one, day in large.items()}
    units = tuple(sorted({one.unit for one in facts if one.unit}))
    if not titles:
        empty = Side("a", asked.selections[0], (), Results((), 0, ()), ())
        return Told(asked, titles, {}, units, sessions, (empty,))
    scenario, say = played[chosen], _say(web, language)
    texts = _texts(scenario, language)
    goals = {str(one.id): texts.get(one.title) for one in scenario.goals}
    asked = replace(asked, scenario=chosen, goal=asked.goal if asked.goal in goals else "")
    sides = []
    for name, one, selection in zip(SIDES, filters, asked.selections, strict=False):
        results = await web.server.results.build(teams, one)
        tables = write_tables(results, scenario, texts, say, asked.goal) if results.teams else ()
        sides.append(Side(name, selection, tuple(_describe(selection, sessions, say)), results, tables))
    return Told(asked, titles, goals, units, sessions, tuple(sides))


def _describe(one: Selection, sessions: dict[str, str], say: Say) -> Iterable[str]:
    """The filters of a selection in words."""
    if one.unit:
        yield say("compare.without_unit") if one.unit == NO_UNIT else one.unit
    if one.session:
        yield sessions.get(one.session, say("compare.session_too_small", least=LEAST))
    if one.since:
        yield say("compare.since", day=one.since)
    if one.until:
        yield say("compare.until", day=one.until)


def _rows(told: Told, side: Side) -> list[tuple[Cell, ...]]:
    chosen = side.asked
    asked = (told.asked.scenario, chosen.since, chosen.until, chosen.unit, chosen.session, told.asked.goal)
    return write_rows(side.tables, (side.name, *asked))


def _newest(teams: tuple[TeamResult, ...]) -> dict[str, TeamResult]:
    """For each scenario the team that ended last: the words of the version that it played are used."""
    return {str(team.facts.scenario): team for team in sorted(teams, key=lambda one: one.ended_at)}


def _texts(scenario: Scenario, language: str) -> Texts:
    """The author's words, without any session's own names."""
    return texts_for(scenario, RoomState(), language)


async def _paper(web: Web, room: RoomId, language: str) -> Paper:
    """The parts of a team's report that tell of open play."""
    scenario, say = await web.server.get_scenario(room), _say(web, language)
    replay = await web.server.debrief.get_ended(room, scenario)
    report = await web.server.debrief.get_report(replay, "beyond", say("paper.a_player"))
    paper = write_paper(report, scenario, texts_for(scenario, replay.last, language), language, say)
    told = {say(f"paper.part.{name}") for name in ("ending", "people", "goals", "choices", "puzzles")}
    parts: tuple[Part, ...] = tuple(part for part in paper.parts if part.level == 3 or part.title in told)
    return Paper(paper.title, paper.kicker, paper.lead, paper.language, paper.made_of, parts)


def _say(web: Web, language: str) -> Say:
    def say(key: str, **values: object) -> str:
        return web.pages.translations.t(language, key, **values)

    return say
