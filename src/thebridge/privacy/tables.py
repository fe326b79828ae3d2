"""What must go and when, and what has gone: ids only."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from thebridge.database import Base, UtcTime


class RetentionRow(Base):
    """When a session's personal traces are redacted, and when all of it is deleted."""

    __tablename__ = "retentions"

    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    personal_due_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    results_due_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    personal_done_at: Mapped[datetime | None] = mapped_column(UtcTime)


class TombstoneRow(Base):
    """What was erased, so that it is erased again when an older copy of the database comes back."""

    __tablename__ = "tombstones"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    room: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcTime)
