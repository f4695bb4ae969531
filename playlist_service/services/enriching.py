"""Enrich: find the subject's release in MusicBrainz and complete the list from it, or the recordings one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from playlist_service.database import Database
from playlist_service.domain.fusion import Fused
from playlist_service.domain.identifiers import Mbid, parse_mbid
from playlist_service.domain.matching import (
    ReleaseChoice,
    ReleaseScore,
    WantedList,
    choose_release,
)
from playlist_service.domain.music import Recording, Release, ReleaseGroup
from playlist_service.domain.text import fold
from playlist_service.errors import NotFound
from playlist_service.models import Playlist
from playlist_service.ports import Clock, JobQueue, RecordingCatalog
from playlist_service.queries import playlists as playlist_queries
from playlist_service.services.composing import compose_entries
from playlist_service.services.documents import from_document, to_document
from playlist_service.services.queueing import request_advance
from playlist_service.services.recording_index import RecordingIndex
from playlist_service.services.resolving import Resolving

_GROUPS_TO_READ = 3
"""Release groups whose track lists are read: a search's rank is no evidence, but more requests are no courtesy."""
_KEPT_ALTERNATIVES = 8
_WITH_SOUNDTRACKS = ("film", "series", "game", "other")


@dataclass(frozen=True, slots=True)
class EnrichReport:
    """What enriching a playlist came to; `outcome` is certain, ambiguous or none."""

    slug: str
    outcome: str
    reason: str
    entries: int


class Enriching:
    """Links playlists to MusicBrainz."""

    def __init__(
        self,
        database: Database,
        catalog: RecordingCatalog,
        queue: JobQueue,
        clock: Clock,
        index: RecordingIndex | None = None,
    ) -> None:
        """Look things up in `catalog`, single recordings in `index` first; `clock` dates what is written."""
        self._database = database
        self._queue = queue
        self._catalog = catalog
        self._resolving = Resolving(catalog, index)
        self._clock = clock

    def enrich_due(self) -> list[EnrichReport]:
        """Enrich every playlist whose articles changed. Raises Remote errors; what is done stays."""
        with self._database.read() as session:
            due = [p.slug for p in playlist_queries.playlists(session) if p.fused and p.enriched_from != _due_from(p)]
        return [self.enrich(slug) for slug in due]

    def enrich(self, slug: str) -> EnrichReport:
        """Find the release of one playlist, complete its entries, and keep the alternatives where it is ambiguous.

        Raises NotFound and Remote errors; nothing is changed then.
        """
        with self._database.read() as session:
            playlist = playlist_queries.playlist_with_slug(session, slug)
            if playlist is None:
                raise NotFound(f"There is no playlist {slug!r}.")
        fused = from_document(Fused, playlist.fused or {"subject": None})
        pinned = parse_mbid(playlist.release_mbid) if playlist.release_pinned_by and playlist.release_mbid else None
        choice = self._pinned(pinned) if pinned else self._choose(_wanted(playlist, fused))
        release = self._whole(choice.release) if choice.release and choice.outcome == "certain" else None
        found = {} if release else self._resolving.recordings(fused.entries)
        return self._record(slug, _due_from(playlist), choice, release, found)

    def choose(self, slug: str, release: str, curator_id: int) -> EnrichReport:
        """Pin a release (an MBID or a musicbrainz.org address) for a playlist and enrich from it.

        Raises InvalidInput, NotFound and Remote errors.
        """
        release_mbid = parse_mbid(release.rstrip("/").rpartition("/")[2])
        if self._catalog.release(release_mbid) is None:
            raise NotFound(f"MusicBrainz has no release {release_mbid}.")
        with self._database.write() as session:
            playlist = playlist_queries.playlist_with_slug(session, slug, lock=True)
            if playlist is None:
                raise NotFound(f"There is no playlist {slug!r}.")
            playlist.release_mbid = release_mbid
            playlist.release_pinned_by = curator_id
            request_advance(session, self._queue)
        return self.enrich(slug)

    def _pinned(self, release_mbid: Mbid) -> ReleaseChoice:
        release = self._catalog.release(release_mbid)
        if release is None:
            raise NotFound(f"MusicBrainz has no release {release_mbid} any more: choose another.")
        reason = "A curator chose this release."
        return ReleaseChoice("certain", ReleaseScore(release, 1.0, reason), reason=reason)

    def _choose(self, wanted: WantedList) -> ReleaseChoice:
        prefer = "soundtrack" if wanted.type in _WITH_SOUNDTRACKS else None
        groups = self._catalog.search_release_groups(wanted.title, artists=wanted.acts, prefer_type=prefer, limit=100)
        releases: list[Release] = []
        choice = choose_release(wanted, releases)
        for group, is_last_of_its_kind in _shortlist(groups, wanted):
            releases += self._catalog.releases_of(group.release_group_mbid)
            choice = choose_release(wanted, releases)
            if choice.outcome == "certain" and is_last_of_its_kind:
                break
        return choice

    def _whole(self, release: Release) -> Release:
        """The release with its links and ISRCs, which a browse does not give."""
        return self._catalog.release(release.release_mbid) or release

    def _record(
        self, slug: str, due_from: str, choice: ReleaseChoice, release: Release | None, found: dict[str, Recording]
    ) -> EnrichReport:
        with self._database.write() as session:
            playlist = playlist_queries.playlist_with_slug(session, slug, lock=True)
            if playlist is None or playlist.id is None:
                raise NotFound(f"There is no playlist {slug!r}.")
            playlist.release = to_document(release) if release else None
            playlist.release_mbid = release.release_mbid if release else None
            playlist.release_outcome = choice.outcome
            playlist.release_reason = choice.reason
            playlist.release_alternatives = _alternatives(choice)
            playlist.enriched_from = due_from
            playlist.enriched_at = self._clock.now()
            compose_entries(session, playlist, self._clock.now())
            entries = playlist_queries.entries(session, playlist.id)
            for entry in entries:
                if entry.key in found:
                    entry.recording = to_document(found[entry.key])
                    entry.recording_mbid = found[entry.key].recording_mbid
            return EnrichReport(slug, choice.outcome, choice.reason, len(entries))


