"""A count of erasures for each room, so that other processes notice that they hold words which are gone.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("streams", sa.Column("erasures", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("streams") as streams:
        streams.drop_column("erasures")
