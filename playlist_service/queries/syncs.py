"""Queries about syncs: the lock of a playlist, its runs and their calls, what is due, and what others changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CursorResult, text
from sqlmodel import Session, col, delete, func, select

from playlist_service.models import (
    DriftProposal,
    Playlist,
    RemotePlaylistLink,
    Revision,
    RevisionTrack,
    StoredCandidate,
    StoredDecision,
    SyncCall,
    SyncRun,
)
from playlist_service.models import Entry as StoredEntry

UNAVAILABLE = "unavailable"
"""The kind of a proposal that is no edit: another track for one that cannot be played any more."""
_LOCKS = 0x5359_4E43
"""The first half of our advisory locks' names; the playlist's id is the second."""


def try_lock(session: Session, playlist_id: int) -> bool:
    """Take the playlist's lock for the session's connection, if nobody has it; it outlives transactions."""
    asked = text("SELECT pg_try_advisory_lock(:locks, :playlist_id)")
    return bool(session.execute(asked, {"locks": _LOCKS, "playlist_id": playlist_id}).scalar_one())


def unlock(session: Session, playlist_id: int) -> None:
    """Give the playlist's lock back."""
    asked = text("SELECT pg_advisory_unlock(:locks, :playlist_id)")
    session.execute(asked, {"locks": _LOCKS, "playlist_id": playlist_id})


def link(session: Session, playlist_id: int, *, for_update: bool = False) -> RemotePlaylistLink | None:
    """Return the remote playlist that this one is kept equal to."""
    linked = select(RemotePlaylistLink).where(RemotePlaylistLink.playlist_id == playlist_id)
    return session.exec(linked.with_for_update() if for_update else linked).one_or_none()


def run(session: Session, run_id: int, *, for_update: bool = False) -> SyncRun | None:
    """Return one run."""
    named = select(SyncRun).where(SyncRun.id == run_id)
    return session.exec(named.with_for_update() if for_update else named).one_or_none()


def runs(session: Session, playlist_id: int, limit: int) -> list[SyncRun]:
    """Return the newest runs of a playlist, newest first."""
    newest = select(SyncRun).where(SyncRun.playlist_id == playlist_id).order_by(col(SyncRun.id).desc())
    return list(session.exec(newest.limit(limit)))


def running(session: Session, playlist_id: int) -> list[SyncRun]:
    """Return the runs of a playlist that were never closed, locked for this transaction."""
    unclosed = select(SyncRun).where(SyncRun.playlist_id == playlist_id, SyncRun.state == "running")
    return list(session.exec(unclosed.with_for_update()))


def last_run_that_wrote(session: Session, playlist_id: int, after: int) -> SyncRun | None:
    """Return the newest run with an id above `after` that began to write."""
    wrote = (
        select(SyncRun)
        .where(SyncRun.playlist_id == playlist_id, col(SyncRun.id) > after, col(SyncRun.read_uris).is_not(None))
        .order_by(col(SyncRun.id).desc())
    )
    return session.exec(wrote.limit(1)).first()


def forget_runs(session: Session, started_by: str, until: datetime) -> int:
    """Delete runs of `started_by` that ended before `until`, wrote nothing and waited for nobody; return how many.

    The newest run of a playlist stays, and so does the one that verified its base.
    """
    newest = select(func.max(SyncRun.id)).group_by(col(SyncRun.playlist_id))
    bases = select(RemotePlaylistLink.base_run_id).where(col(RemotePlaylistLink.base_run_id).is_not(None))
    deleted: CursorResult[object] = session.execute(  # type: ignore[assignment]  # a DELETE answers with a cursor
        delete(SyncRun).where(
            col(SyncRun.state).in_(("nothing", "deferred")),
            col(SyncRun.started_by) == started_by,
            col(SyncRun.finished_at) < until,
            col(SyncRun.writes) == 0,
            col(SyncRun.approved_checksum).is_(None),
            col(SyncRun.id).not_in(newest),
            col(SyncRun.id).not_in(bases),
        )
    )
    return deleted.rowcount


def calls(session: Session, run_id: int) -> list[SyncCall]:
    """Return the calls of a run in order."""
    return list(session.exec(select(SyncCall).where(SyncCall.run_id == run_id).order_by(col(SyncCall.ordinal))))


