"""A backup brings everything back, and never overwrites by accident."""

from pathlib import Path

import pytest

from playlist_service.database import Database, libpq_address
from playlist_service.database.backup import dump, restore
from playlist_service.errors import Conflict, InvalidInput
from playlist_service.services.curators import Curators
from tests.conftest import MovedClock


def test_what_was_there_at_the_backup_is_there_after_the_restore(
    database: Database, database_url: str, moved_clock: MovedClock, tmp_path: Path
) -> None:
    curators = Curators(database, moved_clock)
    curators.add("Mira", "a long password")
    copy, address = tmp_path / "copy.dump", libpq_address(database_url)
    assert dump(address, copy) > 1000
    curators.add("Later", "a long password")
    database.close()
    restore(address, copy)
    assert curators.names() == ("Mira",)
    with pytest.raises(Conflict, match="already"):
        dump(address, copy)


def test_another_file_is_refused_and_nothing_is_changed(
    database: Database, database_url: str, moved_clock: MovedClock, tmp_path: Path
) -> None:
    curators = Curators(database, moved_clock)
    curators.add("Mira", "a long password")
    other = tmp_path / "notes.txt"
    other.write_text("no backup at all")
    with pytest.raises(InvalidInput, match="no backup"):
        restore(libpq_address(database_url), other)
    with pytest.raises(InvalidInput, match="no file"):
        restore(libpq_address(database_url), tmp_path / "missing")
    assert curators.names() == ("Mira",)
