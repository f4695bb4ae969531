"""The schema's version: what the database has, what this version needs, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from playlist_service.config import shipped
from playlist_service.errors import DatabaseBehind


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema up to `revision`; one process at a time, the others wait."""
    _migrate(engine, command.upgrade, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to `revision` ("base" is an empty database)."""
    _migrate(engine, command.downgrade, revision)


def current(engine: Engine) -> str | None:
    """Return the revision that the database is at, or None where it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def check(engine: Engine) -> None:
    """Return where the database is at the newest revision. Raises DatabaseBehind with the command to run."""
    at, head = current(engine), ScriptDirectory.from_config(_config()).get_current_head()
    if at == head:
        return
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if at is not None and at not in known:
        raise DatabaseBehind(f"The database is at revision {at}, which is newer than this version of the service.")
    raise DatabaseBehind(
        f"The database is at revision {at or 'none'} and {head} is needed: run `playlist-service database upgrade`."
    )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(shipped("migrations")).replace("%", "%%"))
    return config


def _migrate(engine: Engine, move: Callable[[Config, str], None], revision: str) -> None:
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        move(config, revision)
