"""The first tables: organisations and links, the journal, sessions with their rooms, seats.

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    "organisations",
    "operator_links",
    "sign_ins",
    "streams",
    "entries",
    "packages",
    "sessions",
    "rooms",
    "seats",
    "browser_seats",
    "resume_tokens",
)


def upgrade() -> None:
    make_accounts()
    make_journal()
    make_sessions()
    make_rooms()
    make_seats()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def make_accounts() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
    )
    op.execute("INSERT INTO organisations (id, name) VALUES ('default', 'Default')")
    op.create_table(
        "operator_links",
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name="fk_operator_links_organisation_id_organisations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", name="pk_operator_links"),
        sa.UniqueConstraint("token_sha256", name="uq_operator_links_token_sha256"),
    )
    op.create_table(
        "sign_ins",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name="fk_sign_ins_organisation_id_organisations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_sha256", name="pk_sign_ins"),
    )
    op.create_index("ix_sign_ins_organisation_id", "sign_ins", ["organisation_id"])


def make_journal() -> None:
    op.create_table(
        "streams",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_streams"),
        sa.UniqueConstraint("room", name="uq_streams_room"),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stream_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("command_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("events", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["stream_id"], ["streams.id"], name="fk_entries_stream_id_streams", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
        sa.UniqueConstraint("stream_id", "command_id", name="uq_entries_stream_id_command_id"),
        sa.UniqueConstraint("stream_id", "seq", name="uq_entries_stream_id_seq"),
    )


def make_sessions() -> None:
    op.create_table(
        "packages",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_packages"),
        sa.UniqueConstraint("scenario", "version", name="uq_packages_scenario_version"),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("package_sha256", sa.Text(), nullable=False),
        sa.Column("players_max", sa.Integer(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name="fk_sessions_organisation_id_organisations"
        ),
        sa.ForeignKeyConstraint(["package_sha256"], ["packages.sha256"], name="fk_sessions_package_sha256_packages"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_organisation_id", "sessions", ["organisation_id"])
    op.create_index("ix_sessions_package_sha256", "sessions", ["package_sha256"])


def make_rooms() -> None:
    op.create_table(
        "rooms",
        sa.Column("pk", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alive_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_rooms_session_id_sessions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name="pk_rooms"),
        sa.UniqueConstraint("code", name="uq_rooms_code"),
        sa.UniqueConstraint("id", name="uq_rooms_id"),
        sa.UniqueConstraint("session_id", "number", name="uq_rooms_session_id_number"),
    )
    op.create_index("ix_rooms_due_at", "rooms", ["due_at"])


def make_seats() -> None:
    op.create_table(
        "seats",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("player", sa.Text(), nullable=False),
        sa.Column("room_pk", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["room_pk"], ["rooms.pk"], name="fk_seats_room_pk_rooms", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_seats"),
        sa.UniqueConstraint("player", name="uq_seats_player"),
    )
    op.create_index("ix_seats_room_pk", "seats", ["room_pk"])
    op.create_table(
        "browser_seats",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("seat_id", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name="fk_browser_seats_seat_id_seats", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_sha256", "seat_id", name="pk_browser_seats"),
    )
    op.create_index("ix_browser_seats_seat_id", "browser_seats", ["seat_id"])
    op.create_table(
        "resume_tokens",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("seat_id", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name="fk_resume_tokens_seat_id_seats", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_sha256", name="pk_resume_tokens"),
    )
    op.create_index("ix_resume_tokens_expires_at", "resume_tokens", ["expires_at"])
    op.create_index("ix_resume_tokens_seat_id", "resume_tokens", ["seat_id"])
