"""When a session's time begins to count: at the last thing that happened in it, or that is planned."""

from datetime import timedelta
from pathlib import Path

from tests.web.served import new_server
from thebridge.engine.ids import Language
from thebridge.privacy import store
from thebridge.sessions.model import SessionSettings
from thebridge.sessions.store import save_alive


async def test_days_count_from_the_last_thing_that_happened(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    async with server.running():
        session = await server.open_session("warm-up", "default", ("Blauw",), SessionSettings())
        database, retention = server._database, server.privacy.retention
        made = (await retention.list_dates("default")).get(session.id)
        assert made is not None
        assert made[0] == session.created_at + timedelta(days=45)
        assert made[1] == session.created_at + timedelta(days=730)
        await server.sessions.claim_seat(session.rooms[0].code, "Zwaan", Language("nl"))
        joined = (await retention.list_dates("default")).get(session.id)
        assert joined is not None
        assert joined[0] > made[0]
        late = server.now() + timedelta(days=3)
        await database.write(lambda tx: save_alive(tx, [session.rooms[0].id], late))
        played = (await retention.list_dates("default")).get(session.id)
        assert played is not None
        assert played[0] == late + timedelta(days=45)
        now = played[0]
        assert await retention.list_dates("theirs") == {}
        await database.write(store.plan_retention)
        assert await database.read(lambda tx: store.list_personal_due(tx, now)) == [(session.id, "default")]
        done = [await database.write(lambda tx: store.save_personal_done(tx, session.id, now)) for _ in range(2)]
        assert done == [True, False], "of two processes one was first"
        assert await database.read(lambda tx: store.list_personal_due(tx, now)) == []
        assert await database.read(lambda tx: store.list_results_due(tx, now)) == []
