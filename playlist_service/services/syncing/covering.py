"""The cover of the remote playlist: set by a person, on purpose, and never by a sync."""

from __future__ import annotations

import math

from playlist_service.domain.identifiers import PlaylistId
from playlist_service.errors import (
    Conflict,
    InvalidInput,
    QuotaExceeded,
    RemoteAuthorization,
    RemoteRejected,
    RemoteUnavailable,
)
from playlist_service.models import Curator, SyncRun
from playlist_service.queries import playlists as playlist_queries
from playlist_service.queries import syncs
from playlist_service.services.syncing.claiming import alone, claim
from playlist_service.services.syncing.ground import playlist_id_of
from playlist_service.services.syncing.kit import Kit
from playlist_service.services.syncing.recording import RunRecord

COVER_CALL = "cover"
_JPEG = b"\xff\xd8\xff"
_LARGEST = 256 * 1024
"""Bytes that Spotify takes, once the image is written as base64."""
_NOT_THERE = "{!r} is not on Spotify yet: sync it first, then set its cover."
_BUSY = "A run syncs this playlist now: try again in a moment."


def set_cover(kit: Kit, slug: str, jpeg: bytes, curator_id: int | None) -> int:
    """Send a JPEG as the cover of the linked playlist; return the run under which it is on record.

    Raises InvalidInput (no JPEG, too large), NotFound, Conflict and Remote errors.
    """
    _check(jpeg)
    with kit.database.read() as session:
        playlist_id = playlist_id_of(session, slug)
        curator = session.get(Curator, curator_id) if curator_id else None
        name = curator.name if curator else "a curator"
    with alone(kit.database, playlist_id) as taken:
        if not taken:
            raise Conflict(_BUSY)
        remote_id, run = _prepared(kit, slug, playlist_id, name)
        record = RunRecord(kit.database, kit.clock, claim(kit.database, kit.clock, run))
        _send(kit, record, remote_id, jpeg)
        return record.run_id


def _check(jpeg: bytes) -> None:
    if not jpeg.startswith(_JPEG):
        raise InvalidInput("The cover is no JPEG image.")
    encoded = 4 * math.ceil(len(jpeg) / 3)
    if encoded > _LARGEST:
        raise InvalidInput(f"The cover is too large: {encoded:,} bytes as base64, {_LARGEST:,} are allowed.")


def _prepared(kit: Kit, slug: str, playlist_id: int, name: str) -> tuple[PlaylistId, SyncRun]:
    """The linked playlist, and the run to be recorded, which no sync ever takes up again: it read no rows."""
    with kit.database.read() as session:
        link = syncs.link(session, playlist_id)
        revision = playlist_queries.latest_revision(session, playlist_id)
        if link is None or link.remote_id is None:
            raise Conflict(_NOT_THERE.format(slug))
        return PlaylistId(link.remote_id), SyncRun(
            playlist_id=playlist_id,
            revision_number=revision.number if revision else 0,
            started_by=name,
            started_at=kit.clock.now(),
            state="running",
            sentences=["set the cover"],
        )


def _send(kit: Kit, record: RunRecord, remote_id: PlaylistId, jpeg: bytes) -> None:
    ordinal = record.began({"op": COVER_CALL, "bytes": len(jpeg)})
    try:
        kit.host.upload_cover(remote_id, jpeg)
    except (QuotaExceeded, RemoteAuthorization, RemoteRejected, RemoteUnavailable) as error:
        lost = isinstance(error, RemoteUnavailable) and error.outcome_unknown
        _close(kit, record, ordinal, "unknown" if lost else "refused", str(error))
        raise
    _close(kit, record, ordinal, "ok", None)


def _close(kit: Kit, record: RunRecord, ordinal: int, outcome: str, reason: str | None) -> None:
    """Close the run; what was read last stays as it is, for the cover says nothing about rows."""
    record.ended(ordinal, outcome)
    with record.running() as (_, run):
        run.state = "sent" if outcome == "ok" else "failed"
        run.reason, run.finished_at = reason, kit.clock.now()
