"""The clock fires a playlist's nightly sync exactly once through the queue, however many clocks tick."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import text

from jobs import clock, worker
from playlist_service.bootstrap import Running
from playlist_service.config import Settings
from playlist_service.database import Database, libpq_address
from playlist_service.samples import sample_articles
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from tests.conftest import MovedClock

SLUG = "im-here"


def _jobs(database: Database, task: str = "sync") -> int:
    with database.read() as session:
        count = text("SELECT count(*) FROM procrastinate_jobs WHERE task_name = :task AND status = 'todo'")
        return int(session.connection().execute(count, {"task": task}).scalar_one())


@pytest.fixture
def running(services: Services, settings: Settings, database: Database) -> Running:
    return Running(settings, services, database, libpq_address(settings.database_url or ""))


@pytest.fixture
def scheduled(running: Running) -> Running:
    """A published and synced playlist that is due at three in the morning in Berlin."""
    services = running.services
    for article in sample_articles():
        services.ingesting.ingest(str(article))
    worker.work(running, until_empty=True)
    services.publishing.publish(SLUG, None)
    worker.work(running, until_empty=True)
    services.syncing.schedule(SLUG, "03:00", "Europe/Berlin")
    return running


def test_the_worker_takes_articles_all_the_way_and_syncs_what_is_published(
    scheduled: Running, sandbox: Sandbox
) -> None:
    states = [run.state for run in scheduled.services.reviewing.page(SLUG).runs]
    assert states == ["verified"]
    name = scheduled.services.pages.front()[0].title
    assert [playlist["name"] for playlist in sandbox.playlists()].count(name) == 1


def test_the_nightly_sync_is_queued_once_at_its_time(
    scheduled: Running, database: Database, moved_clock: MovedClock
) -> None:
    moved_clock.set(datetime(2026, 11, 22, 1, 59, tzinfo=UTC))
    assert scheduled.services.syncing.tick() == 0
    moved_clock.move(minutes=1)
    assert scheduled.services.syncing.tick() == 1
    assert scheduled.services.syncing.tick() == 0
    assert _jobs(database) == 1


def test_two_clocks_queue_it_once_and_the_worker_runs_it_once(
    scheduled: Running, database: Database, moved_clock: MovedClock, sandbox: Sandbox
) -> None:
    moved_clock.set(datetime(2026, 11, 22, 2, 0, tzinfo=UTC))
    queued: list[int] = []
    start = threading.Barrier(2)

    def tick() -> None:
        start.wait()
        queued.append(scheduled.services.syncing.tick())

    clocks = [threading.Thread(target=tick) for _ in range(2)]
    for one in clocks:
        one.start()
    for one in clocks:
        one.join()
    assert sorted(queued) == [0, 1]
    assert _jobs(database) == 1
    sandbox.clear_requests()
    worker.work(scheduled, until_empty=True)
    assert _jobs(database) == 0
    assert [r for r in sandbox.requests() if r.method != "GET" and r.path.startswith("/v1")] == []


def test_after_an_outage_of_days_it_is_queued_once(
    scheduled: Running, database: Database, moved_clock: MovedClock
) -> None:
    moved_clock.move(days=9)
    assert scheduled.services.syncing.tick() == 1
    assert _jobs(database) == 1


def test_the_scheduler_has_a_job_for_everything_that_recurs(services: Services) -> None:
    scheduler = BackgroundScheduler(timezone=UTC)
    clock.schedule(scheduler, services)
    scheduler.start(paused=True)
    names = {job.id for job in scheduler.get_jobs()}
    scheduler.shutdown()
    assert names == {"due syncs", "sweep", "advance", "prune", "availability"}


def test_upkeep_is_queued_once_however_often_the_clock_ticks(services: Services, database: Database) -> None:
    for _ in range(3):
        services.upkeep.tick()
        services.upkeep.nightly()
    assert _jobs(database, "sweep") == 1
    assert _jobs(database, "prune") == 1
