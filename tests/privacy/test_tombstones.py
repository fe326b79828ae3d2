"""What was erased stays erased: after a crash in the middle, and when an older copy of the database comes back."""

import shutil
import tarfile
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from tests.privacy.test_erasure import find_in
from tests.web.served import new_server, serve_here
from thebridge.bootstrap import Server
from thebridge.cli.main import main
from thebridge.engine.ids import Language, PlayerId, RoomId
from thebridge.privacy.tombstones import FILE_NAME, Tombstone
from thebridge.sessions.model import SessionSettings

NAME = "Zeldzame Kwartel"


async def take_seat(server: Server) -> tuple[RoomId, PlayerId]:
    session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
    claimed = await server.sessions.claim_seat(session.rooms[0].code, NAME, Language("nl"))
    room = await server.get_room(session.rooms[0].id)
    await server.submit(room, claimed.seat.join_id, claimed.seat.join_command)
    return room.id, claimed.seat.player


def put_back(folder: Path) -> None:
    """As a restore does: the older copy, and no log of changes beside it."""
    for log in folder.glob("thebridge.sqlite3-*"):
        log.unlink()
    shutil.move(folder / "older-copy", folder / "thebridge.sqlite3")


async def test_a_restored_copy_is_erased_again_when_the_server_starts(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    async with server.running():
        room, player = await take_seat(server)
    shutil.copy(tmp_path / "thebridge.sqlite3", tmp_path / "older-copy")
    server = new_server(tmp_path)
    async with server.running():
        await server.privacy.erasure.erase_player(room, player)
    put_back(tmp_path)
    assert find_in(tmp_path, [NAME])
    server = new_server(tmp_path)
    async with server.running():
        assert await server.privacy.erasure.tombstones.list_unfinished() == []
    assert find_in(tmp_path, [NAME]) == []
    assert NAME not in (tmp_path / FILE_NAME).read_text()


def run(*given: str) -> str:
    """A command of ours, which must do what it is told."""
    done = CliRunner().invoke(main, list(given))
    assert done.exit_code == 0, done.output
    return done.output


def erase_after_a_backup(data: Path, kept: Path) -> None:
    """A person is in the backup, and erased after it was made."""
    with serve_here(data) as site:
        room, player = site.call(take_seat, site.server)
        run("backup", str(kept), "--data", str(data))
        site.call(site.server.privacy.erasure.erase_player, room, player)
    assert find_in(data, [NAME]) == []


def test_a_restored_backup_is_erased_again_before_any_server_runs(tmp_path: Path) -> None:
    data, kept = tmp_path / "data", tmp_path / "kept.tar.gz"
    erase_after_a_backup(data, kept)
    said = run("restore", str(kept), "--replace", "--data", str(data))
    assert "Erased again, as asked for before: 1." in said
    assert find_in(data, [NAME]) == [], "not in the database, nor in what was set aside, nor in a log"
    run("migrate", "--data", str(data))
    said = run("restore", str(kept), "--replace", "--data", str(data))
    assert find_in(data, [NAME]) == [], "twice in a row, with no server in between"
    with serve_here(data):
        pass
    assert find_in(data, [NAME]) == []


def test_a_file_that_was_copied_back_is_erased_again_when_the_server_starts_after_migrating(tmp_path: Path) -> None:
    data, kept = tmp_path / "data", tmp_path / "kept.tar.gz"
    erase_after_a_backup(data, kept)
    with tarfile.open(kept) as packed, packed.extractfile("database") as member:  # type: ignore[union-attr]
        (data / "thebridge.sqlite3").write_bytes(member.read())
    assert find_in(data, [NAME])
    run("migrate", "--data", str(data))
    with serve_here(data) as site:
        assert find_in(data, [NAME]) == []
        assert site.client.get("/").status_code == 200


async def test_what_a_crash_left_half_done_is_done_at_the_next_start(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    async with server.running():
        room, player = await take_seat(server)
        await server.privacy.erasure.tombstones.note("player", player, room)
    (tmp_path / FILE_NAME).unlink()
    server = new_server(tmp_path)
    async with server.running():
        assert (await server.sessions.list_seats(room))[0].name == "—"
    assert find_in(tmp_path, [NAME]) == []
    assert player in (tmp_path / FILE_NAME).read_text()


async def test_a_line_that_the_power_cut_is_passed_over(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    async with server.running():
        tombstones = server.privacy.erasure.tombstones
        noted = await tombstones.note("session", "gone")
        with (tmp_path / FILE_NAME).open("a") as file:
            file.write('{"kind": "sess')
        assert [one.id for one in await tombstones.list_unfinished()] == [noted.id]
        await tombstones.done(noted)
        assert await tombstones.list_unfinished() == []


def test_the_same_thing_is_one_tombstone() -> None:
    at = datetime(2026, 5, 4, tzinfo=UTC)
    assert Tombstone("player", "p", "r", at).id == Tombstone("player", "p", "r", at).id == "player:p"
