"""Publish: the decided entries become an immutable, numbered revision, and its sync is put on the queue."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.composing import names_agree
from playlist_service.errors import Conflict, NotFound
from playlist_service.models import Entry, Playlist, Revision, RevisionTrack, StoredArticle, StoredDecision
from playlist_service.ports import Clock, JobQueue
from playlist_service.queries import articles as article_queries
from playlist_service.queries import playlists as playlist_queries
from playlist_service.services.proving import ON_RELEASE, proofs
from playlist_service.services.syncing import enqueue_sync

_SHORTER = 2
"""A release may credit an act by a shorter name ("Aska"); the fuller one of the articles tells more, and stays."""


@dataclass(frozen=True, slots=True)
class PublishReport:
    """The revision that now stands; `fresh` is false where nothing had changed since it was published."""

    number: int
    fresh: bool
    tracks: int
    waiting: int
    """Entries left out because nobody has decided them yet."""


class Publishing:
    """Makes revisions."""

    def __init__(self, database: Database, queue: JobQueue, clock: Clock) -> None:
        """Put syncs on `queue`; `clock` dates revisions."""
        self._database = database
        self._queue = queue
        self._clock = clock

    def publish(self, slug: str, curator_id: int | None) -> int:
        """Publish what is decided and return the revision's number; the same number where nothing changed.

        Raises NotFound, and Conflict where no entry is accepted.
        """
        return self.publish_report(slug, curator_id).number

    def publish_report(self, slug: str, curator_id: int | None) -> PublishReport:
        """Publish, and tell what was done. Raises NotFound and Conflict."""
        with self._database.write() as session:
            playlist = playlist_queries.playlist_with_slug(session, slug, lock=True)
            if playlist is None or playlist.id is None:
                raise NotFound(f"There is no playlist {slug!r}.")
            lines, waiting = decided(session, playlist)
            if not lines:
                raise Conflict("No entry is accepted yet: decide what waits on the review page, then publish.")
            spelled = [[e.title, e.artists, d.track_uri, e.recording_mbid, e.evidence] for e, d in lines]
            known_by = fingerprint(playlist.title, playlist.description, playlist.release_mbid, spelled)
            latest = playlist_queries.latest_revision(session, playlist.id)
            if latest and latest.fingerprint == known_by:
                return PublishReport(latest.number, fresh=False, tracks=len(lines), waiting=waiting)
            number = latest.number + 1 if latest else 1
            self._write(session, playlist, number, lines, curator_id, known_by)
            enqueue_sync(session, self._queue, slug, started_by=f"revision {number}")
            return PublishReport(number, fresh=True, tracks=len(lines), waiting=waiting)

    def _write(
        self,
        session: Session,
        playlist: Playlist,
        number: int,
        lines: list[tuple[Entry, StoredDecision]],
        curator_id: int | None,
        known_by: str,
    ) -> None:
        articles = article_queries.articles_of(session, playlist.id or 0)
        by_id = {article.id: article for article in articles if article.id is not None}
        revision = Revision(
            playlist_id=playlist.id or 0,
            number=number,
            title=playlist.title,
            description=playlist.description or _description(playlist, articles),
            fingerprint=known_by,
            published_at=self._clock.now(),
            published_by=curator_id,
            credits=[_credit(credit, by_id, playlist.release) for credit in (playlist.fused or {}).get("credits", [])],
            release=playlist.release,
        )
        session.add(revision)
        session.flush()
        for position, (entry, decision) in enumerate(lines, start=1):
            session.add(_track(revision, position, entry, decision, by_id, playlist))


def decided(session: Session, playlist: Playlist) -> tuple[list[tuple[Entry, StoredDecision]], int]:
    """Return the accepted entries in order with their standing decisions, and how many entries wait for a person."""
    rows = playlist_queries.entries(session, playlist.id or 0)
    decisions = playlist_queries.decisions(session, [row.id for row in rows if row.id is not None])
    lines, waiting = [], 0
    for row in rows:
        standing = playlist_queries.standing(decisions.get(row.id or 0, []))
        if standing is not None and standing.outcome == "accept":
            lines.append((row, standing))
        elif standing is None or standing.decided_by is None:
            waiting += 1
    return lines, waiting


def fingerprint(title: str, description: str, release_mbid: str | None, lines: Sequence[Sequence[Any]]) -> str:
    """Return what a revision would be recognised by: what a listener sees, not when it was made.

    A line is [title, artists, track uri, recording, evidence].
    """
    document = [title, description, release_mbid, lines]
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _track(
    revision: Revision,
    position: int,
    entry: Entry,
    decision: StoredDecision,
    articles: dict[int, StoredArticle],
    playlist: Playlist,
) -> RevisionTrack:
    return RevisionTrack(
        revision_id=revision.id or 0,
        position=position,
        entry_id=entry.id,
        title=entry.title,
        artists=entry.artists,
        track_uri=decision.track_uri,
        recording_mbid=entry.recording_mbid,
        length_ms=(entry.recording or {}).get("length_ms") or (decision.track or {}).get("duration_ms"),
        evidence=proofs(entry.evidence, articles, playlist.release if entry.origin in ON_RELEASE else None),
        reason=decision.reason,
    )


def _credit(
    credit: dict[str, Any], articles: dict[int, StoredArticle], release: dict[str, Any] | None
) -> dict[str, Any]:
    """A contributor as the release spells the act, where it credits the same one; else as the articles do."""
    kept = {key: credit.get(key) for key in ("name", "role", "aliases", "member_of")}
    spelled = {
        artist["name"]
        for track in (release or {}).get("tracks", [])
        for artist in track["recording"]["credit"]
        if len(artist["name"]) >= len(credit["name"]) - _SHORTER and names_agree(artist["name"], credit["name"])
    }
    name = spelled.pop() if len(spelled) == 1 else credit["name"]
    return {**kept, "name": name, "proofs": proofs(credit.get("evidence", []), articles, None)}


def _description(playlist: Playlist, articles: list[StoredArticle]) -> str:
    """A plain description where no curator wrote one; no address in it, because Spotify refuses those."""
    said = f"from {len(articles)} article{'s' if len(articles) != 1 else ''}" if articles else "by hand"
    kind = {"film": "film", "series": "series", "game": "game"}.get(playlist.subject_type)
    what = f"The music of the {kind} “{playlist.subject_title}”" if kind else f"“{playlist.subject_title}”"
    return f"{what}, gathered {said}, every track with the sentence that proves it."
