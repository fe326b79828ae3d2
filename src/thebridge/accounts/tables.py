"""Organisations, and the ways in which their people come in. Tokens stand here as SHA-256 only."""

from datetime import datetime

from sqlalchemy import JSON, Boolean, ForeignKey, Integer, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from thebridge.database import Base, UtcTime


class OrganisationRow(Base):
    """Whom sessions belong to. The migrations make one row, `default`."""

    __tablename__ = "organisations"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    personal_days: Mapped[int] = mapped_column(Integer, server_default="45")
    results_days: Mapped[int] = mapped_column(Integer, server_default="730")
    allows_operator_link: Mapped[bool] = mapped_column(Boolean, server_default=true())


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


class ProjectorLinkRow(Base):
    """A link that shows one session's plenary screen, until it is revoked."""

    __tablename__ = "projector_links"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    token_sha256: Mapped[str] = mapped_column(Text, unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)


class PersonRow(Base):
    """An account. `roles` is a list."""

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("organisation_id", "login"),)

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    login: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str] = mapped_column(Text)
    roles: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcTime)


class InvitationRow(Base):
    """A link that makes an account, or gives the person's account a new password. It is gone when it was used."""

    __tablename__ = "invitations"

    token_sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    roles: Mapped[list[str]] = mapped_column(JSON)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)


class PersonSignInRow(Base):
    """A browser in which a person is signed in. `proved_at` is when the password was last given."""

    __tablename__ = "person_sign_ins"

    token_sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    seen_at: Mapped[datetime] = mapped_column(UtcTime)
    proved_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)


class AuditRow(Base):
    """Who did what to which thing, when: ids and codes only."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    actor: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    details: Mapped[dict[str, str]] = mapped_column(JSON)


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
