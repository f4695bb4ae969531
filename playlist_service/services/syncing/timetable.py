"""When playlists are synced: the queue's jobs, the minute tick, and a playlist's daily time."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.scheduling import next_daily, parse_time_of_day, parse_time_zone
from playlist_service.errors import NotFound
from playlist_service.models import Playlist
from playlist_service.ports import Clock, JobQueue
from playlist_service.queries import playlists as playlist_queries
from playlist_service.queries import syncs
from playlist_service.services.syncing.values import BY_CLOCK

TASK = "sync"
_PERSON_WAITS = 10
_BATCH = 200


def enqueue_sync(
    session: Session, queue: JobQueue, slug: str, *, started_by: str, approved_checksum: str | None = None
) -> bool:
    """Queue a sync in the session's transaction; False where the same one waits already.

    A yes to a checksum is a job of its own: one that waits without it would lose the yes.
    """
    return queue.enqueue(
        session,
        TASK,
        lock=f"playlist:{slug}",
        queueing_lock=f"sync:{slug}:{approved_checksum}" if approved_checksum else f"sync:{slug}",
        priority=_priority(started_by),
        slug=slug,
        started_by=started_by,
        approved_checksum=approved_checksum,
    )


class Timetable:
    """Puts syncs on the queue."""

    def __init__(self, database: Database, clock: Clock, queue: JobQueue) -> None:
        """Use the tables of `database` and one queue."""
        self._database = database
        self._clock = clock
        self._queue = queue

    def request(self, slug: str, started_by: str, approved_checksum: str | None = None) -> bool:
        """Queue a sync now; False where it waits already. Raises NotFound."""
        with self._database.write() as session:
            _playlist(session, slug)
            return enqueue_sync(session, self._queue, slug, started_by=started_by, approved_checksum=approved_checksum)

    def come_back(self, slug: str, started_by: str, run_at: datetime, approved_checksum: str | None) -> bool:
        """Queue a run that was put off, for the moment that the remote named; False where the same one waits already.

        What a person waits for is a job of its own beside the clock's, and so is each yes: none is lost in another.
        A person's has a lock of its own as well, or what is asked for meanwhile would wait behind it until then.
        """
        whose = approved_checksum or ("" if started_by == BY_CLOCK else "person")
        with self._database.write() as session:
            return self._queue.enqueue(
                session,
                TASK,
                lock=f"playlist-later:{slug}" if whose else f"playlist:{slug}",
                queueing_lock=f"sync-later:{slug}:{whose}" if whose else f"sync-later:{slug}",
                priority=_priority(started_by),
                run_at=run_at,
                slug=slug,
                started_by=started_by,
                approved_checksum=approved_checksum,
            )

    def tick(self) -> int:
        """Queue every sync that is due and set its next time; return how many were queued.

        Any number of clocks may tick at once; after an outage each playlist is queued once.
        """
        queued = 0
        while batch := self._tick_batch():
            queued += batch[1]
            if batch[0] < _BATCH:
                break
        return queued

    def schedule(self, slug: str, sync_time: str, time_zone: str) -> datetime:
        """Sync the playlist daily at `sync_time` (HH:MM) in `time_zone`; return the next time (UTC).

        Raises NotFound and InvalidInput.
        """
        at, zone = parse_time_of_day(sync_time), parse_time_zone(time_zone)
        with self._database.write() as session:
            playlist = _playlist(session, slug)
            playlist.sync_time = f"{at:%H:%M}"
            playlist.time_zone = zone.key
            playlist.next_sync_at = next_daily(self._clock.now(), at, zone)
            return playlist.next_sync_at

    def _tick_batch(self) -> tuple[int, int]:
        now = self._clock.now()
        with self._database.write() as session:
            playlists = syncs.due(session, now, _BATCH)
            queued = sum(self._queued(session, playlist) for playlist in playlists)
            for playlist in playlists:
                at, zone = parse_time_of_day(playlist.sync_time), parse_time_zone(playlist.time_zone)
                playlist.next_sync_at = next_daily(now, at, zone)
            return len(playlists), queued

    def _queued(self, session: Session, playlist: Playlist) -> bool:
        """Queue a due playlist; one without a time was published just now, and its first sync is queued by that."""
        if playlist.next_sync_at is None:
            return False
        return enqueue_sync(session, self._queue, playlist.slug, started_by=BY_CLOCK)


def _priority(started_by: str) -> int:
    return 0 if started_by == BY_CLOCK else _PERSON_WAITS


def _playlist(session: Session, slug: str) -> Playlist:
    playlist = playlist_queries.playlist_with_slug(session, slug, lock=True)
    if playlist is None:
        raise NotFound(f"There is no playlist {slug!r}.")
    return playlist
