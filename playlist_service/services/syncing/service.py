"""Syncing as the rest of the service uses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from playlist_service.database import Database
from playlist_service.errors import (
    Conflict,
    QuotaExceeded,
    RemoteAuthorization,
    RemoteRejected,
    RemoteUnavailable,
)
from playlist_service.models import SyncRun
from playlist_service.ports import Clock, JobQueue, PlaylistHost
from playlist_service.services.syncing import ground as grounds
from playlist_service.services.syncing.claiming import alone, claim
from playlist_service.services.syncing.course import Course
from playlist_service.services.syncing.endings import Ending
from playlist_service.services.syncing.ground import Ground
from playlist_service.services.syncing.kit import Kit
from playlist_service.services.syncing.recording import RunRecord
from playlist_service.services.syncing.timetable import Timetable
from playlist_service.services.syncing.values import BY_CLOCK, SyncOutcome, SyncRules

_BUSY_FOR = timedelta(seconds=30)


class Syncing:
    """Keeps remote playlists equal to published revisions."""

    def __init__(  # noqa: PLR0913 - one composition root calls it, by keyword
        self,
        database: Database,
        host: PlaylistHost,
        clock: Clock,
        queue: JobQueue,
        *,
        wait: Callable[[float], None],
        rules: SyncRules | None = None,
        night_host: PlaylistHost | None = None,
    ) -> None:
        """`wait` lets seconds pass; `night_host` makes the calls that nobody waits for (by default `host` does)."""
        self._kit = Kit(database, host, clock, wait, rules or SyncRules())
        self._night_kit = replace(self._kit, host=night_host or host)
        self._timetable = Timetable(database, clock, queue)

    def run(self, slug: str, *, started_by: str, approved_checksum: str | None = None) -> SyncOutcome:
        """Make the remote playlist equal to the newest revision, and tell how that ended.

        Raises NotFound, and Conflict where nothing is published. What the remote does is an outcome, never an error.
        """
        kit = self._night_kit if started_by == BY_CLOCK else self._kit
        with kit.database.read() as session:
            ground = grounds.load(session, slug, kit.clock.now())
        if started_by == BY_CLOCK and _is_fresh(ground, kit):
            return SyncOutcome(None, "nothing", "It was looked at a short while ago.")
        with alone(kit.database, ground.playlist_id) as taken:
            if not taken:
                busy = "Another run syncs this playlist now."
                return SyncOutcome(None, "busy", busy, retry_at=kit.clock.now() + _BUSY_FOR)
            with kit.database.read() as session:
                ground = grounds.load(session, slug, kit.clock.now())
            return _run(kit, ground, started_by, approved_checksum)

    def work(self, slug: str, *, started_by: str, approved_checksum: str | None = None) -> SyncOutcome:
        """Run as a job of the queue: a run that is put off is queued again for the moment that it names."""
        outcome = self.run(slug, started_by=started_by, approved_checksum=approved_checksum)
        if outcome.retry_at is not None:
            self._timetable.come_back(slug, started_by, outcome.retry_at, approved_checksum)
        return outcome

    def request(self, slug: str, started_by: str, approved_checksum: str | None = None) -> bool:
        """Queue a sync now; False where it waits already. Raises NotFound."""
        return self._timetable.request(slug, started_by, approved_checksum)

    def tick(self) -> int:
        """Queue every sync that is due and set its next time; return how many were queued."""
        return self._timetable.tick()

    def schedule(self, slug: str, sync_time: str, time_zone: str) -> datetime:
        """Sync daily at `sync_time` (HH:MM) in `time_zone`; return the next time. Raises NotFound and InvalidInput."""
        return self._timetable.schedule(slug, sync_time, time_zone)


def _is_fresh(ground: Ground, kit: Kit) -> bool:
    """Whether nothing changed on our side and the remote was looked at recently: then no request is made at all."""
    known = ground.known
    return (
        known is not None
        and known.state == "synced"
        and ground.open_writes is None
        and known.base_fingerprint == ground.fingerprint
        and known.checked_at is not None
        and kit.clock.now() - known.checked_at < kit.rules.fresh_for
    )


def _run(kit: Kit, ground: Ground, started_by: str, approved_checksum: str | None) -> SyncOutcome:
    run = SyncRun(
        playlist_id=ground.playlist_id,
        revision_number=ground.revision,
        started_by=started_by,
        started_at=kit.clock.now(),
        state="running",
        desired_uris=list(ground.desired),
    )
    record = RunRecord(kit.database, kit.clock, claim(kit.database, kit.clock, run))
    try:
        ending = Course(kit, ground, record, approved_checksum).follow()
    except (QuotaExceeded, RemoteUnavailable) as error:
        retry_at = error.retry_at or kit.clock.now() + kit.rules.come_back_after
        ending = Ending("deferred", str(error), retry_at=retry_at)
    except RemoteAuthorization as error:
        ending = Ending("failed", str(error))
    except RemoteRejected as error:
        ending = Ending("failed", str(error), link_state="failed")
    except Conflict as error:
        return SyncOutcome(record.run_id, "interrupted", str(error), record.calls, record.reads)
    record.close(ending, ground)
    return SyncOutcome(
        run_id=record.run_id,
        state=ending.state,
        reason=ending.reason,
        writes=record.calls,
        reads=record.reads,
        sentences=record.sentences,
        checksum=ending.checksum,
        retry_at=ending.retry_at,
    )
