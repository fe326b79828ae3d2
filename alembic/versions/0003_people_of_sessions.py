"""A code for a whole session, and the people who run it by links of their own.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa

from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = ("session_codes", "session_people", "session_sign_ins")


def upgrade() -> None:
    make_codes()
    make_people()
    make_sign_ins()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def make_codes() -> None:
    op.create_table(
        "session_codes",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_session_codes_session_id_sessions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", name="pk_session_codes"),
        sa.UniqueConstraint("code", name="uq_session_codes_code"),
    )


def make_people() -> None:
    op.create_table(
        "session_people",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("session_right", sa.Text(), nullable=False),
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_session_people_session_id_sessions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_session_people"),
        sa.UniqueConstraint("token_sha256", name="uq_session_people_token_sha256"),
    )
    op.create_index("ix_session_people_session_id", "session_people", ["session_id"])


def make_sign_ins() -> None:
    op.create_table(
        "session_sign_ins",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["session_people.id"],
            name="fk_session_sign_ins_person_id_session_people",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_sha256", "person_id", name="pk_session_sign_ins"),
    )
    op.create_index("ix_session_sign_ins_person_id", "session_sign_ins", ["person_id"])
