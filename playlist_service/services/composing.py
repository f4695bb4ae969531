"""Fuse and compose: the articles' mentions become a playlist's entries, completed from the release.

Rows are found again by every key they were ever known by, so that what a person decided stays with its entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.composing import ComposedEntry, compose, names_agree
from playlist_service.domain.fusion import Fused, FusedEntry, SourceMentions, fuse
from playlist_service.domain.matching import Query, line_up
from playlist_service.domain.mentions import Extraction
from playlist_service.domain.music import Release
from playlist_service.domain.text import fold
from playlist_service.errors import NotFound
from playlist_service.models import Entry, Playlist, StoredArticle
from playlist_service.ports import Clock
from playlist_service.queries import articles as article_queries
from playlist_service.queries import playlists as playlist_queries
from playlist_service.services.documents import from_document, to_document
from playlist_service.services.proving import TAKEN_OVER

FROM_REMOTE = "curator"
"""The origin of an entry that rests on a curator alone, who took its track over from the remote playlist."""


class Composing:
    """Keeps the entries of playlists equal to what articles and releases say."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Use `database`; `clock` dates what is written."""
        self._database = database
        self._clock = clock

    def fuse_due(self) -> int:
        """Fuse every playlist whose articles changed since the last time; return how many there were."""
        with self._database.read() as session:
            slugs = [playlist.slug for playlist in playlist_queries.playlists(session)]
        return sum(self.fuse(slug) for slug in slugs)

    def fuse(self, slug: str) -> bool:
        """Fuse one playlist's articles and compose its entries; return whether anything had changed.

        Raises NotFound.
        """
        with self._database.write() as session:
            playlist = playlist_queries.playlist_with_slug(session, slug, lock=True)
            if playlist is None or playlist.id is None:
                raise NotFound(f"There is no playlist {slug!r}.")
            articles = article_queries.articles_of(session, playlist.id)
            fingerprint = _fingerprint(articles)
            if playlist.fused_from == fingerprint:
                return False
            fused = fuse([_mentions(article) for article in articles if article.extraction])
            playlist.fused = to_document(fused)
            playlist.fused_from = fingerprint
            playlist.fused_at = self._clock.now()
            compose_entries(session, playlist, self._clock.now())
            return True


def compose_entries(session: Session, playlist: Playlist, now: datetime) -> None:
    """Write the playlist's entries from what it has: the fused articles and, where it is known, the release."""
    fused = from_document(Fused, playlist.fused or {"subject": None})
    release = from_document(Release, playlist.release) if playlist.release else None
    pairs = paired(fused, release) if release else {}
    _store(session, playlist, compose(fused, release, pairs), now)


def paired(fused: Fused, release: Release) -> dict[int, int]:
    """Return which entry of the articles is which track of the release, by index."""
    lines = line_up([query_of(entry) for entry in fused.entries], release)
    return {line.entry: line.candidate for line in lines if line.candidate is not None}


def query_of(entry: FusedEntry) -> Query:
    """Return what to look for, for an entry that only articles speak of."""
    return Query(title=entry.title, artists=entry.artists, position=entry.position)


def _mentions(article: StoredArticle) -> SourceMentions:
    return SourceMentions(str(article.id), from_document(Extraction, article.extraction or {}))


def _fingerprint(articles: Sequence[StoredArticle]) -> str:
    spelled = ";".join(f"{article.id}:{article.content_hash}:{article.extracted_with}" for article in articles)
    return hashlib.sha256(spelled.encode()).hexdigest()


