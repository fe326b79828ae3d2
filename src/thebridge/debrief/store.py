"""The queries on report links and kept results: functions of a session, run by `Database.write` and `read`."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import column, delete, select, table
from sqlalchemy.orm import Session

from thebridge.debrief.model import LinkId, MadeBy, ReportLink
from thebridge.debrief.tables import ReportLinkRow, TeamResultRow
from thebridge.engine.ids import RoomId
from thebridge.journal.protocol import Head

_ROOM = table("rooms", column("id")).c.id


def add_link(session: Session, row: ReportLinkRow) -> None:
    """Keeps a link, and forgets those whose time is over."""
    session.execute(delete(ReportLinkRow).where(ReportLinkRow.expires_at <= row.created_at))
    session.add(row)


def list_links(session: Session, room: RoomId, now: datetime) -> tuple[ReportLink, ...]:
    """The links that lead to the room's report now, the oldest first."""
    wanted = (ReportLinkRow.room_id == room, ReportLinkRow.expires_at > now)
    rows = session.scalars(select(ReportLinkRow).where(*wanted).order_by(ReportLinkRow.created_at, ReportLinkRow.id))
    return tuple(
        ReportLink(LinkId(row.id), cast("MadeBy", row.made_by), row.created_at, row.expires_at) for row in rows
    )


def find_room_of_link(session: Session, token_sha256: str, now: datetime) -> RoomId | None:
    """Whose report a link shows, while it does."""
    wanted = (ReportLinkRow.token_sha256 == token_sha256, ReportLinkRow.expires_at > now)
    found = session.scalar(select(ReportLinkRow.room_id).where(*wanted))
    return None if found is None else RoomId(found)


def remove_link(session: Session, room: RoomId, link: LinkId) -> None:
    """Revokes one of the room's links; another room's is not touched."""
    session.execute(delete(ReportLinkRow).where(ReportLinkRow.room_id == room, ReportLinkRow.id == link))


def find_kept(session: Session, rooms: Sequence[RoomId], fit: int) -> dict[RoomId, tuple[Head, bytes]]:
    """What is kept of these rooms in this format, and up to where each journal had been read."""
    wanted = select(TeamResultRow).where(TeamResultRow.room_id.in_(rooms), TeamResultRow.format == fit)
    return {RoomId(row.room_id): (Head(row.seq, row.erasures), row.content) for row in session.scalars(wanted)}


def keep_results(session: Session, rows: Iterable[TeamResultRow]) -> None:
    """Keeps what came of rooms, in the place of what was kept of them. A room that has gone keeps nothing."""
    known = {row.room_id: row for row in rows}
    for room in session.scalars(select(_ROOM).where(_ROOM.in_(list(known)))).all():
        session.merge(known[room])
