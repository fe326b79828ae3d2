"""What lies on a player's desk, over HTTP: documents, tables, the clock tool and pictures.

Each is there for whoever may open it; a source that is hidden and one that does not exist are the same answer.
"""

from typing import Any, Final

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from thebridge.engine.areas.sources.words import UseStep
from thebridge.engine.ids import Cell, CommandId, SourceId, StepName, TextKey
from thebridge.engine.queries import Query, evaluate, from_plain, is_page_of, sources_of, to_local, to_utc
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Catalogue, Column, Dataset, Document, Source
from thebridge.engine.texts import Texts
from thebridge.engine.view import Look, look_at
from thebridge.engine.viewer import Viewer
from thebridge.errors import AppError
from thebridge.web.dependencies import ReadingOf, Sitting, SittingOf, Web, WebOf
from thebridge.web.documents import render_markdown
from thebridge.web.messages import decode_object

router = APIRouter(prefix="/s/{seat}")
PICTURES: Final = frozenset({"image/svg+xml", "image/png", "image/jpeg", "image/webp"})


class ClockQuestion(BaseModel):
    """A cell of a source, to be read in UTC."""

    model_config = ConfigDict(extra="forbid")

    source: str = Field(max_length=80)
    cell: str = Field(max_length=80)
    season: str | None = Field(default=None, pattern="^(summer|winter)$")


@router.get("/sources/{source}")
async def show_source(source: str, sitting: ReadingOf) -> Response:
    """A document or a dataset's description, as its reader sees it."""
    found, texts = _visible(sitting, source)
    shown = {"id": found.id, "title": texts.get(found.title), "kind": found.kind, "form": None}
    entry = _catalogue(found.catalogue, texts)
    own = _document(found, texts, sitting) if isinstance(found, Document) else _dataset(found, texts)
    return JSONResponse({**shown, "catalogue": entry, **own})


@router.post("/tables/{source}")
async def ask_table(source: str, request: Request, sitting: ReadingOf, web: WebOf) -> Response:
    """One page of the answer to a question; the first use of a kind of step is play, so the room hears of it."""
    query = from_plain(decode_object((await request.body()).decode("utf-8", "surrogateescape")))
    if query.source != source:
        raise Refused("query_unfit", field="source")
    look = _look(sitting)
    is_own = all(one in look.sources for one in sources_of(query))
    if not is_own and not _is_shown(sitting, query):
        raise AppError("source_unknown")
    result = evaluate(sitting.scenario, query)
    if is_own:
        await _note_steps(web, sitting, query)
    columns = [
        {
            "id": one.id,
            "title": None if one.title is None else look.texts.get(one.title),
            "kind": one.kind,
            "labels": _labels(_authored(sitting, query.source, one.id), look.texts),
        }
        for one in result.columns
    ]
    rows = [{"key": row.key, "cells": row.cells} for row in result.rows]
    page = {"total": result.total, "unclear": result.unclear, "offset": query.offset, "limit": query.limit}
    return JSONResponse({"columns": columns, "rows": rows, **page})


@router.post("/clock")
async def read_clock(question: ClockQuestion, sitting: ReadingOf, web: WebOf) -> Response:
    """The clock tool: what a time of this source is in UTC and in local time, by the rule of its catalogue entry."""
    found, _ = _visible(sitting, question.source)
    utc = to_utc(found.catalogue, Cell(question.cell), question.season)  # type: ignore[arg-type]
    await _note_step(web, sitting, found.id, StepName("clock"))
    return JSONResponse({"utc": utc, "local": to_local(utc), "rule": found.catalogue.clock_rule})


@router.get("/assets/{name}")
async def show_asset(name: str, sitting: SittingOf, web: WebOf) -> Response:
    """A picture of a document that this player may open."""
    look = _look(sitting)
    pictures = {one.picture for one in sitting.scenario.sources if isinstance(one, Document) and one.id in look.sources}
    if name not in pictures:
        raise AppError("asset_unknown")
    found = await web.server.find_asset(sitting.seat.room, name)
    if found is None or found[1] not in PICTURES:
        raise AppError("asset_unknown")
    return Response(found[0], media_type=found[1])


