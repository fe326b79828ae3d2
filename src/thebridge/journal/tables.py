"""The tables of the journal. They know a room by a small number: a third of the work of a text key (measured)."""

from sqlalchemy import BigInteger, ForeignKey, Integer, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from thebridge.database import Base


class Stream(Base):
    """One room's line of entries. `erasures` counts how often words in it were erased."""

    __tablename__ = "streams"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    room: Mapped[str] = mapped_column(Text, unique=True)
    erasures: Mapped[int] = mapped_column(Integer, server_default="0")


class JournalEntry(Base):
    """One command's outcome. `events` is what `codec.encode_events` made; `at_us` are microseconds since 1970."""

    __tablename__ = "entries"
    __table_args__ = (UniqueConstraint("stream_id", "seq"), UniqueConstraint("stream_id", "command_id"))

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    stream_id: Mapped[int] = mapped_column(ForeignKey("streams.id", ondelete="CASCADE"))
    seq: Mapped[int] = mapped_column(Integer)
    at_us: Mapped[int] = mapped_column(BigInteger)
    author: Mapped[str] = mapped_column(Text)
    command_id: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)
    events: Mapped[bytes] = mapped_column(LargeBinary)
