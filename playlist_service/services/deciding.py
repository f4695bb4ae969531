"""Review: what waits for a curator, and the decisions; appended, undoable, and never undone by a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.identifiers import TrackUri, parse_track_uri
from playlist_service.domain.music import CatalogTrack
from playlist_service.errors import Conflict, NotFound
from playlist_service.models import Entry, Playlist, RemotePlaylistLink, StoredArticle, StoredCandidate, StoredDecision
from playlist_service.ports import Clock, TrackCatalog
from playlist_service.queries import articles as article_queries
from playlist_service.queries import playlists as playlist_queries
from playlist_service.services.composing import FROM_REMOTE, pin_at
from playlist_service.services.desk import desk_lines
from playlist_service.services.documents import to_document
from playlist_service.services.pages import (
    proof_lines,
    recording_url,
    release_line,
    spotify_playlist_url,
    spotify_track_url,
)
from playlist_service.services.proving import ON_RELEASE, RELEASE_PAGE, proofs
from playlist_service.services.reviewing import (
    CandidateLine,
    ComparisonLine,
    DeskLine,
    EntryLine,
    ReleaseOption,
    ReviewPage,
)
from playlist_service.services.syncing import run_lines
from playlist_service.services.tuning import settings_of


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A playlist with everything that its review page is made of."""

    playlist: Playlist
    entries: list[Entry]
    candidates: Mapping[int, list[StoredCandidate]]
    decisions: Mapping[int, list[StoredDecision]]
    articles: Mapping[int, StoredArticle]
    curators: Mapping[int, str]


class Reviewing:
    """The curators' desk."""

    def __init__(self, database: Database, catalog: TrackCatalog, clock: Clock) -> None:
        """Look pasted tracks up in `catalog`; `clock` dates decisions."""
        self._database = database
        self._catalog = catalog
        self._clock = clock

    def desk(self) -> tuple[DeskLine, ...]:
        """Return all playlists, those where something waits first."""
        with self._database.read() as session:
            lines = desk_lines(session)
        return tuple(sorted(lines, key=lambda line: (not line.waiting, line.title.casefold())))

    def page(self, slug: str) -> ReviewPage:
        """Return the review page of one playlist. Raises NotFound."""
        with self._database.read() as session:
            playlist = _playlist(session, slug)
            [desk] = desk_lines(session, playlist.id)
            loaded = _load(session, playlist)
            link = session.get(RemotePlaylistLink, playlist.id)
            return ReviewPage(
                desk=desk,
                release_outcome=playlist.release_outcome,
                release_reason=playlist.release_reason,
                entries=tuple(_entry_line(entry, loaded) for entry in loaded.entries),
                runs=run_lines(session, playlist.id or 0),
                spotify_url=spotify_playlist_url(link),
                publishable=desk.unpublished_changes,
                release=release_line(playlist.release) if playlist.release else None,
                alternatives=tuple(_release_option(option) for option in playlist.release_alternatives),
                settings=settings_of(playlist),
            )

    def accept(self, slug: str, entry_id: int, track: str, curator_id: int) -> None:
        """Take a track (a URI or a link) for an entry, one of its candidates or any other.

        Raises InvalidInput (no track address), NotFound (no such entry or track) and Remote errors.
        """
        track_uri = parse_track_uri(track)
        document = self._known(slug, entry_id, track_uri) or self._looked_up(track_uri)
        self._decide(slug, entry_id, curator_id, "accept", "A curator chose this track.", document)

    def keep(self, slug: str, entry_id: int, curator_id: int) -> None:
        """Keep an entry on the list although Spotify has no track for it. Raises NotFound."""
        self._decide(slug, entry_id, curator_id, "accept", "A curator keeps it without a Spotify track.", None)

    def reject(self, slug: str, entry_id: int, curator_id: int) -> None:
        """Take an entry off the list. Raises NotFound."""
        self._decide(slug, entry_id, curator_id, "none", "A curator took it off the list.", None)

    def undo(self, slug: str, entry_id: int, curator_id: int) -> None:
        """Take back the newest decision that a person made for an entry; the one before it stands again.

        Raises NotFound, and Conflict where no person has decided.
        """
        with self._database.write() as session:
            entry = _entry(session, _playlist(session, slug), entry_id)
            made = playlist_queries.decisions(session, [entry_id]).get(entry_id, [])
            newest = next((decision for decision in made if decision.decided_by is not None), None)
            if newest is None:
                raise Conflict(f"Nobody has decided about “{entry.title}” yet: there is nothing to undo.")
            newest.undone_at = self._clock.now()
            newest.undone_by = curator_id

    def move(self, slug: str, entry_id: int, position: int, curator_id: int) -> None:
        """Put an entry at a position (from 1) and pin it there; the others close up. Raises NotFound."""
        with self._database.write() as session:
            playlist = _playlist(session, slug, lock=True)
            entry = _entry(session, playlist, entry_id)
            pin_at(playlist_queries.entries(session, playlist.id or 0), entry, position - 1, curator_id)

    def _known(self, slug: str, entry_id: int, track_uri: TrackUri) -> dict[str, Any] | None:
        with self._database.read() as session:
            _entry(session, _playlist(session, slug), entry_id)
            offered = playlist_queries.candidates(session, [entry_id]).get(entry_id, [])
            return next((candidate.track for candidate in offered if candidate.track_uri == track_uri), None)

    def _looked_up(self, track_uri: TrackUri) -> dict[str, Any]:
        track: CatalogTrack | None = self._catalog.track(track_uri)
        if track is None:
            raise NotFound(f"Spotify has no track {track_uri}.")
        return to_document(track)

    def _decide(
        self, slug: str, entry_id: int, curator_id: int, outcome: str, reason: str, track: dict[str, Any] | None
    ) -> None:
        with self._database.write() as session:
            _entry(session, _playlist(session, slug), entry_id)
            session.add(
                StoredDecision(
                    entry_id=entry_id,
                    outcome=outcome,
                    track_uri=track["track_uri"] if track else None,
                    track=track,
                    reason=reason,
                    decided_at=self._clock.now(),
                    decided_by=curator_id,
                )
            )