def _look(sitting: Sitting) -> Look:
    viewer = Viewer("player", _language(sitting), sitting.seat.player)
    return look_at(sitting.scenario, sitting.room.state, viewer)


def _language(sitting: Sitting) -> str:
    player = sitting.room.state.seats.players.get(sitting.seat.player)
    return sitting.seat.language if player is None else player.language


def _visible(sitting: Sitting, source: str) -> tuple[Source, Texts]:
    look = _look(sitting)
    if source in look.sources:
        for one in sitting.scenario.sources:
            if one.id == source:
                return one, look.texts
    raise AppError("source_unknown")


def _is_shown(sitting: Sitting, query: Query) -> bool:
    """Whether a team mate shows exactly this to the team now."""
    views = sitting.room.state.sources.views.values()
    return any(is_page_of(view.query, query) for view in views)


async def _note_steps(web: Web, sitting: Sitting, query: Query) -> None:
    used = [
        *(["filter"] if query.filters else []),
        *(["sort"] if query.sort else []),
        *(["group"] if query.group is not None else []),
    ]
    if query.lookup is not None:
        used.append("nearest" if query.lookup.mode == "nearest" else "lookup")
    for step in used:
        await _note_step(web, sitting, query.source, StepName(step))


async def _note_step(web: Web, sitting: Sitting, source: SourceId, step: StepName) -> None:
    player = sitting.seat.player
    if (source, step, player) in sitting.room.state.sources.steps:
        return
    try:
        await web.server.submit(
            sitting.room, CommandId(f"step:{player}:{source}:{step}"), UseStep(player, source, step)
        )
    except Refused:
        # Play stands still or is over: looking is allowed, and is no evidence then.
        return


# --- as the page gets it --------------------------------------------------------------------------------------------


def _html(texts: Texts, key: TextKey | None) -> str | None:
    return None if key is None else render_markdown(texts.get(key))


def _document(found: Document, texts: Texts, sitting: Sitting) -> dict[str, Any]:
    picture = None
    if found.picture is not None:
        picture = {"url": f"/s/{sitting.seat.id}/assets/{found.picture}", "alt": texts.get(found.alt)}
    return {
        "form": found.form,
        "html": _html(texts, found.body),
        "passages": [{"id": one.id, "html": _html(texts, one.text)} for one in found.passages],
        "picture": picture,
        "transcript_html": _html(texts, found.transcript),
    }


def _dataset(found: Dataset, texts: Texts) -> dict[str, Any]:
    has_chart = found.chart != "none" and found.chart_x is not None and found.chart_y is not None
    return {
        "columns": [_column(one, texts) for one in found.columns],
        "key": found.key,
        "chart": {"kind": found.chart, "x": found.chart_x, "y": found.chart_y} if has_chart else None,
    }


def _column(column: Column, texts: Texts) -> dict[str, Any]:
    unit = None if column.unit is None else texts.get(column.unit)
    title, said = texts.get(column.title), texts.get(column.help)
    labels = _labels(column, texts)
    return {"id": column.id, "title": title, "help": said, "kind": column.kind, "unit": unit, "labels": labels}


def _labels(column: Column | None, texts: Texts) -> dict[str, str]:
    """What each coded cell is called in the reader's language."""
    return {} if column is None else {code: texts.get(key) for code, key in column.labels.items()}


def _authored(sitting: Sitting, source: SourceId, column: str) -> Column | None:
    """The author's column of an answer, also of one that was looked up (`<source>.<column>`)."""
    owner, dot, name = column.rpartition(".")
    known = owner if dot else source
    found = next((one for one in sitting.scenario.sources if one.id == known), None)
    columns = found.columns if isinstance(found, Dataset) else ()
    return next((one for one in columns if one.id == name), None)


def _catalogue(entry: Catalogue, texts: Texts) -> dict[str, Any]:
    said = ("owner", "purpose", "period", "clock", "refresh", "limits")
    plain = ("personal_data", "version", "clock_rule", "fixed_offset_minutes", "drift_seconds")
    return {name: texts.get(getattr(entry, name)) for name in said} | {name: getattr(entry, name) for name in plain}
