"""The queries on report links that the service's tests do not reach."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from tests.fakes.sessions import open_service
from thebridge.debrief import store
from thebridge.debrief.tables import ReportLinkRow
from thebridge.engine.ids import RoomId


def row(name: str, room: RoomId, created_at: object, expires_at: object) -> ReportLinkRow:
    return ReportLinkRow(
        id=name, token_sha256=name, room_id=room, made_by="team", created_at=created_at, expires_at=expires_at
    )


async def test_a_new_link_clears_away_those_whose_time_is_over(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        room, now = (await given.open_session()).rooms[0].id, given.clock.now()
        await given.database.write(lambda tx: store.add_link(tx, row("old", room, now, now + timedelta(seconds=5))))
        later = now + timedelta(seconds=5)
        await given.database.write(lambda tx: store.add_link(tx, row("new", room, later, later + timedelta(days=1))))
        kept = await given.database.read(lambda tx: tx.scalars(select(ReportLinkRow.id)).all())
        assert kept == ["new"]


async def test_a_session_that_is_deleted_takes_its_links_along(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session, now = await given.open_session(), given.clock.now()
        room = session.rooms[0].id
        await given.database.write(lambda tx: store.add_link(tx, row("one", room, now, now + timedelta(days=1))))
        await given.service.delete_session(session.id)
        assert await given.database.read(lambda tx: tx.scalar(select(func.count(ReportLinkRow.id)))) == 0
