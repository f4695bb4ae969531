"""Whole nights in small, through the clock, the queue, the worker and HTTP; `bench/night.py` takes 10,000 lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bench.night import (
    DAY,
    House,
    come_back,
    looked_at,
    neither_looked_at_nor_waiting,
    pass_night,
    revise,
    seed,
    snapshots,
    unequal,
)
from jobs import worker
from playlist_service.bootstrap import Running, build_services
from playlist_service.config import Settings
from playlist_service.database import Database, libpq_address
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from tests.conftest import MovedClock

LISTS = 30
BEGINS = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) + DAY
"""Ahead of the database's clock, which nobody can move: else what is put off for tomorrow would be due at once."""


@pytest.fixture
def moved_clock() -> MovedClock:
    return MovedClock(BEGINS)


def _house(settings: Settings, services: Services, database: Database, sandbox: Sandbox, clock: MovedClock) -> House:
    running = Running(settings, services, database, libpq_address(settings.database_url or ""))
    return House(running, sandbox, clock.set, lambda: worker.work(running, until_empty=True))


@pytest.fixture
def house(
    settings: Settings, services: Services, database: Database, sandbox: Sandbox, moved_clock: MovedClock
) -> House:
    """A service with published lists that were synced and looked at the evening before."""
    found = _house(settings, services, database, sandbox, moved_clock)
    seed(found, LISTS, BEGINS, ("Asia/Tokyo", "Europe/Berlin", "America/New_York"))
    return found


def test_three_nights_ask_for_nothing_then_once_each_then_only_for_what_changed(house: House) -> None:
    before = snapshots(house)
    night = pass_night(house, BEGINS)
    assert (night.queued, night.asked.total(), night.waiting, night.failed) == (LISTS, 0, 0, 0)

    night = pass_night(house, BEGINS + DAY)
    assert (night.queued, night.reads, night.writes, night.failed) == (LISTS, LISTS, 0, 0)
    assert night.runs == {"nothing": LISTS}
    assert snapshots(house) == before

    changed = revise(house, 10, BEGINS + 2 * DAY)
    assert len(unequal(house)) == len(changed) == 3
    night = pass_night(house, BEGINS + 2 * DAY)
    assert (night.runs, night.waiting, night.failed) == ({"nothing": LISTS - 3, "verified": 3}, 0, 0)
    assert (night.reads, night.writes) == (LISTS + 2 * 3, 3), "one look each; a changed list is read, written, read"
    assert unequal(house) == []
    assert {one for one, snapshot in snapshots(house).items() if before[one] != snapshot} == changed


def test_a_spent_budget_puts_syncs_off_in_turn_and_loses_none(
    house: House, settings: Settings, database: Database, sandbox: Sandbox, moved_clock: MovedClock
) -> None:
    later = BEGINS + 3 * DAY
    poor = replace(settings, spotify_daily_budget=20)
    house = _house(poor, build_services(poor, database, clock=moved_clock), database, sandbox, moved_clock)
    night = pass_night(house, later)
    assert night.asked.total() <= 18 + 3, "nine tenths of the budget, and what was under way in other threads"
    assert night.runs["nothing"] == night.asked.total()
    assert looked_at(house, later) == night.runs["nothing"] < LISTS
    assert (night.failed, neither_looked_at_nor_waiting(house, later)) == (0, 0)

    come_back(house, later + DAY + timedelta(hours=1))
    assert looked_at(house, later) == LISTS, "those that waited come before those that had their turn"
    assert neither_looked_at_nor_waiting(house, later) == 0


def test_a_quota_answer_stops_every_call_and_the_syncs_come_back_at_its_moment(
    house: House, moved_clock: MovedClock
) -> None:
    later = BEGINS + 3 * DAY
    before = snapshots(house)
    house.sandbox.fault(kind="quota", retry_after=13 * 3600, nth=8)
    night = pass_night(house, later)
    assert night.asked.total() <= 8 + 3, "only what was under way in other threads follows the refusal"
    assert looked_at(house, later) == night.runs["nothing"] < LISTS
    assert (night.failed, neither_looked_at_nor_waiting(house, later)) == (0, 0)

    night = come_back(house, moved_clock.now() + timedelta(hours=14))
    assert (night.waiting, night.failed, night.writes) == (0, 0, 0)
    assert looked_at(house, later) == LISTS
    assert snapshots(house) == before
