"""How Alembic reaches the database: on the connection that playlist_service.database.schema hands it."""

from alembic import context
from sqlmodel import SQLModel

import playlist_service.models  # noqa: F401 - fills the metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata, compare_type=True
)
with context.begin_transaction():
    # Two processes that start at once must not both migrate: the second waits here and finds nothing left.
    context.execute("SELECT pg_advisory_xact_lock(7142604)")
    context.run_migrations()
