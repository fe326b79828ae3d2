"""The demo's past: teams of bots that ended some days ago, in rooms that nobody wakes."""

from datetime import timedelta
from pathlib import Path

from tests.web.served import SCENARIO, new_server
from thebridge.bootstrap.past import Past, play_past
from thebridge.debrief.report import build_report


async def test_the_past_is_played_to_the_end_on_its_days(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    async with server.running():
        await play_past(server, SCENARIO, "default", Past((3, 2), players=3))
        sessions = await server.sessions.list_sessions("default")
        assert [(len(one.rooms), one.standing) for one in sessions] == [(2, "past"), (2, "past")]
        days = set()
        for room in (room for session in sessions for room in session.rooms):
            entries = await server.journal.read(room.id)
            report = build_report(await server.get_scenario(room.id), entries, "beyond")
            assert report.ending is not None
            days.add((server.now() - entries[-1].at) // timedelta(days=1))
        assert days == {2, 3}
        assert server.directory.awake == ()
