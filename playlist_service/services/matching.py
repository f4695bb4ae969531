"""Match: find each entry's Spotify track with few requests, score it, and decide or leave it to a curator."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.identifiers import AlbumId, Isrc, TrackUri
from playlist_service.domain.matching import Candidate, Decision, Policy, Query, Score, align, conclude, decide, explain
from playlist_service.domain.music import CatalogTrack, Recording, Release
from playlist_service.domain.text import fold
from playlist_service.errors import InvalidInput, NotFound
from playlist_service.models import Entry, Playlist, StoredCandidate, StoredDecision
from playlist_service.ports import Clock, RecordingCatalog, SearchLanguage, TrackCatalog
from playlist_service.queries import playlists as playlist_queries
from playlist_service.services.composing import FROM_REMOTE
from playlist_service.services.documents import from_document, to_document

_SEARCHES_AN_ENTRY = 3
_KEPT_CANDIDATES = 8
_UNPLAYABLE = "A person has to look: Spotify has this track, but does not play it in our market."
_DOUBT = "A person has to look: MusicBrainz links this track to another recording."
_LAST_RETRY = timedelta(days=32)
"""A failure is tried again after 1, 2, 4 ... 32 days: the schedule that ListenBrainz keeps."""


@dataclass(frozen=True, slots=True)
class MatchReport:
    """How many entries of a playlist were looked at, and what was decided for them."""

    slug: str
    accepted: int
    review: int
    none: int

    @property
    def looked_at(self) -> int:
        """How many entries were due."""
        return self.accepted + self.review + self.none


@dataclass(slots=True)
class _Search:
    """One entry on its way to a decision: what is looked for and what was found so far."""

    entry_id: int
    query: Query
    fingerprint: str
    policy: Policy
    recording_mbid: str | None
    elsewhere: set[str] = field(default_factory=set)
    """Tracks that MusicBrainz links to other recordings than the entry's: a round trip that does not return."""
    found: dict[str, tuple[CatalogTrack, str]] = field(default_factory=dict)
    aligned: Score | None = None
    """How the entry's track on the release's album looks with the whole list in view."""

    def add(self, track: CatalogTrack, found_by: str) -> None:
        """Take a track; a fuller description of one that is known replaces it."""
        known = self.found.get(track.track_uri)
        if known is None or (known[0].isrc is None and track.isrc is not None):
            self.found[track.track_uri] = (track, known[1] if known else found_by)

    def decide(self) -> Decision:
        """Return the decision on what was found so far."""
        known = set(self.query.known_uris)
        offers = [Candidate.of(track, linked=uri in known) for uri, (track, _) in self.found.items()]
        decision = self._seen_in_its_list(decide(self.query, offers, self.policy))
        if decision.outcome != "accept" or decision.best is None:
            return decision
        if decision.best.candidate_id in self.elsewhere:
            return replace(decision, outcome="review", reason=_DOUBT)
        if self.found[decision.best.candidate_id][0].is_playable is False:
            return replace(decision, outcome="review", reason=_UNPLAYABLE)
        return decision

    def _seen_in_its_list(self, decision: Decision) -> Decision:
        """Let the album that the whole list was aligned with settle what the entry alone leaves open."""
        aligned = self.aligned
        if aligned is None or decision.outcome == "accept" or conclude(aligned, self.policy) != "accept":
            return decision
        others = tuple(score for score in decision.ranking if score.candidate_id != aligned.candidate_id)
        return Decision("accept", aligned, (aligned, *others), f"Accepted with its whole album: {explain(aligned)}")


