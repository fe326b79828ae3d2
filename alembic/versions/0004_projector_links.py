"""Links to the plenary screen of a session.

Revision ID: 0004
Revises: 0002
"""

import sqlalchemy as sa

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "projector_links",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_projector_links_session_id_sessions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_projector_links"),
        sa.UniqueConstraint("token_sha256", name="uq_projector_links_token_sha256"),
    )
    op.create_index("ix_projector_links_session_id", "projector_links", ["session_id"])


def downgrade() -> None:
    op.drop_table("projector_links")
