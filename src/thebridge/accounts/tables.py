"""Organisations, and the ways in which their people come in. Tokens stand here as SHA-256 only."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from thebridge.database import Base, UtcTime


class OrganisationRow(Base):
    """Whom sessions belong to. The migrations make one row, `default`."""

    __tablename__ = "organisations"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class OperatorLinkRow(Base):
    """The link that `serve` prints. A higher `number` makes another link and ends the one before."""

    __tablename__ = "operator_links"

    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    token_sha256: Mapped[str] = mapped_column(Text, unique=True)


class SignInRow(Base):
    """A browser that came in by a link, until it expires or is ended."""

    __tablename__ = "sign_ins"

    token_sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)


class SessionPersonRow(Base):
    """Someone who runs one session with others, by a link of their own."""

    __tablename__ = "session_people"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    session_right: Mapped[str] = mapped_column(Text)
    token_sha256: Mapped[str] = mapped_column(Text, unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcTime)


class SessionSignInRow(Base):
    """A browser that came in by such a link. One browser may be several people of several sessions."""

    __tablename__ = "session_sign_ins"

    token_sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    person_id: Mapped[str] = mapped_column(
        ForeignKey("session_people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
