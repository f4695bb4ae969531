"""Syncing as the rest of the service uses it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

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
from playlist_service.queries import syncs
from playlist_service.services.reviewing import RunLine
from playlist_service.services.syncing import ground as grounds
from playlist_service.services.syncing.claiming import alone, claim
from playlist_service.services.syncing.course import Course
from playlist_service.services.syncing.covering import set_cover
from playlist_service.services.syncing.deciding import Deciding
from playlist_service.services.syncing.endings import Ending
from playlist_service.services.syncing.ground import Ground
from playlist_service.services.syncing.history import History
from playlist_service.services.syncing.kit import Kit
from playlist_service.services.syncing.previewing import preview
from playlist_service.services.syncing.recording import RunRecord
from playlist_service.services.syncing.timetable import Timetable
from playlist_service.services.syncing.values import (
    BY_CLOCK,
    ProposalLine,
    RunPage,
    SyncOutcome,
    SyncPreview,
    SyncRules,
)

_BUSY_FOR = timedelta(seconds=30)


class Syncing:
    """Keeps remote playlists equal to published revisions."""

    def __init__(  # noqa: PLR0913 - these are its remotes and its seams; one composition root calls it
        self,
        database: Database,
        host: PlaylistHost,
        clock: Clock,
        queue: JobQueue,
        rules: SyncRules | None = None,
        *,
        wait: Callable[[float], None] = time.sleep,
        night_host: PlaylistHost | None = None,
    ) -> None:
        """`wait` lets seconds pass; `night_host` makes the calls that nobody waits for (by default `host` does)."""
        self._kit = Kit(database, host, clock, wait, rules or SyncRules())
        self._night_kit = replace(self._kit, host=night_host or host)
        self._timetable = Timetable(database, clock, queue)
        self._history = History(database, clock)
        self._deciding = Deciding(self._kit, queue)

    def run(self, slug: str, *, started_by: str, approved_checksum: str | None = None) -> SyncOutcome:
        """Make the remote playlist equal to the newest revision, and tell how that ended.

        A run that is put off is queued again for the moment that it names. What the remote does is an outcome, never
        an error. Raises NotFound, and Conflict where nothing is published.
        """
        outcome = self._run(slug, started_by, approved_checksum)
        if outcome.retry_at is not None:
            self._timetable.come_back(slug, started_by, outcome.retry_at, approved_checksum)
        return outcome

    def preview(self, slug: str) -> SyncPreview:
        """Return what a run would do now; only reads. Raises NotFound, Conflict and Remote errors."""
        return preview(self._kit, slug)

    def is_current(self, slug: str) -> bool:
        """Return whether the remote playlist was verified to be what is desired now. Raises NotFound and Conflict."""
        with self._kit.database.read() as session:
            ground = grounds.load(session, slug, self._kit.clock.now())
        known = ground.known
        return known is not None and known.state == "synced" and known.base_fingerprint == ground.fingerprint

    def runs(self, slug: str) -> tuple[RunLine, ...]:
        """Return the newest runs of a playlist, newest first. Raises NotFound."""
        return self._history.runs(slug)

    def run_page(self, slug: str, run_id: int) -> RunPage:
        """Return one run: the list before and after it, its calls. Raises NotFound."""
        return self._history.run_page(slug, run_id)

    def proposals(self, slug: str) -> tuple[ProposalLine, ...]:
        """Return the edits of others that wait for a curator, oldest first. Raises NotFound."""
        return self._history.proposals(slug)

    def settle(self, slug: str, proposal_id: int, take: bool, curator_id: int) -> None:
        """Take somebody's edit over, or refuse it; the sync that follows the last answer is queued.

        A track that is offered for one that cannot be played becomes a decision, for the next revision.
        Raises NotFound, and Conflict where it was answered already.
        """
        self._deciding.settle(slug, proposal_id, take=take, curator_id=curator_id)

    def restore(self, slug: str, run_id: int, curator_id: int) -> bool:
        """Desire the list that was seen before a run, until a revision is published; its sync is queued.

        Guards hold as ever. Raises NotFound, and Conflict where that list was empty or never read.
        """
        return self._deciding.restore(slug, run_id, curator_id)

    def bind(self, slug: str, link: str, curator_id: int) -> None:
        """Keep an existing playlist of the account equal from now on, on purpose.

        Raises InvalidInput, NotFound, Conflict (bound to another of ours) and Remote errors.
        """
        self._deciding.bind(slug, link, curator_id)

    def unbind(self, slug: str) -> None:
        """Let go of the remote playlist and leave it as it is; the next sync makes a new one. Raises NotFound."""
        self._deciding.unbind(slug)

    def set_cover(self, slug: str, jpeg: bytes, curator_id: int | None) -> int:
        """Send a JPEG (256 KB at most as base64) as the linked playlist's cover; return the run that records it.

        No sync ever writes a cover: a person's wins. Raises InvalidInput, NotFound, Conflict and Remote errors.
        """
        return set_cover(self._kit, slug, jpeg, curator_id)

    def _run(self, slug: str, started_by: str, approved_checksum: str | None) -> SyncOutcome:
        kit = self._night_kit if started_by == BY_CLOCK else self._kit
        with kit.database.read() as session:
            playlist_id = grounds.playlist_id_of(session, slug)
            if started_by == BY_CLOCK and _is_fresh(session, slug, playlist_id, kit):
                return SyncOutcome(None, "nothing", "It was looked at a short while ago.")
        with alone(kit.database, playlist_id) as taken:
            if not taken:
                busy = "Another run syncs this playlist now."
                return SyncOutcome(None, "busy", busy, retry_at=kit.clock.now() + _BUSY_FOR)
            with kit.database.read() as session:
                ground = grounds.load(session, slug, kit.clock.now())
            return _run(kit, ground, started_by, approved_checksum)

    def request(self, slug: str, started_by: str, approved_checksum: str | None = None) -> bool:
        """Queue a sync now; False where it waits already. Raises NotFound."""
        return self._timetable.request(slug, started_by, approved_checksum)

    def tick(self) -> int:
        """Queue every sync that is due and set its next time; return how many were queued."""
        return self._timetable.tick()

    def prune(self) -> int:
        """Forget the clock's runs of long ago that found nothing to write; return how many."""
        return self._history.prune()

    def schedule(self, slug: str, sync_time: str, time_zone: str) -> datetime:
        """Sync daily at `sync_time` (HH:MM) in `time_zone`; return the next time. Raises NotFound and InvalidInput."""
        return self._timetable.schedule(slug, sync_time, time_zone)


