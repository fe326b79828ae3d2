"""Packages, sessions, rooms, seats and the browsers that own them. Tokens stand here as SHA-256 only."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Integer, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from thebridge.database import Base, UtcTime


class PackageRow(Base):
    """One version of one scenario, as it was when a session opened."""

    __tablename__ = "packages"
    __table_args__ = (UniqueConstraint("scenario", "version"),)

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    scenario: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    stored_at: Mapped[datetime] = mapped_column(UtcTime)


class SessionRow(Base):
    """One event. `settings` is a SessionSettings as JSON."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id"), index=True)
    package_sha256: Mapped[str] = mapped_column(ForeignKey("packages.sha256"), index=True)
    players_max: Mapped[int] = mapped_column(Integer)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    starts_at: Mapped[datetime | None] = mapped_column(UtcTime)
    package: Mapped[PackageRow] = relationship(lazy="joined", innerjoin=True)
    rooms: Mapped[list["RoomRow"]] = relationship(back_populates="session", order_by="RoomRow.number")


class SessionCodeRow(Base):
    """The code of a whole session; no room has the same one."""

    __tablename__ = "session_codes"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(Text, unique=True)


class RoomRow(Base):
    """One team's room. `due_at` says when it must be awake although nobody is there; `alive_at` when it last was."""

    __tablename__ = "rooms"
    __table_args__ = (UniqueConstraint("session_id", "number"),)

    pk: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(Text, unique=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(Integer)
    team: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text, unique=True)
    is_locked: Mapped[bool] = mapped_column(Boolean)
    stage: Mapped[str] = mapped_column(Text)
    due_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    alive_at: Mapped[datetime | None] = mapped_column(UtcTime)
    session: Mapped[SessionRow] = relationship(back_populates="rooms", lazy="joined", innerjoin=True)


class SeatRow(Base):
    """One person's place in one room."""

    __tablename__ = "seats"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    player: Mapped[str] = mapped_column(Text, unique=True)
    room_pk: Mapped[int] = mapped_column(ForeignKey("rooms.pk", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    claimed_at: Mapped[datetime] = mapped_column(UtcTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    room: Mapped[RoomRow] = relationship(lazy="joined", innerjoin=True)


class BrowserSeatRow(Base):
    """A browser owns a seat. One browser may own several, and a seat may be owned by several."""

    __tablename__ = "browser_seats"

    token_sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"), primary_key=True, index=True)
    since: Mapped[datetime] = mapped_column(UtcTime)


class ResumeTokenRow(Base):
    """Brings a seat to another device, once. It is gone when it was used."""

    __tablename__ = "resume_tokens"

    token_sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    seat_id: Mapped[str] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
