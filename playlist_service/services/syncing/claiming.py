"""One run at a time for one playlist, and on record before its first call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.models import SyncRun
from playlist_service.ports import Clock
from playlist_service.queries import syncs

_INTERRUPTED = "The worker stopped in the middle; a later run went on from what the playlist held then."


@contextmanager
def alone(database: Database, playlist_id: int) -> Iterator[bool]:
    """Hold the playlist's lock for the block; false where another run holds it.

    The lock belongs to a connection of its own, outside any transaction: it ends with the process that holds it.
    """
    with database.engine.connect() as pooled:
        connection = pooled.execution_options(isolation_level="AUTOCOMMIT")
        with Session(connection) as session:
            taken = syncs.try_lock(session, playlist_id)
            try:
                yield taken
            finally:
                if taken:
                    syncs.unlock(session, playlist_id)


def claim(database: Database, clock: Clock, run: SyncRun) -> int:
    """Record a run before its first call and return its id; a run that was left running is closed, its calls kept."""
    with database.write() as session:
        for left in syncs.running(session, run.playlist_id):
            left.state, left.reason, left.finished_at = "interrupted", _INTERRUPTED, clock.now()
        session.flush()
        session.add(run)
        session.flush()
        return run.id or 0
