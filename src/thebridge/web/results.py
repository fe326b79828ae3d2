"""What came of all the teams of an organisation together, down to one team's moments. It needs no script."""

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from thebridge.accounts.access import can_see_results, require
from thebridge.debrief.paper import Paper, Part, Say, write_paper
from thebridge.debrief.results import LEAST, Facts, Filters, Results, TeamResult, build_results
from thebridge.engine.ids import RoomId
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.texts import Texts
from thebridge.engine.view import texts_for
from thebridge.errors import AppError
from thebridge.web.admin_sections import Insider, find_sections, require_insider
from thebridge.web.dependencies import ActorOf, Web, WebOf
from thebridge.web.errors import status_of
from thebridge.web.proof import ask_proof
from thebridge.web.results_files import FILES, write_rows
from thebridge.web.results_tables import Table, write_tables

router = APIRouter(prefix="/admin")
SECTION: Final = "admin/results"


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters as they stand in the address."""

    scenario: str = ""
    since: str = ""
    until: str = ""

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day; `results_period_unfit` when these are no period."""
        try:
            since, until = (date.fromisoformat(day) if day else None for day in (self.since, self.until))
        except ValueError as error:
            raise AppError("results_period_unfit") from error
        if since and until and until < since:
            raise AppError("results_period_unfit")
        return since, until


AskedOf = Annotated[Asked, Depends(Asked)]


@dataclass(frozen=True, slots=True)
class Told:
    """What a page and its files tell."""

    filters: Filters
    scenarios: dict[str, str]
    results: Results
    tables: tuple[Table, ...]

    @property
    def asked(self) -> tuple[str, str, str]:
        """The filters as text: the scenario, the first and the last day."""
        since, until = self.filters.since, self.filters.until
        return self.filters.scenario, str(since or ""), str(until or "")

    @property
    def query(self) -> str:
        """The filters as they stand in an address."""
        named = zip(("scenario", "since", "until"), self.asked, strict=True)
        return "&".join(f"{name}={value}" for name, value in named if value)


@router.get("/results")
async def show_results(request: Request, actor: ActorOf, web: WebOf, asked: AskedOf) -> Response:
    """The figures, section by section, and the teams behind them."""
    insider = _require_reader(actor)
    language, error, status = web.pages.language(request), None, 200
    try:
        told = await _tell(web, insider, asked, language)
    except AppError as unfit:
        if unfit.code != "results_period_unfit":
            raise
        error, status = unfit, status_of(unfit)
        told = await _tell(web, insider, Asked(asked.scenario), language)
    values: dict[str, Any] = {"told": told, "least": LEAST, "error": error, "kinds": tuple(FILES)}
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
    if (proof := await ask_proof(request, web, f"/admin/results.{kind}?{told.query}")) is not None:
        return proof
    media_type, write = FILES[kind]
    content = await asyncio.to_thread(write, write_rows(told.tables, told.asked))
    await web.server.privacy.audit.note(insider.organisation, insider, "exported", f"results.{kind}")
    headers = {"content-disposition": f'attachment; filename="results.{kind}"'}
    return Response(content, media_type=media_type, headers=headers)


@router.get("/results/teams/{room}")
async def show_team(request: Request, actor: ActorOf, web: WebOf, room: str) -> Response:
    """What one team did, with "a player" for names, to whoever asks."""
    insider = _require_reader(actor)
    facts = next((one for one in await _facts(web, insider) if one.room == room), None)
    if facts is None or not await web.server.results.load((facts,)):
        raise AppError("not_found")
    paper = await _paper(web, facts.room, web.pages.language(request))
    await web.server.privacy.audit.note(insider.organisation, insider, "report_seen", room)
    values: dict[str, Any] = {"paper": paper, "session": facts.session, "scenario": facts.scenario}
    return web.pages.render(
        request, "admin_results_team.html", sections=find_sections(insider), section=SECTION, **values
    )


# --- inside -----------------------------------------------------------------------------------------------------------


def _require_reader(actor: Any) -> Insider:
    insider = require_insider(actor)
    require(can_see_results, insider, insider.organisation)
    return insider


async def _facts(web: Web, insider: Insider) -> list[Facts]:
    """Every room of the organisation whose team may have ended. Rehearsals do not count."""
    sessions = await web.server.sessions.list_sessions(insider.organisation)
    return [
        Facts(room.id, session.id, session.scenario, session.version, room.number)
        for session in sessions
        if not session.settings.is_rehearsal
        for room in session.rooms
        if room.stage in ("debrief", "closed")
    ]


async def _tell(web: Web, insider: Insider, asked: Asked, language: str) -> Told:
    since, until = asked.period
    teams = await web.server.results.load(await _facts(web, insider))
    newest = _newest(teams)
    played = {known: await web.server.get_scenario(team.facts.room) for known, team in newest.items()}
    titles = {known: _texts(scenario, language).get(scenario.title) for known, scenario in played.items()}
    most = max(titles, key=lambda known: sum(team.facts.scenario == known for team in teams), default="")
    chosen = asked.scenario if asked.scenario in titles else most
    filters = Filters(chosen, since, until)
    results = await asyncio.to_thread(build_results, teams, filters)
    if not results.teams:
        return Told(filters, titles, results, ())
    scenario = played[chosen]
    tables = write_tables(results, scenario, _texts(scenario, language), _say(web, language))
    return Told(filters, titles, results, tables)


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
