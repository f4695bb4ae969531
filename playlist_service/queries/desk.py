"""Queries about how playlists stand: each answers for all of them, or for one, in a single statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.dialects.postgresql import distinct_on
from sqlmodel import Session, col

from playlist_service.models import Entry, Playlist, RemotePlaylistLink, Revision, StoredDecision

_AT_ONCE = 2000
"""Rows that are held at a time: the entries of all playlists are many."""


class Heading(NamedTuple):
    """What a playlist is called and rests on, without its documents."""

    playlist_id: int
    slug: str
    title: str
    description: str
    subject_title: str
    subject_type: str
    release_mbid: str | None


class Standing(NamedTuple):
    """An entry with the decision that counts: the newest of a person, else the newest of the program."""

    playlist_id: int
    title: str
    artists: list[str]
    recording_mbid: str | None
    evidence: list[dict[str, Any]]
    outcome: str | None
    track_uri: str | None
    decided_by: int | None


def headings(session: Session, playlist_id: int | None = None) -> list[Heading]:
    """Return all playlists by title, or the one."""
    wanted = ("id", "slug", "title", "description", "subject_title", "subject_type", "release_mbid")
    named = select(*(col(getattr(Playlist, name)) for name in wanted)).where(_of(Playlist.id, playlist_id))
    return [Heading(*row) for row in session.execute(named.order_by(col(Playlist.title), col(Playlist.id)))]


def newest_revisions(session: Session, playlist_id: int | None = None) -> dict[int, tuple[int, str]]:
    """Return number and fingerprint of the newest revision of each published playlist."""
    newest = (
        select(col(Revision.playlist_id), col(Revision.number), col(Revision.fingerprint))
        .ext(distinct_on(col(Revision.playlist_id)))
        .where(_of(Revision.playlist_id, playlist_id))
        .order_by(col(Revision.playlist_id), col(Revision.number).desc())
    )
    return {of: (number, fingerprint) for of, number, fingerprint in session.execute(newest)}


def remote_states(session: Session, playlist_id: int | None = None) -> dict[int, tuple[str, str | None]]:
    """Return state and reason of each remote playlist, by ours."""
    link = RemotePlaylistLink
    states = select(col(link.playlist_id), col(link.state), col(link.state_reason))
    rows = session.execute(states.where(_of(link.playlist_id, playlist_id)))
    return {of: (state, reason) for of, state, reason in rows}


def standings(session: Session, playlist_id: int | None = None) -> Iterator[Standing]:
    """Yield every entry that is not absent with its standing decision, playlist by playlist, in order."""
    made = StoredDecision
    counts = (
        select(col(made.entry_id), col(made.outcome), col(made.track_uri), col(made.decided_by))
        .ext(distinct_on(col(made.entry_id)))
        .join(Entry, col(Entry.id) == col(made.entry_id))
        .where(col(made.undone_at).is_(None), _of(Entry.playlist_id, playlist_id))
        .order_by(col(made.entry_id), col(made.decided_by).is_(None), col(made.id).desc())
        .subquery()
    )
    wanted = ("playlist_id", "title", "artists", "recording_mbid", "evidence")
    rows = (
        select(
            *(col(getattr(Entry, name)) for name in wanted), counts.c.outcome, counts.c.track_uri, counts.c.decided_by
        )
        .outerjoin(counts, counts.c.entry_id == Entry.id)
        .where(col(Entry.absent_since).is_(None), _of(Entry.playlist_id, playlist_id))
        .order_by(col(Entry.playlist_id), col(Entry.position), col(Entry.id))
    )
    for row in session.execute(rows, execution_options={"yield_per": _AT_ONCE}):
        yield Standing(*row)


def _of(column: object, playlist_id: int | None) -> ColumnElement[bool]:
    return true() if playlist_id is None else col(column) == playlist_id