def due(session: Session, now: datetime, limit: int) -> list[Playlist]:
    """Return published playlists whose sync is due or was never planned, locked; what others hold is left out."""
    published = select(Revision.id).where(col(Revision.playlist_id) == col(Playlist.id)).exists()
    waiting = (
        select(Playlist)
        .where(published, col(Playlist.next_sync_at).is_(None) | (col(Playlist.next_sync_at) <= now))
        .order_by(col(Playlist.next_sync_at), col(Playlist.id))
        .limit(limit)
    )
    return list(session.exec(waiting.with_for_update(skip_locked=True)))


def proposals(session: Session, playlist_id: int, *, for_update: bool = False) -> list[DriftProposal]:
    """Return what other people changed in a playlist, settled or not, oldest first."""
    found = select(DriftProposal).where(DriftProposal.playlist_id == playlist_id, DriftProposal.kind != UNAVAILABLE)
    found = found.order_by(col(DriftProposal.id))
    return list(session.exec(found.with_for_update() if for_update else found))


def proposals_of_any_kind(session: Session, playlist_id: int) -> list[DriftProposal]:
    """Return the edits of others, and the tracks that may replace those that cannot be played; oldest first."""
    found = select(DriftProposal).where(DriftProposal.playlist_id == playlist_id).order_by(col(DriftProposal.id))
    return list(session.exec(found))


def proposal(session: Session, playlist_id: int, proposal_id: int) -> DriftProposal | None:
    """Return one proposal of a playlist, locked for this transaction."""
    named = select(DriftProposal).where(DriftProposal.id == proposal_id, DriftProposal.playlist_id == playlist_id)
    return session.exec(named.with_for_update()).one_or_none()


def isrcs(session: Session, playlist_id: int) -> dict[str, str]:
    """Return the ISRC of each track that was offered or decided for a playlist's entries, where it is known."""
    found: dict[str, str] = {}
    for table in (StoredCandidate, StoredDecision):
        isrc = col(table.track)["isrc"].as_string()
        rows = session.execute(
            select(col(table.track_uri), isrc)
            .join(StoredEntry, col(StoredEntry.id) == col(table.entry_id))
            .where(StoredEntry.playlist_id == playlist_id, col(table.track_uri).is_not(None), isrc.is_not(None))
        )
        found.update((uri, code) for uri, code in rows)
    return found


def titles(session: Session, uris: list[str]) -> dict[str, str]:
    """Return what each track is called in some revision, or was called where somebody added it."""
    seen = session.exec(
        select(DriftProposal.uri, DriftProposal.seen).where(
            col(DriftProposal.uri).in_(uris), col(DriftProposal.seen).is_not(None), DriftProposal.kind != UNAVAILABLE
        )
    )
    published = session.exec(
        select(RevisionTrack.track_uri, RevisionTrack.title, RevisionTrack.artists)
        .where(col(RevisionTrack.track_uri).in_(uris))
        .order_by(col(RevisionTrack.revision_id))
    )
    ours = {uri: f"{title} by {', '.join(artists)}" if artists else title for uri, title, artists in published if uri}
    return {**{uri: title for uri, title in seen if uri and title}, **ours}


def linked_to(session: Session, remote_id: str) -> RemotePlaylistLink | None:
    """Return the link to a remote playlist."""
    return session.exec(select(RemotePlaylistLink).where(RemotePlaylistLink.remote_id == remote_id)).one_or_none()


def entry_of_track(session: Session, revision_id: int, track_uri: str) -> int | None:
    """Return the entry that a revision's track came from."""
    return session.exec(
        select(RevisionTrack.entry_id).where(
            RevisionTrack.revision_id == revision_id, RevisionTrack.track_uri == track_uri
        )
    ).first()


def verified_at_by_slug(session: Session) -> dict[str, datetime]:
    """Return when each synced playlist was last verified to be equal, by slug."""
    rows = session.exec(
        select(Playlist.slug, RemotePlaylistLink.verified_at)
        .join(RemotePlaylistLink, col(RemotePlaylistLink.playlist_id) == col(Playlist.id))
        .where(col(RemotePlaylistLink.verified_at).is_not(None))
    )
    return {slug: verified_at for slug, verified_at in rows if verified_at is not None}