def _is_fresh(session: Session, slug: str, playlist_id: int, kit: Kit) -> bool:
    """Whether nothing changed on our side and the remote was looked at recently: then no request is made at all."""
    now = kit.clock.now()
    link = syncs.link(session, playlist_id)
    if link is None or link.checked_at is None or now - link.checked_at >= kit.rules.fresh_for:
        return False
    ground = grounds.load(session, slug, now)
    return (
        link.state == "synced"
        and (ground.open_writes is None or not ground.open_writes.made)
        and link.base_fingerprint == ground.fingerprint
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
        ending = _ending(kit, ground, record, approved_checksum)
        record.close(ending, ground)
    except Conflict as error:
        return SyncOutcome(record.run_id, "interrupted", str(error), record.calls, record.reads)
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


def _ending(kit: Kit, ground: Ground, record: RunRecord, approved_checksum: str | None) -> Ending:
    """Follow the run's course to its end, or to the error that stops it."""
    try:
        return Course(kit, ground, record, approved_checksum).follow()
    except (QuotaExceeded, RemoteUnavailable) as error:
        return Ending("deferred", str(error), retry_at=error.retry_at or kit.clock.now() + kit.rules.come_back_after)
    except RemoteAuthorization as error:
        return Ending("failed", str(error))
    except RemoteRejected as error:
        return Ending("failed", str(error), link_state="failed")
