"""The schema goes up and down, matches the tables, and a database that is behind is refused."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect
from sqlmodel import SQLModel

from playlist_service.database import Database, schema
from playlist_service.errors import DatabaseBehind


def _tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}


def test_the_migrations_make_exactly_the_tables_that_the_models_describe(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [
            difference
            for difference in compare_metadata(context, SQLModel.metadata)
            if "procrastinate" not in repr(difference)
        ]
    assert differences == []


def test_going_down_leaves_nothing_and_going_up_again_works(database: Database) -> None:
    everything = _tables(database)
    schema.downgrade(database.engine, "base")
    assert _tables(database) == set()
    schema.upgrade(database.engine)
    assert _tables(database) == everything
    schema.check(database.engine)


def test_each_migration_goes_down_to_the_one_before(database: Database) -> None:
    schema.downgrade(database.engine, "0001")
    assert not any(name.startswith("procrastinate") for name in _tables(database))
    assert "playlist" in _tables(database)
    schema.upgrade(database.engine)


def test_a_database_that_is_behind_is_refused_with_the_command_to_run(database: Database) -> None:
    schema.downgrade(database.engine, "0001")
    with pytest.raises(DatabaseBehind, match="playlist-service database upgrade"):
        schema.check(database.engine)


def test_a_database_from_the_future_is_refused(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseBehind, match="newer than this version"):
        schema.check(database.engine)
