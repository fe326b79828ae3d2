"""What came of a team that ended, so that results need not read every journal again.

Revision ID: 0008
Revises: 0006
"""

import sqlalchemy as sa

from alembic import op

revision = "0008"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "team_results",
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("erasures", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name="fk_team_results_room_id_rooms", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("room_id", name="pk_team_results"),
    )


def downgrade() -> None:
    op.drop_table("team_results")
