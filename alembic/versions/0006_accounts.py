"""Accounts, invitations, the audit log, and what must go when.

Revision ID: 0006
Revises: 0002
"""

import sqlalchemy as sa

from alembic import op

revision = "0006"
down_revision = "0005"

TABLES = ("people", "invitations", "person_sign_ins", "audit", "retentions", "tombstones")


def upgrade() -> None:
    op.add_column("organisations", sa.Column("personal_days", sa.Integer(), nullable=False, server_default="45"))
    op.add_column("organisations", sa.Column("results_days", sa.Integer(), nullable=False, server_default="730"))
    op.add_column(
        "organisations", sa.Column("allows_operator_link", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    make_people()
    make_ways_in()
    make_audit()
    make_keeping()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    with op.batch_alter_table("organisations") as organisations:
        for column in ("personal_days", "results_days", "allows_operator_link"):
            organisations.drop_column(column)


def of_organisation(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_organisation_id_organisations"
    return sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=name, ondelete="CASCADE")


def of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person_id"], ["people.id"], name=f"fk_{table}_person_id_people", ondelete="CASCADE"
    )


def moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def make_people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        moment("created_at"),
        of_organisation("people"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("organisation_id", "login", name="uq_people_organisation_id_login"),
    )


def make_ways_in() -> None:
    op.create_table(
        "invitations",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        moment("expires_at"),
        of_organisation("invitations"),
        of_person("invitations"),
        sa.PrimaryKeyConstraint("token_sha256", name="pk_invitations"),
    )
    op.create_index("ix_invitations_organisation_id", "invitations", ["organisation_id"])
    op.create_index("ix_invitations_person_id", "invitations", ["person_id"])
    op.create_table(
        "person_sign_ins",
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        moment("seen_at"),
        moment("proved_at"),
        moment("expires_at"),
        of_person("person_sign_ins"),
        sa.PrimaryKeyConstraint("token_sha256", name="pk_person_sign_ins"),
    )
    op.create_index("ix_person_sign_ins_person_id", "person_sign_ins", ["person_id"])


def make_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        moment("at"),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        of_organisation("audit"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_organisation_id", "audit", ["organisation_id"])


def make_keeping() -> None:
    op.create_table(
        "retentions",
        sa.Column("session_id", sa.Text(), nullable=False),
        moment("personal_due_at"),
        moment("results_due_at"),
        moment("personal_done_at", nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_retentions_session_id_sessions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", name="pk_retentions"),
    )
    op.create_index("ix_retentions_personal_due_at", "retentions", ["personal_due_at"])
    op.create_index("ix_retentions_results_due_at", "retentions", ["results_due_at"])
    op.create_table(
        "tombstones",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        moment("asked_at"),
        moment("done_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tombstones"),
    )