def _playlist(session: Session, slug: str, *, lock: bool = False) -> Playlist:
    playlist = playlist_queries.playlist_with_slug(session, slug, lock=lock)
    if playlist is None:
        raise NotFound(f"There is no playlist {slug!r}.")
    return playlist


def _entry(session: Session, playlist: Playlist, entry_id: int) -> Entry:
    entry = playlist_queries.entry(session, playlist.id or 0, entry_id)
    if entry is None:
        raise NotFound(f"The playlist {playlist.slug!r} has no entry {entry_id}.")
    return entry


def _load(session: Session, playlist: Playlist) -> _Loaded:
    entries = playlist_queries.entries(session, playlist.id or 0)
    ids = [entry.id for entry in entries if entry.id is not None]
    articles = article_queries.articles_of(session, playlist.id or 0)
    return _Loaded(
        playlist=playlist,
        entries=entries,
        candidates=playlist_queries.candidates(session, ids),
        decisions=playlist_queries.decisions(session, ids),
        articles={article.id: article for article in articles if article.id is not None},
        curators=playlist_queries.curator_names(session),
    )


def _release_option(option: Mapping[str, Any]) -> ReleaseOption:
    kept = {**option, "artists": tuple(option["artists"])}
    return ReleaseOption(**kept, musicbrainz_url=RELEASE_PAGE.format(option["release_mbid"]))


def _entry_line(entry: Entry, loaded: _Loaded) -> EntryLine:
    decisions = loaded.decisions.get(entry.id or 0, [])
    standing = playlist_queries.standing(decisions)
    person = standing.decided_by if standing else None
    release = loaded.playlist.release if entry.origin in ON_RELEASE else None
    alone = (standing.track if standing else None) if entry.origin == FROM_REMOTE else None
    return EntryLine(
        entry_id=entry.id or 0,
        position=entry.position,
        title=entry.title,
        artists=tuple(entry.artists),
        origin=entry.origin,
        outcome=standing.outcome if standing else "new",
        decided_by=loaded.curators.get(person) if person is not None else None,
        reason=standing.reason if standing else "Nothing was looked up yet.",
        flags=tuple(entry.flags),
        proofs=proof_lines(proofs(entry.evidence, loaded.articles, release, loaded.curators)),
        candidates=_candidate_lines(loaded.candidates.get(entry.id or 0, []), standing),
        musicbrainz_url=recording_url(entry.recording_mbid),
        length_ms=(entry.recording or {}).get("length_ms") or (alone or {}).get("duration_ms"),
        undoable=person is not None,
    )


def _candidate_lines(
    candidates: Sequence[StoredCandidate], standing: StoredDecision | None
) -> tuple[CandidateLine, ...]:
    return tuple(
        CandidateLine(
            track_uri=candidate.track_uri,
            spotify_url=spotify_track_url(candidate.track_uri) or "",
            title=candidate.track["title"],
            artists=tuple(candidate.track["artists"]),
            album=candidate.track["album"],
            duration_ms=candidate.track["duration_ms"],
            isrc=candidate.track["isrc"],
            found_by=candidate.found_by,
            probability=candidate.probability,
            comparisons=tuple(ComparisonLine(**comparison) for comparison in candidate.comparisons),
            explanation=candidate.explanation,
            chosen=standing is not None and standing.track_uri == candidate.track_uri,
        )
        for candidate in candidates
    )
