"""`thebridge backup` and `thebridge restore`: everything that a server must have, in one file.

The file is a tar with a manifest, the database and the server's own key. Making one runs beside a playing server.
"""

import asyncio
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any, BinaryIO, Final

import click

from thebridge import __version__
from thebridge.bootstrap import erase_again, migrate_database
from thebridge.database.copies import copy_database, find_damage, find_revision, held
from thebridge.database.dumps import holds_tables, tool_address
from thebridge.database.sqlite import sqlite_path
from thebridge.errors import AppError
from thebridge.rooms.steady_clock import SteadyClock
from thebridge.settings import Settings, read_settings

FORMAT: Final = 1
MANIFEST, DATABASE, KEY = "manifest.json", "database", "secret_key"
OWNER_ONLY: Final = 0o600


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    format: int
    program: str
    kind: str
    revision: str | None
    made_at: str
    database_sha256: str


def _data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--data", type=click.Path(file_okay=False), help="The folder that holds the database.")(command)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_data_option
def backup(file: Path, data: str | None) -> None:
    """Write everything to FILE, while the server may be playing. Keep it as safe as the server itself."""
    settings = read_settings(**({} if data is None else {"data_dir": data}))
    if file.exists():
        raise AppError("backup_exists", file=str(file))
    with tempfile.TemporaryDirectory(prefix="thebridge-") as name:
        folder = Path(name)
        manifest = _gather(settings, folder)
        _pack(file, folder)
    click.echo(f"{file}: {manifest.kind}, revision {manifest.revision}, {file.stat().st_size:,} bytes.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of a database that is there already.")
@_data_option
def restore(file: Path, data: str | None, *, replace: bool) -> None:
    """Put a backup back. No server may be running on this database."""
    settings = read_settings(**({} if data is None else {"data_dir": data}))
    with tempfile.TemporaryDirectory(prefix="thebridge-") as name:
        folder = Path(name)
        manifest = _unpack(file, folder)
        put_back = _put_back_sqlite if settings.is_sqlite else _put_back_postgres
        if manifest.kind != ("sqlite" if settings.is_sqlite else "postgresql"):
            raise AppError("backup_of_other_kind", kind=manifest.kind)
        put_back(settings, folder, is_replacing=replace)
        _put_back_key(settings, folder)
    migrate_database(settings)
    if again := asyncio.run(erase_again(settings)):
        click.echo(f"Erased again, as asked for before: {again}.")
    click.echo(f"Restored what was kept at {manifest.made_at}. Start the server, then run `thebridge doctor`.")


# --- making one ------------------------------------------------------------------------------------------------------


def _gather(settings: Settings, folder: Path) -> Manifest:
    target = folder / DATABASE
    revision = None
    if settings.is_sqlite:
        source = sqlite_path(settings.database_url)
        if not source.exists():
            raise AppError("database_missing", file=source.name)
        copy_database(source, target)
        if damage := find_damage(target):
            raise AppError("database_damaged", first=damage[0])
        revision = find_revision(target)
    else:
        _run_tool(settings, "pg_dump", "--format=custom", f"--file={target}")
    (folder / KEY).write_text(settings.load_secret_key(), encoding="utf-8")
    kind = "sqlite" if settings.is_sqlite else "postgresql"
    made_at = SteadyClock().now().astimezone(UTC).isoformat(timespec="seconds")
    manifest = Manifest(FORMAT, __version__, kind, revision, made_at, _sha256(target))
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    return manifest


def _pack(file: Path, folder: Path) -> None:
    """First beside its place, then in it: a backup is there whole or not at all."""
    draft = file.with_name(f".{file.name}.part")
    try:
        with _open_for_owner(draft) as out:
            with tarfile.open(fileobj=out, mode="w:gz") as packed:
                for name in (MANIFEST, DATABASE, KEY):
                    packed.add(folder / name, name)
            out.flush()
            os.fsync(out.fileno())
        draft.rename(file)
    finally:
        draft.unlink(missing_ok=True)


def _open_for_owner(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb")


# --- putting one back ------------------------------------------------------------------------------------------------


def _unpack(file: Path, folder: Path) -> Manifest:
    """Takes only the three files that a backup has, whatever else stands in it, and sees that they are whole."""
    try:
        with tarfile.open(file, mode="r:gz") as packed:
            for name in (MANIFEST, DATABASE, KEY):
                with _member(packed, name) as member, (folder / name).open("wb") as out:
                    shutil.copyfileobj(member, out)
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (tarfile.TarError, OSError, EOFError, KeyError, ValueError, TypeError) as error:
        raise AppError("backup_unreadable", file=str(file)) from error
    if manifest.format != FORMAT:
        raise AppError("backup_newer", program=manifest.program)
    if _sha256(folder / DATABASE) != manifest.database_sha256:
        raise AppError("backup_damaged", file=str(file))
    return manifest


@contextmanager
def _member(packed: tarfile.TarFile, name: str) -> Iterator[Any]:
    member = packed.extractfile(name)
    if member is None:
        raise KeyError(name)
    with member:
        yield member


def _put_back_sqlite(settings: Settings, folder: Path, *, is_replacing: bool) -> None:
    target = sqlite_path(settings.database_url)
    with held(target):
        if target.exists():
            if not is_replacing:
                raise AppError("restore_over_data", file=target.name)
            _set_aside(target)
        draft = target.with_name(f".{target.name}.part")
        shutil.copyfile(folder / DATABASE, draft)
        draft.chmod(OWNER_ONLY)
        draft.rename(target)


def _set_aside(target: Path) -> None:
    """What was there stays, beside: its log belongs to it and goes along."""
    moment = datetime.fromtimestamp(target.stat().st_mtime, UTC).strftime("%Y%m%dT%H%M%SZ")
    for ending in ("", "-wal", "-shm"):
        old = target.with_name(target.name + ending)
        if old.exists():
            old.rename(target.with_name(f"{target.name}.before-{moment}{ending}"))


def _put_back_postgres(settings: Settings, folder: Path, *, is_replacing: bool) -> None:
    if not is_replacing and holds_tables(settings.database_url):
        raise AppError("restore_over_data", file=tool_address(settings.database_url).name)
    clean = ("--clean", "--if-exists") if is_replacing else ()
    whole = ("--exit-on-error", "--single-transaction", *clean)
    _run_tool(settings, "pg_restore", *whole, str(folder / DATABASE))


def _put_back_key(settings: Settings, folder: Path) -> None:
    """The key makes the operator link and what is signed stay the same."""
    path = settings.data_dir / KEY
    if settings.secret_key.get_secret_value():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with _open_for_owner(path) as out:
        out.write((folder / KEY).read_bytes())


def _run_tool(settings: Settings, name: str, *given: str) -> None:
    """PostgreSQL's own programs know their database best."""
    path = shutil.which(name)
    if path is None:
        raise AppError("tool_missing", name=name)
    address = tool_address(settings.database_url)
    called = [path, *given, f"--dbname={address.url}"]
    done = subprocess.run(  # noqa: S603 - our own words
        called, check=False, capture_output=True, text=True, env={**os.environ, **address.environment}
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["nothing"]
        own = [line for line in said if line.startswith(f"{name}: ")]
        raise AppError("tool_failed", name=name, said=(own or said[-1:])[0].removeprefix(f"{name}: "))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
