"""An erased person is found nowhere: in no table, no file, no log, in no encoding; what the team did plays back."""

import asyncio
import base64
import html
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.web.served import Live, greet, hear, say, serve_live, until
from thebridge.database import hash_token
from thebridge.engine.ids import PlayerId
from thebridge.errors import AppError
from thebridge.rooms.rules import EngineRules

NAME, WORDS, RENAMED = "Zeldzame Kwartel", "mijn geheime zwaluwzin", "Éxtra Kievit"


@pytest.fixture
async def live(tmp_path: Path) -> AsyncIterator[Live]:
    async with serve_live(tmp_path) as live:
        yield live


def encoded(text: str) -> dict[str, bytes]:
    """A text in every dress in which it could be kept."""
    plain = text.encode()
    dresses = {
        "raw": plain,
        "upper": text.upper().encode(),
        "url": quote(text).encode(),
        "json": json.dumps(text)[1:-1].encode(),
        "html": html.escape(text).encode(),
        "utf-16": text.encode("utf-16-le"),
        "sha256": hash_token(text).encode(),
    }
    for shift in range(3):
        core = base64.b64encode(b"x" * shift + plain)
        dresses[f"base64 {shift}"] = core[4 if shift else 0 : -4]
    return dresses


def find_in(folder: Path, secrets: list[str]) -> list[str]:
    """Where something of these still stands: every file, and every cell of every table."""
    found = []
    wanted = [(text, dress, value) for text in secrets for dress, value in encoded(text).items()]
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = path.read_bytes()
        found += [f"{path.name}: {text} ({dress})" for text, dress, value in wanted if value in content]
    with closing(sqlite3.connect(f"file:{folder / 'thebridge.sqlite3'}?mode=ro", uri=True)) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in database.execute(f'SELECT * FROM "{table}"'):
                cells = b"\0".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
                found += [f"{table}: {text} ({dress})" for text, dress, value in wanted if value in cells]
    return found


def export(session: str, folder: Path) -> bytes:
    """What the command line tells of a session beside the server."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("THEBRIDGE_")}
    command = [sys.executable, "-m", "thebridge", "session", "export", session, "--data", str(folder)]
    return subprocess.run(command, capture_output=True, check=True, env=environment).stdout


async def test_an_erased_person_is_found_nowhere_and_the_room_plays_back(
    live: Live, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    server, session = live.server, await live.open_session()
    room = session.rooms[0].id
    place, other = await live.take_seat(session, NAME), await live.take_seat(session, "Otter")
    async with live.connect(place) as socket, live.connect(other) as beside:
        await greet(socket)
        await greet(beside)
        await say(socket, "say", "2", text=WORDS)
        await say(socket, "rename_player", "3", name=RENAMED)
        await say(beside, "say", "4", text=f"dag {NAME}, of {RENAMED}")
        await hear(beside, "accepted")
        await say(beside, "heartbeat", "5", state="here")
        secrets = [NAME, WORDS, RENAMED, place.token]
        assert {one.split(": ")[1].split(" (")[0] for one in find_in(tmp_path, secrets)} == set(secrets)
        await server.privacy.erasure.erase_player(room, PlayerId(place.player))
        await until(lambda: socket.close_code is not None or socket.state.name == "CLOSED", 2)
    log = tmp_path / "thebridge.sqlite3-wal"
    assert log.exists(), "the log is looked into as well"
    assert find_in(tmp_path, secrets) == []
    entries = await server.journal.read(room)
    rules = EngineRules(await server.get_scenario(room))
    state = rules.initial
    for entry in entries:
        state = rules.evolve(state, entry)
    assert state == (await server.get_room(room)).state
    assert "dag —, of —" in str(entries)
    exported = await asyncio.to_thread(export, session.id, tmp_path)
    logged = "".join(capfd.readouterr()).encode()
    told = [text for text in secrets for value in encoded(text).values() if value in exported + logged]
    assert told == []
    assert "Otter" in exported.decode()


async def test_words_that_a_reader_keeps_in_the_log_go_as_soon_as_it_has_read(live: Live, tmp_path: Path) -> None:
    server, session = live.server, await live.open_session()
    place = await live.take_seat(session, NAME)
    async with live.connect(place) as socket:
        await greet(socket)
    reader = sqlite3.connect(f"file:{tmp_path / 'thebridge.sqlite3'}?mode=ro", uri=True, check_same_thread=False)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entries").fetchone()
    erasing = asyncio.create_task(server.privacy.erasure.erase_player(session.rooms[0].id, PlayerId(place.player)))
    await asyncio.sleep(0.5)
    assert find_in(tmp_path, [NAME]), "the reader's own view is not taken from it"
    reader.close()
    await erasing
    assert find_in(tmp_path, [NAME]) == []


async def test_an_erased_session_is_gone_with_everyone_in_it(live: Live, tmp_path: Path) -> None:
    server, session = live.server, await live.open_session("Zeldzaam Team")
    place = await live.take_seat(session, NAME)
    async with live.connect(place) as socket:
        await greet(socket)
        await say(socket, "say", "2", text=WORDS)
        await hear(socket, "accepted")
        await server.privacy.erasure.erase_session(session.id)
        await until(lambda: socket.state.name == "CLOSED", 2)
    assert find_in(tmp_path, [NAME, WORDS, place.token, "Zeldzaam Team"]) == []
    with pytest.raises(AppError, match="session_unknown"):
        await server.sessions.get_session(session.id)
    assert await server.journal.read(session.rooms[0].id) == ()


async def test_what_is_kept_of_a_person_is_handed_over_whole_but_own_answers_only_to_themselves(live: Live) -> None:
    server, session = live.server, await live.open_session()
    place = await live.take_seat(session, NAME)
    async with live.connect(place) as socket:
        await greet(socket)
        await say(socket, "say", "2", text=WORDS)
        await hear(socket, "accepted")
    seat = await server.privacy.find_seat(session.rooms[0].id, PlayerId(place.player))
    kept = await server.privacy.export_person(seat, is_for_themselves=False)
    assert kept["seat"]["name"] == NAME
    assert WORDS in json.dumps(kept)
    assert kept["own_answers_are_included"] is False
    with pytest.raises(AppError, match="not_found"):
        await server.privacy.find_seat(session.rooms[0].id, PlayerId("p-nobody"))
