"""`thebridge doctor`: whether this installation is well, in words, beside a server that plays."""

import asyncio
import json
import shutil
import stat
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

import click

from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.bootstrap import Archive, open_archive
from thebridge.database import newest_revision
from thebridge.database.copies import find_damage, find_revision
from thebridge.database.sqlite import sqlite_path
from thebridge.errors import AppError
from thebridge.settings import Settings, asset_path, read_settings

ROOM_LEFT_BYTES: Final = 500_000_000
SESSIONS_REPLAYED: Final = 20
EXIT_ILL: Final = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, how it is, and what to do when it is not well."""

    check: str
    ok: bool
    said: str


@click.command()
@click.option("--data", type=click.Path(file_okay=False), help="The folder that holds the database.")
@click.option("--json", "as_json", is_flag=True, help="For programs: one object.")
def doctor(data: str | None, *, as_json: bool) -> None:
    """Look whether the folder, the database and the recorded games are well; ends with 1 when something is not."""
    settings = read_settings(**({} if data is None else {"data_dir": data}))
    findings = [*_look_at_folder(settings), *_look_at_database(settings)]
    if all(one.ok for one in findings):
        findings += asyncio.run(_look_at_sessions(settings))
    is_well = all(one.ok for one in findings)
    if as_json:
        click.echo(json.dumps({"ok": is_well, "findings": [asdict(one) for one in findings]}))
    else:
        for one in findings:
            click.echo(f"{'well ' if one.ok else 'ILL  '} {one.check}: {one.said}")
    sys.exit(0 if is_well else EXIT_ILL)


def _look_at_folder(settings: Settings) -> list[Finding]:
    folder = settings.data_dir
    if not folder.is_dir():
        return [
            Finding("folder", ok=False, said=f"{folder} is not there. Start the server once, or name it with --data.")
        ]
    free = shutil.disk_usage(folder).free
    room = Finding("disk", ok=free > ROOM_LEFT_BYTES, said=f"{free // 1_000_000:,} MB free; make room below 500 MB")
    key = folder / "secret_key"
    if not key.exists():
        return [room]
    is_private = not key.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    said = "readable by its owner only" if is_private else f"others can read it: chmod 600 {key}"
    return [room, Finding("secret key", ok=is_private, said=said)]


def _look_at_database(settings: Settings) -> list[Finding]:
    if not settings.is_sqlite:
        return []
    path = sqlite_path(settings.database_url)
    if not path.exists():
        return [Finding("database", ok=False, said="not there yet. Start the server once, or run `thebridge migrate`.")]
    damage = find_damage(path)
    known, newest = find_revision(path), newest_revision(asset_path("alembic"))
    whole = Finding("database", ok=not damage, said=damage[0] if damage else "whole")
    said = f"at revision {known}"
    if known != newest:
        said += f"; this program wants {newest}: run `thebridge migrate`"
    return [whole, Finding("migrations", ok=known == newest, said=said)]


async def _look_at_sessions(settings: Settings) -> list[Finding]:
    async def look(archive: Archive) -> Finding:
        records = (await archive.sessions.list_sessions(DEFAULT_ORGANISATION))[:SESSIONS_REPLAYED]
        outcomes = [one for record in records for one in await archive.replay(record.id)]
        broken = [one for one in outcomes if one.problem]
        said = f"{len(outcomes)} rooms of the last {len(records)} sessions play back"
        if broken:
            said = f"the room {broken[0].team} does not play back: {broken[0].problem}. Keep a copy, then ask for help."
        return Finding("recorded games", ok=not broken, said=said)

    return [await _or_ill("recorded games", settings, look)]


async def _or_ill(check: str, settings: Settings, look: Callable[[Archive], Awaitable[Any]]) -> Finding:
    try:
        async with open_archive(settings) as archive:
            found: Finding = await look(archive)
            return found
    except AppError as error:
        return Finding(check, ok=False, said=str(error))
