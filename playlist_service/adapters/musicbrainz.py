"""MusicBrainz as a RecordingCatalog: musicbrainzngs spells and reads, our own wire asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import metadata
from typing import TypeVar

import musicbrainzngs

from playlist_service.adapters import musicbrainz_answers as answers
from playlist_service.adapters.musicbrainz_questions import (
    Question,
    artist_query,
    recording_queries,
    release_group_query,
    spelled,
    url_question,
)
from playlist_service.adapters.musicbrainz_wire import Manners, MusicBrainzWire, Stores, Time
from playlist_service.config import Settings
from playlist_service.domain.identifiers import Isrc, Mbid, TrackUri, track_id
from playlist_service.domain.music import Recording, Release, ReleaseGroup
from playlist_service.ports import ArtistHit

_APPLICATION = "playlist-service"
_Value = TypeVar("_Value")
_MOST = 100
"""Rows of one search answer, codes of one query, addresses of one look-up: the remote takes no more."""
_RELEASE_INCLUDES = [
    "recordings",
    "artist-credits",
    "aliases",
    "isrcs",
    "release-groups",
    "labels",
    "media",
    "url-rels",
    "recording-level-rels",
]
_BROWSE_INCLUDES = ["recordings", "artist-credits", "isrcs", "release-groups", "labels", "media", "url-rels"]


class MusicBrainzCatalog:
    """The recordings, releases and artists of one MusicBrainz server (a RecordingCatalog; safe between threads)."""

    def __init__(self, wire: MusicBrainzWire) -> None:
        self._wire = wire

    @classmethod
    def from_settings(
        cls, settings: Settings, stores: Stores | None = None, timing: Time | None = None
    ) -> MusicBrainzCatalog:
        """Return the catalogue that the settings name; `stores` is what is shared with other processes."""
        manners = Manners(seconds_per_request=settings.musicbrainz_seconds_per_request)
        agent = user_agent(settings.musicbrainz_contact or settings.public_url)
        return cls(MusicBrainzWire(settings.musicbrainz_url, agent, stores=stores, manners=manners, timing=timing))

    def search_release_groups(
        self, title: str, *, artists: Sequence[str] = (), prefer_type: str | None = None, limit: int = 25
    ) -> list[ReleaseGroup]:
        """Return release groups whose title is like `title`, any type; candidates in the remote's order."""
        if not title.strip():
            return []
        query = release_group_query(title, artists, prefer_type)
        question = spelled(musicbrainzngs.search_release_groups, query, limit=min(limit, _MOST))
        answer = self._wire.ask(question, expected="release-group-list")
        return answers.release_groups(answer or {})

    def releases_of(self, release_group_mbid: Mbid) -> list[Release]:
        """Return the releases of a group with track lists, credits, ISRCs and album links, in one browse request.

        A request more for every 500 tracks: the remote cuts its answers there, so pages are told by what came back.
        """
        found: list[Release] = []
        rows = 0
        while True:
            answer = self._wire.ask(_browse(release_group_mbid, offset=rows), expected="release-list") or {}
            found.extend(answers.releases(answer))
            page = len(answer.get("release-list", ()))
            rows += page
            if not page or rows >= answer.get("release-count", 0):
                return found

    def release(self, release_mbid: Mbid) -> Release | None:
        """Return one release with recordings, credits, ISRCs and links to Spotify, in one request."""
        question = spelled(musicbrainzngs.get_release_by_id, release_mbid, includes=_RELEASE_INCLUDES)
        answer = self._wire.ask(question, expected="release")
        return answers.release(answer) if answer else None

    def search_artists(self, names: Sequence[str], *, limit: int = 25) -> list[ArtistHit]:
        """Return artists that go by any of `names` (aliases included), in one request."""
        asked = [name for name in dict.fromkeys(names) if name.strip()]
        if not asked:
            return []
        question = spelled(musicbrainzngs.search_artists, artist_query(asked), limit=min(limit, _MOST))
        return answers.artist_hits(self._wire.ask(question, expected="artist-list") or {})

    def search_recordings(
        self, questions: Sequence[tuple[str, str]], *, artist_mbids: Sequence[Mbid] = (), limit: int = 100
    ) -> list[Recording]:
        """Return recordings that answer any (title, artist) question, in one request (more for some thirty titles)."""
        return self._recordings(recording_queries(questions, artist_mbids), min(limit, _MOST))

    def recordings_by_isrc(self, isrcs: Sequence[Isrc]) -> list[Recording]:
        """Return the recordings that carry any of the codes, in one request a hundred codes."""
        asked = list(dict.fromkeys(isrcs))
        wanted = frozenset(asked)
        found = self._recordings([f"isrc:({' OR '.join(batch)})" for batch in _batches(asked)], _MOST)
        return [recording for recording in found if wanted.intersection(recording.isrcs)]

    def recordings_by_track_uri(self, track_uris: Sequence[TrackUri]) -> dict[TrackUri, list[Mbid]]:
        """Return for each known Spotify address the recordings that point at it, 100 addresses a request."""
        found: dict[TrackUri, list[Mbid]] = {}
        for batch in _batches(list(dict.fromkeys(track_uris))):
            question = url_question([f"https://open.spotify.com/track/{track_id(uri)}" for uri in batch])
            # One address is answered by itself, several by a list: two shapes of one answer.
            answer = self._wire.ask(question, expected="url" if len(batch) == 1 else "url-list")
            for uri, mbid in answers.recordings_by_address(answer or {}):
                found.setdefault(uri, []).append(mbid)
        return found

    def _recordings(self, queries: Iterable[str], limit: int) -> list[Recording]:
        found: dict[Mbid, Recording] = {}
        for query in queries:
            question = spelled(musicbrainzngs.search_recordings, query, limit=limit)
            answer = self._wire.ask(question, expected="recording-list")
            for recording in answers.recordings(answer or {}):
                found.setdefault(recording.recording_mbid, recording)
        return list(found.values())


def user_agent(contact: str) -> str:
    """Return how we introduce ourselves: application, version and where its operator can be reached.

    Required by musicbrainz.org/doc/MusicBrainz_API/Rate_Limiting; a nameless agent shares a crowded pool.
    """
    return f"{_APPLICATION}/{_version()} ( {contact} )"


def _version() -> str:
    try:
        return metadata.version(_APPLICATION)
    except metadata.PackageNotFoundError:  # run from a checkout that was never installed
        return "0"


def _browse(release_group_mbid: Mbid, offset: int) -> Question:
    return spelled(
        musicbrainzngs.browse_releases,
        release_group=release_group_mbid,
        includes=_BROWSE_INCLUDES,
        limit=_MOST,
        offset=offset or None,
    )


def _batches(values: Sequence[_Value]) -> Iterable[Sequence[_Value]]:
    return (values[start : start + _MOST] for start in range(0, len(values), _MOST))