class Matching:
    """Links entries to Spotify tracks. A curator's decision is never touched."""

    def __init__(
        self,
        database: Database,
        catalog: TrackCatalog,
        language: SearchLanguage,
        recordings: RecordingCatalog,
        clock: Clock,
    ) -> None:
        """Look tracks up in `catalog`, asked in `language`, and back in `recordings`; `clock` dates what is written."""
        self._database = database
        self._catalog = catalog
        self._recordings = recordings
        self._language = language
        self._clock = clock

    def match_due(self) -> list[MatchReport]:
        """Match what is due in every playlist. Raises Remote errors; what is done stays."""
        with self._database.read() as session:
            slugs = [playlist.slug for playlist in playlist_queries.playlists(session) if playlist.enriched_at]
        return [report for slug in slugs if (report := self.match(slug)).looked_at]

    def match(self, slug: str, *, again: bool = False) -> MatchReport:
        """Match the entries of one playlist that are new, changed or due for another try (with `again`: all of them).

        Raises NotFound and Remote errors.
        """
        with self._database.read() as session:
            playlist = playlist_queries.playlist_with_slug(session, slug)
            if playlist is None or playlist.id is None:
                raise NotFound(f"There is no playlist {slug!r}.")
            searches = self._due(session, playlist, again)
        if searches:
            self._look_up(playlist, searches)
        with self._database.write() as session:
            outcomes = [self._record(session, search) for search in searches]
        return MatchReport(slug, outcomes.count("accept"), outcomes.count("review"), outcomes.count("none"))

    def _due(self, session: Session, playlist: Playlist, again: bool) -> list[_Search]:
        rows = playlist_queries.entries(session, playlist.id or 0)
        decided = playlist_queries.decisions(session, [row.id for row in rows if row.id is not None])
        searches = []
        for row in rows:
            standing = playlist_queries.standing(decided.get(row.id or 0, []))
            if row.id is None or row.origin == FROM_REMOTE or (standing and standing.decided_by is not None):
                continue  # what a person decided, or put there, is a person's to decide
            query = query_of(row, playlist)
            policy = policy_of(playlist)
            fingerprint = hashlib.sha256(repr((query, policy)).encode()).hexdigest()
            retry = row.match_again_at is not None and row.match_again_at <= self._clock.now()
            if again or retry or row.matched_from != fingerprint:
                searches.append(_Search(row.id, query, fingerprint, policy, row.recording_mbid))
        return searches

    def _look_up(self, playlist: Playlist, searches: Sequence[_Search]) -> None:
        """Gather candidates in order of trust and cost: album, link, then the search ladder for what is not certain."""
        self._from_album(playlist, searches)
        for search in searches:
            for uri in search.query.known_uris:
                if uri not in search.found and (track := self._catalog.track(TrackUri(uri))):
                    search.add(track, "MusicBrainz link")
        for search in searches:
            self._search(search)
        self._round_trip(searches)

    def _from_album(self, playlist: Playlist, searches: Sequence[_Search]) -> None:
        if not playlist.release:
            return
        release = from_document(Release, playlist.release)
        for album_id in release.album_ids or self._albums_like(release, playlist):
            tracks = self._catalog.album_tracks(album_id)
            offers = [Candidate.of(track) for track in tracks]
            for line in align([search.query for search in searches], offers):
                if line.candidate is not None:
                    searches[line.entry].add(tracks[line.candidate], "album")
                    searches[line.entry].aligned = line.score
            if all(search.decide().outcome == "accept" for search in searches):
                return

    def _albums_like(self, release: Release, playlist: Playlist) -> list[AlbumId]:
        """The album that a search finds under the release's title, where its size is about right."""
        hits = self._catalog.search_albums(self._language.album_query(release.title))
        size = len(release.tracks)
        wanted = {fold(release.title), fold(playlist.subject_title)}
        alike = [
            (abs((total or 0) - size), album_id)
            for album_id, name, _, total in hits
            if any(title in fold(name) or fold(name) in title for title in wanted)
        ]
        return [album_id for distance, album_id in sorted(alike)[:1] if distance <= max(3, size // 3)]

    def _round_trip(self, searches: Sequence[_Search]) -> None:
        """Ask MusicBrainz, in one request, which recordings the tracks about to be accepted belong to."""
        leading = {
            TrackUri(decision.best.candidate_id): search
            for search in searches
            if search.recording_mbid and (decision := search.decide()).outcome == "accept" and decision.best
        }
        asked = [uri for uri, search in leading.items() if uri not in search.query.known_uris]
        links = self._recordings.recordings_by_track_uri(asked) if asked else {}
        for uri, mbids in links.items():
            if leading[uri].recording_mbid not in mbids:
                leading[uri].elsewhere.add(uri)

    def _search(self, search: _Search) -> None:
        query = search.query
        isrc = query.isrcs[0] if query.isrcs else None
        ladder = self._language.queries(query.title, query.artists, isrc=isrc, album=query.album)
        for words in ladder[:_SEARCHES_AN_ENTRY]:
            if search.decide().outcome == "accept":
                return
            for track in self._catalog.search_tracks(words):
                search.add(track, "ISRC search" if words.startswith("isrc:") else "search")

    def _record(self, session: Session, search: _Search) -> str:
        """Write what was found and decided; a decision is appended only where it differs from the one that stands."""
        row = session.get_one(Entry, search.entry_id, with_for_update=True)
        decision = search.decide()
        playlist_queries.forget_candidates(session, search.entry_id)
        for rank, score in enumerate(decision.ranking[:_KEPT_CANDIDATES]):
            session.add(self._candidate(search, score, rank))
        row.matched_from = search.fingerprint
        row.matched_at = self._clock.now()
        row.match_tries = 0 if decision.outcome == "accept" else row.match_tries + 1
        row.match_again_at = self._next_try(row.match_tries) if decision.outcome != "accept" else None
        standing = playlist_queries.standing(
            playlist_queries.decisions(session, [search.entry_id]).get(search.entry_id, [])
        )
        if standing is None or standing.decided_by is None:
            fresh = self._decision(search, decision)
            if standing is None or (standing.outcome, standing.track_uri) != (fresh.outcome, fresh.track_uri):
                session.add(fresh)
        return decision.outcome

    def _candidate(self, search: _Search, score: Score, rank: int) -> StoredCandidate:
        track, found_by = search.found[score.candidate_id]
        return StoredCandidate(
            entry_id=search.entry_id,
            track_uri=track.track_uri,
            rank=rank,
            found_by=found_by,
            linked=track.track_uri in search.query.known_uris,
            track=to_document(track),
            probability=score.probability,
            comparisons=[asdict(comparison) for comparison in score.comparisons],
            explanation=explain(score),
            seen_at=self._clock.now(),
        )

    def _decision(self, search: _Search, decision: Decision) -> StoredDecision:
        accepted = decision.best if decision.outcome == "accept" else None
        track = search.found[accepted.candidate_id][0] if accepted else None
        return StoredDecision(
            entry_id=search.entry_id,
            outcome=decision.outcome,
            track_uri=track.track_uri if track else None,
            track=to_document(track) if track else None,
            reason=decision.reason,
            probability=decision.best.probability if decision.best else None,
            decided_at=self._clock.now(),
        )

    def _next_try(self, tries: int) -> datetime:
        return self._clock.now() + min(_LAST_RETRY, timedelta(days=2 ** min(5, max(0, tries - 1))))


def policy_of(playlist: Playlist) -> Policy:
    """Return how sure a playlist wants to be, as its curator set it. Raises InvalidInput for words it does not know."""
    return parse_policy(playlist.match_level, playlist.wording, playlist.pressing)


def parse_policy(level: str, wording: str | None, pressing: str | None) -> Policy:
    """Return the policy that the words spell. Raises InvalidInput."""
    try:
        return TypeAdapter(Policy).validate_python({"level": level, "wording": wording, "pressing": pressing})
    except ValidationError:
        raise InvalidInput(
            "A policy is strict, normal or generous; explicit, clean or neither; original, remaster or neither."
        ) from None


def query_of(entry: Entry, playlist: Playlist) -> Query:
    """Return what to look for on Spotify, from the entry and, where it is known, its recording."""
    query = Query(title=entry.title, artists=tuple(entry.artists), position=entry.position)
    if entry.recording is None:
        return query
    recording = from_document(Recording, entry.recording)
    release = from_document(Release, playlist.release) if playlist.release else None
    return replace(
        query,
        album=release.title if release else None,
        album_artists=tuple(artist.name for artist in release.credit) if release else (),
        duration_ms=recording.length_ms,
        isrcs=tuple(Isrc(code) for code in recording.isrcs),
        release_year=int(release.date[:4]) if release and release.date and release.date[:4].isdigit() else None,
        aliases={artist.name: artist.aliases for artist in recording.credit if artist.aliases},
        known_uris=tuple(recording.track_uris),
    )
