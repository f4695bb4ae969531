"""A worker with many jobs at once has a thread and the connections for each of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from bench.night import DAY, House, seed
from jobs import worker
from playlist_service.adapters.job_queue import ProcrastinateQueue
from playlist_service.bootstrap import Running, opened
from playlist_service.cli.serving import worker as worker_command
from playlist_service.config import Settings
from playlist_service.database import Database, libpq_address
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from playlist_service.services.syncing.claiming import alone
from tests.conftest import MovedClock

AT_ONCE = 20
BEGINS = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database.connect(database_url, pool_size=Database.pool_for(AT_ONCE))
    yield database
    database.close()


def test_twenty_locked_runs_find_the_connections_that_they_work_on(database: Database) -> None:
    locked = threading.Barrier(AT_ONCE, timeout=20)

    def run(number: int) -> bool:
        with alone(database, number) as taken:
            locked.wait()
            with database.read() as session:
                session.connection()
                locked.wait()
            return taken

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert all(pool.map(run, range(AT_ONCE)))


def test_twenty_syncs_at_once_all_come_to_their_end(
    settings: Settings, services: Services, database: Database, sandbox: Sandbox, moved_clock: MovedClock
) -> None:
    running = Running(settings, services, database, libpq_address(settings.database_url or ""))
    seed(House(running, sandbox, moved_clock.set, lambda: None), 2 * AT_ONCE, BEGINS)
    moved_clock.set(BEGINS + 3 * DAY)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        slugs = [f"soundtrack-{number}" for number in range(2 * AT_ONCE)]
        states = list(pool.map(lambda slug: services.syncing.run(slug, started_by="clock").state, slugs))
    assert states == ["nothing"] * (2 * AT_ONCE)


def test_a_worker_runs_as_many_jobs_at_once_as_it_was_told(
    settings: Settings, services: Services, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = threading.Barrier(AT_ONCE, timeout=20)
    met: list[str] = []

    def run(_: object, slug: str, **_options: object) -> None:
        together.wait()
        met.append(slug)

    running = Running(settings, services, database, libpq_address(settings.database_url or ""))
    monkeypatch.setattr(type(services.syncing), "run", run)
    queue = ProcrastinateQueue()
    with database.write() as session:
        for number in range(AT_ONCE):
            queue.enqueue(session, "sync", queueing_lock=f"sync:{number}", slug=f"list-{number}", started_by="clock")
    worker.work(running, until_empty=True, concurrency=AT_ONCE)
    assert len(met) == AT_ONCE


def test_a_worker_gets_its_connections_and_refuses_more_jobs_than_fit(settings: Settings) -> None:
    with opened(settings, jobs_at_once=AT_ONCE) as running:
        assert running.database.engine.pool.status().startswith(f"Pool size: {2 * AT_ONCE} ")
    answer = CliRunner().invoke(worker_command, ["--concurrency", "100"])
    assert answer.exit_code == 2
    assert "100 is not in the range" in answer.output