def _due_from(playlist: Playlist) -> str:
    return hashlib.sha256(f"{playlist.fused_from}:{playlist.release_pinned_by}".encode()).hexdigest()


def _wanted(playlist: Playlist, fused: Fused) -> WantedList:
    acts = [credit for credit in fused.credits if credit.role in ("performer", "composer")]
    return WantedList(
        title=playlist.subject_title,
        type=fused.subject.type if fused.subject else "other",
        tracks=tuple((entry.title, entry.artists) for entry in fused.entries),
        acts=tuple(dict.fromkeys(credit.name for credit in acts)),
        aliases=tuple({credit.name: credit.aliases for credit in acts if credit.aliases}.items()),
    )


def _shortlist(groups: Sequence[ReleaseGroup], wanted: WantedList) -> list[tuple[ReleaseGroup, bool]]:
    """The groups worth reading, the likeliest kind first; each with whether the next is of a less likely kind."""
    title = fold(wanted.title)
    soundtrack = wanted.type in _WITH_SOUNDTRACKS

    def rank(group: ReleaseGroup) -> tuple[bool, bool]:
        is_soundtrack = "soundtrack" in (kind.lower() for kind in group.secondary_types)
        return is_soundtrack is not soundtrack, fold(group.title) != title

    alike = [group for group in groups if title in fold(group.title) or fold(group.title) in title]
    chosen = sorted(alike, key=rank)[:_GROUPS_TO_READ]
    return [
        (group, following is None or rank(following)[0] > rank(group)[0])
        for group, following in zip_longest(chosen, chosen[1:])
    ]


def _alternatives(choice: ReleaseChoice) -> list[dict[str, object]]:
    """What a curator may choose from; where nothing is certain the best candidate leads."""
    best = [choice.chosen] if choice.chosen and choice.outcome != "certain" else []
    return [_alternative(option) for option in (*best, *choice.alternatives)][:_KEPT_ALTERNATIVES]


def _alternative(option: ReleaseScore) -> dict[str, object]:
    release = option.release
    return {
        "release_mbid": release.release_mbid,
        "title": release.title,
        "artists": [artist.name for artist in release.credit],
        "date": release.date,
        "tracks": len(release.tracks),
        "agreement": option.agreement,
        "reason": option.reason,
    }
