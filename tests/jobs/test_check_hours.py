"""An operator says how often a list that does not change is looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bench.night import DAY, House, seed
from playlist_service.bootstrap import Running, build_services
from playlist_service.config import Settings
from playlist_service.database import Database, libpq_address
from playlist_service.errors import InvalidInput
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from tests.conftest import MovedClock

BEGINS = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(("hours", "looks"), [(20, 3), (50, 1), (160, 0)])
def test_the_clock_looks_at_an_unchanged_list_as_often_as_the_setting_says(
    hours: float,
    looks: int,
    settings: Settings,
    services: Services,
    database: Database,
    sandbox: Sandbox,
    moved_clock: MovedClock,
) -> None:
    running = Running(settings, services, database, libpq_address(settings.database_url or ""))
    seed(House(running, sandbox, moved_clock.set, lambda: None), 1, BEGINS)
    syncing = build_services(replace(settings, sync_check_hours=hours), database, clock=moved_clock).syncing
    sandbox.clear_requests()
    for night in range(1, 4):
        moved_clock.set(BEGINS + night * DAY)
        assert syncing.run("soundtrack-0", started_by="clock").state == "nothing"
    assert len([one for one in sandbox.requests("spotify") if one.path.startswith("/v1")]) == looks


def test_the_setting_is_read_from_the_environment() -> None:
    assert Settings.from_environment({}).sync_check_hours == 20
    assert Settings.from_environment({"SYNC_CHECK_HOURS": "160"}).sync_check_hours == 160
    with pytest.raises(InvalidInput, match="SYNC_CHECK_HOURS"):
        Settings.from_environment({"SYNC_CHECK_HOURS": "often"})
