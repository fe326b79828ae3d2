"""`thebridge session`: sessions as the database keeps them. It only reads, and runs beside a server."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any, Final

import click
import msgspec

from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.bootstrap import Archive, open_archive
from thebridge.engine.areas.votes.words import QuestionAnswered, VoteCast
from thebridge.engine.ids import SessionId
from thebridge.journal.codec import kind_of
from thebridge.sessions.model import format_code
from thebridge.settings import read_settings

EXIT_DIFFERENT: Final = 1
OWN_ANSWERS: Final = (VoteCast, QuestionAnswered)
"""What a person answered for themselves leaves the server as a count only."""


@click.group()
def session() -> None:
    """List, export and replay sessions."""


def _data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--data", type=click.Path(file_okay=False), help="The folder that holds the database.")(command)


def _run(data: str | None, job: Callable[[Archive], Awaitable[Any]]) -> Any:
    settings = read_settings(**({} if data is None else {"data_dir": data}))

    async def work() -> Any:
        async with open_archive(settings) as archive:
            return await job(archive)

    return asyncio.run(work())


@session.command("list")
@_data_option
def list_sessions(data: str | None) -> None:
    """List the sessions with their rooms and codes."""
    for record in _run(data, lambda archive: archive.sessions.list_sessions(DEFAULT_ORGANISATION)):
        click.echo(f"{record.id}  {record.created_at:%Y-%m-%d %H:%M}Z  {record.scenario} {record.version}")
        for room in record.rooms:
            click.echo(f"  {format_code(room.code)}  {room.stage:<8}  {room.team}")


@session.command()
@click.argument("session_id")
@_data_option
def export(session_id: str, data: str | None) -> None:
    """Print every entry of every room of the session as JSON lines. What people answered for themselves is left out."""
    for line in _run(data, lambda archive: _entries(archive, SessionId(session_id))):
        click.echo(line)


async def _entries(archive: Archive, session_id: SessionId) -> list[str]:
    record = await archive.sessions.get_session(session_id)
    lines: list[str] = []
    for room in record.rooms:
        for entry in await archive.journal.read(room.id):
            events = [
                {"kind": kind_of(type(event)), **msgspec.to_builtins(event)}
                for event in entry.events
                if not isinstance(event, OWN_ANSWERS)
            ]
            shown = {"room": room.team, "seq": entry.seq, "at": entry.at.isoformat(), "by": entry.by, "events": events}
            lines.append(json.dumps(shown, ensure_ascii=False))
    return lines


@session.command()
@click.argument("session_id")
@_data_option
def replay(session_id: str, data: str | None) -> None:
    """Play every room's journal back and say where it comes out; ends with 1 when one cannot be played back."""
    outcomes = _run(data, lambda archive: archive.replay(SessionId(session_id)))
    for outcome in outcomes:
        said = (
            f"cannot be played back: {outcome.problem}"
            if outcome.problem
            else f"{outcome.seq} entries, {outcome.stage}"
        )
        click.echo(f"{outcome.team}: {said}")
    sys.exit(EXIT_DIFFERENT if any(outcome.problem for outcome in outcomes) else 0)
