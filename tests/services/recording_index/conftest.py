"""A place to write dumps to, and an index over a fresh database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from playlist_service.database import Database
from playlist_service.services.recording_index import IndexBuilding, RecordingIndex
from tests.conftest import MovedClock
from tests.services.recording_index.dumps import Line, dump_text


@pytest.fixture
def dump(tmp_path: Path) -> Callable[..., str]:
    def write(lines: Sequence[Line] = (), *, text: str | None = None, name: str = "canonical.csv") -> str:
        path = tmp_path / name
        path.write_text(dump_text(lines) if text is None else text, encoding="utf-8", newline="")
        return str(path)

    return write


@pytest.fixture
def building(database: Database, moved_clock: MovedClock) -> IndexBuilding:
    return IndexBuilding(database, moved_clock, stretch=100)


@pytest.fixture
def index(database: Database) -> RecordingIndex:
    return RecordingIndex(database)
