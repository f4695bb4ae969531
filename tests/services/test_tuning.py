"""A playlist's settings are changed all or none."""

from dataclasses import replace

import pytest

from playlist_service.adapters.job_queue import ProcrastinateQueue
from playlist_service.database import Database
from playlist_service.errors import InvalidInput, NotFound
from playlist_service.models import Playlist
from playlist_service.services.reviewing import PlaylistSettings
from playlist_service.services.tuning import Tuning
from tests.conftest import MovedClock


@pytest.fixture
def tuning(database: Database, moved_clock: MovedClock) -> Tuning:
    with database.write() as session:
        session.add(
            Playlist(
                slug="night-rain",
                title="Night Rain",
                subject_title="Night Rain",
                subject_type="film",
                created_at=moved_clock.now(),
            )
        )
    return Tuning(database, ProcrastinateQueue(), moved_clock)


def test_what_is_set_is_what_is_read(tuning: Tuning) -> None:
    wanted = PlaylistSettings("Rain", "Wet  tunes", "strict", "clean", "original", "23:30", "Europe/Berlin", "hold")
    tuning.change("night-rain", wanted)
    assert tuning.settings("night-rain") == replace(wanted, description="Wet tunes")


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"title": "x" * 101},
        {"description": "x" * 301},
        {"level": "reckless"},
        {"wording": "loud"},
        {"sync_time": "25:00"},
        {"time_zone": "Mars/Olympus"},
        {"drift_policy": "whatever"},
    ],
)
def test_a_wrong_setting_is_refused_and_changes_nothing(tuning: Tuning, wrong: dict[str, str]) -> None:
    before = tuning.settings("night-rain")
    with pytest.raises(InvalidInput):
        tuning.change("night-rain", replace(before, **wrong))
    assert tuning.settings("night-rain") == before


def test_an_unknown_playlist_is_named(tuning: Tuning) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        tuning.settings("nowhere")
