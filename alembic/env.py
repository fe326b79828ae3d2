"""Runs the migrations on the connection that `thebridge.database.upgrade` or `downgrade` hands over."""

import thebridge.accounts.tables
import thebridge.debrief.tables
import thebridge.journal.tables
import thebridge.privacy.tables
import thebridge.sessions.tables  # noqa: F401 - a table is known when its module was read
from alembic import context
from thebridge.database import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
