"""The archive reads beside a server."""

from pathlib import Path

from tests.bootstrap.test_server import running
from thebridge.bootstrap.archive import open_archive
from thebridge.sessions.model import SessionSettings


async def test_the_archive_reads_beside_a_server(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        session = await server.open_session("warm-up", "default", ("Blauw", "Rood"), SessionSettings())
        room = await server.get_room(session.rooms[0].id)
        async with open_archive(server.settings) as archive:
            first, second = await archive.replay(session.id)
            assert (first.team, first.seq, first.stage, first.problem) == ("Blauw", room.seq, "lobby", "")
            assert (second.seq, second.stage) == (0, "new")
