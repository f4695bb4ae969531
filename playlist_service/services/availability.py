"""Availability: find published tracks that cannot be played any more, and offer others of the same recording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.identifiers import Isrc, TrackUri
from playlist_service.domain.matching import Candidate, Policy, Query, decide
from playlist_service.domain.music import CatalogTrack
from playlist_service.errors import QuotaExceeded, RemoteAuthorization, RemoteUnavailable
from playlist_service.models import DriftProposal, Entry, Playlist, Revision, RevisionTrack
from playlist_service.ports import Clock, JobQueue, SearchLanguage, TrackCatalog
from playlist_service.queries import playlists as playlist_queries
from playlist_service.queries import tracks
from playlist_service.queries.syncs import UNAVAILABLE
from playlist_service.services.documents import to_document
from playlist_service.services.matching import policy_of, query_of

TASK = "availability"
_CHECK_EVERY = timedelta(days=7)
_SEARCHES = 3
_GONE = "Spotify has it no longer."
_UNPLAYABLE = "Spotify does not play it in our market."


@dataclass(frozen=True, slots=True)
class AvailabilityReport:
    """How many tracks were looked up, how many cannot be played, and for how many another one is offered."""

    checked: int = 0
    unavailable: int = 0
    offered: int = 0
    stopped: str | None = None
    """Why the rest waits for the next night."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What may stand in for one published line: never ours itself, nor what is on the list or was refused."""

    playlist_id: int
    position: int
    ours: str
    query: Query
    policy: Policy
    unwanted: frozenset[str]


class Availability:
    """Looks at published tracks in turn; a row stays where it is until a curator takes another track for it."""

    def __init__(
        self,
        database: Database,
        catalog: TrackCatalog,
        language: SearchLanguage,
        queue: JobQueue,
        clock: Clock,
        *,
        most: int = 50,
    ) -> None:
        """Look at most `most` tracks up at a time in `catalog`, whose answers must be those of our market."""
        self._database = database
        self._catalog = catalog
        self._language = language
        self._queue = queue
        self._clock = clock
        self._most = most

    def nightly(self) -> None:
        """Queue tonight's check."""
        with self._database.write() as session:
            self._queue.enqueue(session, TASK, queueing_lock=TASK)

    def check(self) -> AvailabilityReport:
        """Look tracks up that have their turn: those whose rows looked wrong, then those of a week ago or never.

        Where Spotify may not be asked any more the rest waits for the next night.
        """
        with self._database.write() as session:
            tracks.withdraw(session)
            uris = tracks.to_check(session, self._clock.now() - _CHECK_EVERY, self._most)
        report = AvailabilityReport()
        for uri in uris:
            try:
                unavailable, offered = self._check(TrackUri(uri))
            except (QuotaExceeded, RemoteUnavailable, RemoteAuthorization) as error:
                return replace(report, stopped=str(error))
            report = replace(
                report,
                checked=report.checked + 1,
                unavailable=report.unavailable + unavailable,
                offered=report.offered + offered,
            )
        return report

    def _check(self, uri: TrackUri) -> tuple[bool, int]:
        """Whether the track cannot be played, and how many others are offered for it now."""
        track = self._catalog.track(uri)
        reason = _GONE if track is None else _UNPLAYABLE if track.is_playable is False else None
        found = [(line, other) for line in self._lines(uri) if (other := self._other(line))] if reason else []
        with self._database.write() as session:
            tracks.checked(session, uri, reason, self._clock.now())
            if reason is None:
                tracks.withdraw(session, uri)
            for line, other in found:
                session.add(self._proposal(uri, line, other))
        return reason is not None, len(found)

    def _lines(self, uri: str) -> list[_Wanted]:
        with self._database.read() as session:
            return list(_wanted(session, uri))

    def _other(self, wanted: _Wanted) -> CatalogTrack | None:
        """Return the playable track that is surely the same recording, or None."""
        found: dict[str, CatalogTrack] = {}
        for offers in self._offers(wanted):
            for track in offers:
                if track.track_uri not in wanted.unwanted and track.is_playable is not False:
                    found.setdefault(track.track_uri, track)
            known = set(wanted.query.known_uris)
            candidates = [Candidate.of(track, linked=uri in known) for uri, track in found.items()]
            decision = decide(wanted.query, candidates, wanted.policy)
            if decision.outcome == "accept" and decision.best:
                return found[decision.best.candidate_id]
        return None

    def _offers(self, wanted: _Wanted) -> Iterator[list[CatalogTrack]]:
        """Tracks that MusicBrainz links to the recording, then those that searches find: by ISRC first."""
        query = wanted.query
        linked = [TrackUri(uri) for uri in query.known_uris if uri not in wanted.unwanted]
        yield [track for uri in linked if (track := self._catalog.track(uri))]
        isrc = query.isrcs[0] if query.isrcs else None
        for words in self._language.queries(query.title, query.artists, isrc=isrc, album=query.album)[:_SEARCHES]:
            yield self._catalog.search_tracks(words)

    def _proposal(self, uri: str, wanted: _Wanted, other: CatalogTrack) -> DriftProposal:
        return DriftProposal(
            playlist_id=wanted.playlist_id,
            kind=UNAVAILABLE,
            uri=uri,
            position=wanted.position - 1,
            seen=_said(wanted.query, other),
            ours=wanted.ours,
            track=to_document(other),
            found_at=self._clock.now(),
        )


def _said(query: Query, other: CatalogTrack) -> str:
    named = f"“{other.title}” by {', '.join(other.artists)}" + (f" on “{other.album}”" if other.album else "")
    surely = other.isrc is not None and other.isrc in query.isrcs
    return f"{named} is the same recording" if surely else f"{named} matches it, under another ISRC"


def _wanted(session: Session, uri: str) -> Iterator[_Wanted]:
    """What is looked for, for each published line that has the track and no open offer yet."""
    for revision, line in tracks.published_lines(session, uri):
        offered = tracks.replacements(session, uri, revision.playlist_id)
        entry = session.get(Entry, line.entry_id) if line.entry_id else None
        playlist = session.get(Playlist, revision.playlist_id)
        if entry is None or playlist is None or any(offer.settled_at is None for offer in offered):
            continue
        refused = {str(offer.track["track_uri"]) for offer in offered if offer.track and offer.taken is False}
        yield _Wanted(
            playlist_id=revision.playlist_id,
            position=line.position,
            ours=f"“{line.title}” by {', '.join(line.artists)}" if line.artists else f"“{line.title}”",
            query=_with_decided_code(session, entry, uri, query_of(entry, playlist)),
            policy=policy_of(playlist),
            unwanted=frozenset({uri, *refused, *_on_the_list(session, revision)}),
        )


def _with_decided_code(session: Session, entry: Entry, uri: str, query: Query) -> Query:
    """The query with the ISRC of the track that was decided for, where MusicBrainz knows none."""
    made = playlist_queries.decisions(session, [entry.id or 0]).get(entry.id or 0, [])
    codes = [decision.track.get("isrc") for decision in made if decision.track and decision.track_uri == uri]
    known = next((code for code in codes if code), None)
    return query if query.isrcs or known is None else replace(query, isrcs=(Isrc(known),))


def _on_the_list(session: Session, revision: Revision) -> set[str]:
    lines: list[RevisionTrack] = playlist_queries.revision_tracks(session, [revision.id or 0])[revision.id or 0]
    return {line.track_uri for line in lines if line.track_uri}
