"""The queries on report links: functions of a session, run by `Database.write` and `read`."""

from datetime import datetime
from typing import cast

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from thebridge.debrief.model import LinkId, MadeBy, ReportLink
from thebridge.debrief.tables import ReportLinkRow
from thebridge.engine.ids import RoomId


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
