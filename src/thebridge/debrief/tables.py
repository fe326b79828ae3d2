"""Links by which a team's report is read without a login, and what came of teams. Tokens stand as SHA-256 only."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from thebridge.database import Base, UtcTime


class ReportLinkRow(Base):
    """One link to one room's report, until it expires or is revoked. `made_by` is a side, never a person."""

    __tablename__ = "report_links"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    token_sha256: Mapped[str] = mapped_column(Text, unique=True)
    room_id: Mapped[str] = mapped_column(ForeignKey("rooms.id", ondelete="CASCADE"), index=True)
    made_by: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime, index=True)


class TeamResultRow(Base):
    """What came of a room, read from its journal up to `seq`: ids and numbers. Another `format` is read anew."""

    __tablename__ = "team_results"

    room_id: Mapped[str] = mapped_column(ForeignKey("rooms.id", ondelete="CASCADE"), primary_key=True)
    format: Mapped[int] = mapped_column(Integer)
    seq: Mapped[int] = mapped_column(Integer)
    erasures: Mapped[int] = mapped_column(Integer)
    content: Mapped[bytes] = mapped_column(LargeBinary)
