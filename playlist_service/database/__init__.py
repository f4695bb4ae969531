"""The engine, and the read() and write() blocks in which all queries run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlmodel import Session

_FEWEST = 5


@dataclass(frozen=True, slots=True)
class Database:
    """One PostgreSQL database and its pool of connections."""

    engine: Engine

    @classmethod
    def connect(cls, address: str, *, pool_size: int = 5) -> Database:
        """Return the database at a `postgresql://` address; the first query opens the first connection."""
        url = make_url(address).set(drivername="postgresql+psycopg")
        return cls(create_engine(url, pool_size=pool_size, max_overflow=10, pool_pre_ping=True))

    @staticmethod
    def pool_for(jobs: int) -> int:
        """Return the pool that `jobs` at a time never exhaust: each holds its lock's connection and works on another.

        What a job opens for a moment besides these, such as the ledger's, comes out of the ten that may be added.
        """
        return max(_FEWEST, 2 * jobs)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for queries; what it changed is rolled back as it closes, and what it read stays readable."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits at the end of the block, and rolls back where the block raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close the pooled connections."""
        self.engine.dispose()


def libpq_address(address: str) -> str:
    """Return `address` without SQLAlchemy's driver name, as libpq (and so the job queue) reads it."""
    return make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
