"""A night with very many playlists: how long it takes, how much memory, how many calls."""

from __future__ import annotations

import os
import resource
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from playlist_service.database import Database
from playlist_service.models import Playlist, Revision, RevisionTrack
from playlist_service.services.syncing import Syncing
from tests.conftest import MovedClock
from tests.services.memory_host import MemoryHost
from tests.services.syncing_stage import ListQueue, many_uris

PLAYLISTS = int(os.environ.get("NIGHT_PLAYLISTS", "300"))
"""The figures in the documentation are of 10000."""
TRACKS = many_uris(20)
WORKERS = 4


def _publish(database: Database, clock: MovedClock, numbers: range, revision_number: int) -> None:
    with database.write() as session:
        for number in numbers:
            found = session.exec(select(Playlist).where(Playlist.slug == f"list-{number}")).one_or_none()
            playlist = found or Playlist(
                slug=f"list-{number}", title="x", subject_title="x", subject_type="mix", created_at=clock.now()
            )
            session.add(playlist)
            session.flush()
            revision = Revision(
                playlist_id=playlist.id or 0,
                number=revision_number,
                title=f"List {number}",
                description="",
                fingerprint="x",
                published_at=clock.now(),
            )
            session.add(revision)
            session.flush()
            tracks = TRACKS[revision_number - 1 :]
            session.add_all(
                RevisionTrack(revision_id=revision.id or 0, position=at, title="x", artists=["y"], track_uri=uri)
                for at, uri in enumerate(tracks, start=1)
            )


class Night:
    """One night: the clock ticks, the workers empty the queue."""

    def __init__(self, database: Database, clock: MovedClock) -> None:
        self.clock = clock
        self.queue = ListQueue()
        self.host = MemoryHost()
        self.syncing = Syncing(database, self.host, clock, self.queue, wait=lambda _: None)

    def pass_by(self, name: str) -> dict[str, int]:
        self.clock.move(days=1)
        self.queue.jobs.clear()
        before, started = self.host.calls, time.perf_counter()
        assert self.syncing.tick() == PLAYLISTS
        ticked = time.perf_counter() - started
        with ThreadPoolExecutor(WORKERS) as pool:
            states = list(
                pool.map(lambda job: self.syncing.run(job["slug"], started_by="clock").state, self.queue.jobs)
            )
        seconds = time.perf_counter() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        calls = self.host.calls - before
        print(  # noqa: T201 - the figures are what this test is run for
            f"{name}: {PLAYLISTS} playlists, {seconds:.1f} s (tick {ticked:.1f} s), {calls} calls, {memory} MB at most"
        )
        return {state: states.count(state) for state in set(states)} | {"calls": calls}


@pytest.mark.slow
def test_a_night_of_many_playlists(database: Database, moved_clock: MovedClock) -> None:
    for start in range(0, PLAYLISTS, 500):
        _publish(database, moved_clock, range(start, min(start + 500, PLAYLISTS)), 1)
    night = Night(database, moved_clock)
    night.syncing.tick()
    assert night.pass_by("the first night")["verified"] == PLAYLISTS
    quiet = night.pass_by("a quiet night")
    assert quiet == {"nothing": PLAYLISTS, "calls": PLAYLISTS}
    changed = PLAYLISTS // 20
    _publish(database, moved_clock, range(changed), 2)
    busy = night.pass_by("a night with one in twenty changed")
    assert busy == {"nothing": PLAYLISTS - changed, "verified": changed, "calls": PLAYLISTS + 3 * changed}
    moved_clock.move(hours=-23)
    assert night.syncing.run("list-1", started_by="clock").run_id is None
    assert timedelta(hours=20) > timedelta(0)