def _store(session: Session, playlist: Playlist, composed: Sequence[ComposedEntry], now: datetime) -> None:
    if playlist.id is None:
        raise ValueError("the playlist was not stored")
    rows = playlist_queries.entries(session, playlist.id, absent=True)
    by_key = {row.key: row for row in rows}
    by_recording = {row.recording_mbid: row for row in rows if row.recording_mbid}
    taken: set[int | None] = set()
    for position, entry in enumerate(composed, start=1):
        row = _row_of(entry, by_key, by_recording, taken) or _named_at_last(entry, rows, by_key)
        if row is None:
            row = _new_row(playlist.id, entry)
            session.add(row)
        _fill(row, entry, position)
        session.flush()
        taken.add(row.id)
    for row in rows:
        if row.id not in taken and row.absent_since is None:
            if taken_over(row):
                stand_alone(row)
            else:
                row.absent_since = now
    session.flush()
    _renumber(playlist_queries.entries(session, playlist.id))


def _row_of(
    entry: ComposedEntry, by_key: dict[str, Entry], by_recording: dict[str, Entry], taken: set[int | None]
) -> Entry | None:
    known = [by_key.get(key) for key in entry.keys]
    if entry.recording:
        known.append(by_recording.get(entry.recording.recording_mbid))
    return next((row for row in known if row is not None and row.id not in taken), None)


def _named_at_last(entry: ComposedEntry, rows: Sequence[Entry], by_key: dict[str, Entry]) -> Entry | None:
    """The row of a track that a curator took over before any source named it; from now on it goes by the source's key.

    It is found by title and act: the same recording is no second entry.
    """
    if entry.keys[0] in by_key:
        return None
    row = next((row for row in rows if row.origin == FROM_REMOTE and _is_same(row, entry)), None)
    if row is not None:
        row.key = entry.keys[0]
    return row


def _is_same(row: Entry, entry: ComposedEntry) -> bool:
    same_act = any(names_agree(one, other) for one in row.artists for other in entry.artists)
    return same_act and fold(row.title) == fold(entry.title)


def taken_over(row: Entry) -> list[dict[str, Any]]:
    """Return the evidence that a curator took the entry over from the remote playlist; no source brings or takes it."""
    return [piece for piece in row.evidence if piece.get("kind") == TAKEN_OVER]


def stand_alone(row: Entry) -> None:
    """Let an entry rest on its curator alone: no source speaks of it."""
    row.origin = FROM_REMOTE
    row.evidence = taken_over(row)
    row.flags, row.spellings = [], []
    row.recording, row.recording_mbid = None, None


def pin_at(rows: Sequence[Entry], entry: Entry, index: int, curator_id: int) -> None:
    """Put an entry at an index (from 0) among the playlist's rows and pin it there; the others close up."""
    others = [row for row in rows if row.id != entry.id]
    others.insert(max(0, min(index, len(others))), entry)
    for position, row in enumerate(others, start=1):
        row.position = position
    entry.position_pinned = True
    entry.position_pinned_by = curator_id


def _new_row(playlist_id: int, entry: ComposedEntry) -> Entry:
    return Entry(
        playlist_id=playlist_id,
        key=entry.keys[0],
        position=0,
        title=entry.title,
        artists=list(entry.artists),
        origin=entry.origin,
        confidence=entry.confidence,
    )


def _fill(row: Entry, entry: ComposedEntry, position: int) -> None:
    row.title = entry.title
    row.artists = list(entry.artists)
    row.origin = entry.origin
    row.confidence = entry.confidence
    row.flags = list(entry.flags)
    row.spellings = list(entry.spellings)
    row.evidence = [*(to_document(evidence) for evidence in entry.evidence), *taken_over(row)]
    row.recording = to_document(entry.recording) if entry.recording else None
    row.recording_mbid = entry.recording.recording_mbid if entry.recording else None
    row.absent_since = None
    if not row.position_pinned:
        row.position = position


def _renumber(rows: Sequence[Entry]) -> None:
    """Number the entries from 1: what a curator pinned stands where it was put, the others fill in around it."""
    free = [row for row in sorted(rows, key=lambda row: (row.position, row.id or 0)) if not row.position_pinned]
    pinned = sorted((row for row in rows if row.position_pinned), key=lambda row: (row.position, row.id or 0))
    for row in pinned:
        free.insert(min(row.position - 1, len(free)), row)
    for position, row in enumerate(free, start=1):
        row.position = position
