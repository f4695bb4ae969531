"""The clock's tick queues what is due, once, on any number of hosts; a run that is put off comes back."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from playlist_service.database import Database
from playlist_service.errors import InvalidInput, NotFound
from playlist_service.models import Playlist, Revision
from playlist_service.sandbox import Sandbox
from playlist_service.services.syncing.timetable import Timetable, enqueue_sync
from tests.conftest import MovedClock
from tests.services.syncing_stage import SLUG, ListQueue, Stage, many_uris


@pytest.fixture
def queue() -> ListQueue:
    return ListQueue()


@pytest.fixture
def timetable(database: Database, moved_clock: MovedClock, queue: ListQueue) -> Timetable:
    return Timetable(database, moved_clock, queue)


def _add_playlists(database: Database, clock: MovedClock, count: int, *, published: bool = True) -> None:
    with database.write() as session:
        for number in range(count):
            playlist = Playlist(
                slug=f"list-{number}", title="x", subject_title="x", subject_type="film", created_at=clock.now()
            )
            session.add(playlist)
            session.flush()
            if published:
                session.add(
                    Revision(
                        playlist_id=playlist.id or 0,
                        number=1,
                        title="x",
                        description="",
                        fingerprint="x",
                        published_at=clock.now(),
                    )
                )


def _next_times(database: Database) -> list[datetime | None]:
    with database.read() as session:
        return list(session.exec(select(Playlist.next_sync_at).order_by(col(Playlist.id))))


def test_a_published_playlist_gets_its_time_and_is_queued_when_it_comes(
    timetable: Timetable, database: Database, moved_clock: MovedClock, queue: ListQueue
) -> None:
    _add_playlists(database, moved_clock, 1)
    assert timetable.tick() == 0
    assert _next_times(database) == [datetime(2026, 11, 22, 3, 0, tzinfo=UTC)]
    moved_clock.set(datetime(2026, 11, 22, 2, 59, tzinfo=UTC))
    assert timetable.tick() == 0
    moved_clock.move(minutes=1)
    assert timetable.tick() == 1
    assert timetable.tick() == 0
    assert _next_times(database) == [datetime(2026, 11, 23, 3, 0, tzinfo=UTC)]
    [job] = queue.jobs
    assert (job["task"], job["slug"], job["started_by"], job["priority"]) == ("sync", "list-0", "clock", 0)
    assert (job["lock"], job["queueing_lock"]) == ("playlist:list-0", "sync:list-0")


def test_after_an_outage_each_playlist_is_queued_once(
    timetable: Timetable, database: Database, moved_clock: MovedClock, queue: ListQueue
) -> None:
    _add_playlists(database, moved_clock, 450)
    timetable.tick()
    moved_clock.move(days=9)
    assert timetable.tick() == 450
    assert len({job["slug"] for job in queue.jobs}) == 450
    assert {moment for moment in _next_times(database) if moment} == {datetime(2026, 12, 1, 3, 0, tzinfo=UTC)}


def test_what_is_not_published_is_never_due(timetable: Timetable, database: Database, moved_clock: MovedClock) -> None:
    _add_playlists(database, moved_clock, 3, published=False)
    timetable.tick()
    moved_clock.move(days=2)
    assert timetable.tick() == 0


def test_many_clocks_queue_each_playlist_once(database: Database, moved_clock: MovedClock) -> None:
    _add_playlists(database, moved_clock, 300)
    queues = [ListQueue() for _ in range(4)]
    Timetable(database, moved_clock, queues[0]).tick()
    moved_clock.move(days=1)
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda queue: Timetable(database, moved_clock, queue).tick(), queues))
    slugs = [job["slug"] for queue in queues for job in queue.jobs]
    assert sum(counts) == len(slugs) == len(set(slugs)) == 300


def test_a_schedule_is_a_time_of_day_in_a_zone(
    timetable: Timetable, database: Database, moved_clock: MovedClock
) -> None:
    _add_playlists(database, moved_clock, 1)
    assert timetable.schedule("list-0", "03:30", "Europe/Berlin") == datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
    with pytest.raises(InvalidInput):
        timetable.schedule("list-0", "25:00", "Europe/Berlin")
    with pytest.raises(InvalidInput):
        timetable.schedule("list-0", "03:00", "Nowhere")
    with pytest.raises(NotFound):
        timetable.schedule("list-1", "03:00", "UTC")


def test_a_person_comes_first_and_a_yes_is_not_lost_behind_a_waiting_job(
    timetable: Timetable, database: Database, moved_clock: MovedClock, queue: ListQueue
) -> None:
    _add_playlists(database, moved_clock, 1)
    with database.write() as session:
        assert enqueue_sync(session, queue, "list-0", started_by="clock")
    assert not timetable.request("list-0", "Ada")
    assert timetable.request("list-0", "Ada", approved_checksum="abc")
    assert not timetable.request("list-0", "Ada", approved_checksum="abc")
    assert [job["priority"] for job in queue.jobs] == [0, 10]
    with pytest.raises(NotFound):
        timetable.request("list-1", "Ada")


@pytest.fixture
def stage(database: Database, moved_clock: MovedClock) -> Iterator[Stage]:
    with Sandbox.start() as sandbox:
        yield Stage(database, sandbox, moved_clock)


def test_a_run_that_is_put_off_comes_back_when_the_remote_said(stage: Stage) -> None:
    stage.publish(stage.tracks[:5])
    stage.sandbox.fault(kind="quota", retry_after=7200, nth=3)
    outcome = stage.run()
    assert outcome.state == "deferred"
    assert outcome.retry_at == stage.clock.now() + timedelta(hours=2)
    [job] = stage.queue.jobs
    assert (job["slug"], job["run_at"], job["queueing_lock"]) == (SLUG, outcome.retry_at, f"sync-later:{SLUG}:person")
    assert stage.waited == 0, "no worker sleeps through a Retry-After"
    stage.sandbox.clear_requests()
    assert stage.run().state == "deferred"
    assert stage.requests() == [], "the breaker stops every call until then"
    stage.clock.set(outcome.retry_at)
    assert stage.run().state == "verified"


def test_a_yes_that_is_put_off_comes_back_although_the_night_waits_already(stage: Stage) -> None:
    stage.publish(many_uris(20))
    stage.run()
    stage.publish(many_uris(2))
    checksum = stage.run().checksum
    assert checksum
    stage.sandbox.fault(kind="quota", retry_after=7200, nth=1)
    stage.clock.move(days=1)
    assert stage.run(started_by="clock").state == "deferred"
    assert stage.run(started_by="Ada").state == "deferred"
    assert stage.run(started_by="Ada", approved_checksum=checksum).state == "deferred"
    waiting = [(job["started_by"], job["priority"], job["approved_checksum"]) for job in stage.queue.jobs]
    assert waiting == [("clock", 0, None), ("Ada", 10, None), ("Ada", 10, checksum)]
    stage.run(started_by="Ada", approved_checksum=checksum)
    assert len(stage.queue.jobs) == 3, "each comes back once"
    stage.clock.set(stage.queue.jobs[2]["run_at"])
    assert stage.run(started_by="Ada", approved_checksum=checksum).state == "verified"


def test_a_grant_that_died_stops_the_run_and_says_so(stage: Stage) -> None:
    stage.publish(stage.tracks[:5])
    stage.run()
    stage.sandbox.revoke()
    outcome = stage.run()
    assert (outcome.state, outcome.retry_at) == ("failed", None)
    assert stage.link()["state"] == "synced"
