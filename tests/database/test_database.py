"""Sessions commit in write blocks only."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from playlist_service.database import Database
from playlist_service.models import Curator
from tests.conftest import MovedClock


def _names(session: Session) -> list[str]:
    return [curator.name for curator in session.exec(select(Curator))]


def test_a_write_block_commits_and_a_failed_one_leaves_nothing(database: Database, moved_clock: MovedClock) -> None:
    with database.write() as session:
        session.add(Curator(name="kept", password_hash="x", created_at=moved_clock.now()))
    with pytest.raises(IntegrityError), database.write() as session:
        session.add_all(
            Curator(name=name, password_hash="x", created_at=moved_clock.now()) for name in ("lost", "kept")
        )
    with database.read() as session:
        assert _names(session) == ["kept"]


def test_a_read_block_leaves_nothing_behind(database: Database, moved_clock: MovedClock) -> None:
    with database.read() as session:
        session.add(Curator(name="lost", password_hash="x", created_at=moved_clock.now()))
        session.flush()
    with database.read() as session:
        assert _names(session) == []
