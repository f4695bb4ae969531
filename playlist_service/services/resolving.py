"""Recordings for entries that no release holds (a playlist post, an episode, a mix), many questions a request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from playlist_service.domain.fusion import FusedEntry
from playlist_service.domain.identifiers import Mbid
from playlist_service.domain.matching import Candidate, Query, decide
from playlist_service.domain.music import Recording
from playlist_service.domain.text import fold_name
from playlist_service.ports import ArtistHit, RecordingCatalog
from playlist_service.services.recording_index import RecordingIndex

_QUESTIONS_A_REQUEST = 12
"""A search answers at most 100 recordings to all its questions together; more titles would crowd one another out."""


class Resolving:
    """Asks MusicBrainz for artists by every name they go by, then for their recordings."""

    def __init__(self, catalog: RecordingCatalog, index: RecordingIndex | None = None) -> None:
        """Ask `index` first, where there is one, and `catalog` only what it cannot answer."""
        self._catalog = catalog
        self._index = index

    def recordings(self, entries: Sequence[FusedEntry]) -> dict[str, Recording]:
        """Return the recording of each entry that is certain, by entry key. Raises Remote errors.

        One act is one artist throughout: where an act's recordings are by several artists of its name, the minority
        is left out as doubtful.
        """
        asked = [entry for entry in entries if entry.artists]
        found = self._indexed(asked)
        left = [entry for entry in asked if entry.key not in found]
        for start in range(0, len(left), _QUESTIONS_A_REQUEST):
            found |= self._batch(left[start : start + _QUESTIONS_A_REQUEST])
        return _of_one_artist(asked, found)

    def _indexed(self, entries: Sequence[FusedEntry]) -> dict[str, Recording]:
        """What the offline index is certain of, without a request."""
        if self._index is None:
            return {}
        answers = self._index.find([(entry.title, entry.artists) for entry in entries])
        return {entries[number].key: recordings[0] for number, recordings in answers.items()}

    def _batch(self, entries: Sequence[FusedEntry]) -> dict[str, Recording]:
        acts = list(dict.fromkeys(entry.artists[0] for entry in entries))
        artists = self._artists(acts)
        questions = [(entry.title, entry.artists[0]) for entry in entries]
        mbids = list(dict.fromkeys(hit.artist_mbid for hits in artists.values() for hit in hits))
        # Aliases are not in the index of recordings: only the artists' ids find what is credited in another script.
        complete = len(artists) == len(acts)
        hits = self._catalog.search_recordings(questions, artist_mbids=mbids if complete else ())
        by_mbid = {hit.recording_mbid: hit for hit in hits}
        offers = [_offer(hit) for hit in hits]
        found: dict[str, Recording] = {}
        for entry in entries:
            decision = decide(_query(entry, artists), offers)
            if decision.outcome == "accept" and decision.best:
                found[entry.key] = by_mbid[Mbid(decision.best.candidate_id)]
        return found

    def _artists(self, acts: Sequence[str]) -> dict[str, list[ArtistHit]]:
        """The artists that go by exactly each name, by the act as it was written."""
        hits = self._catalog.search_artists(acts)
        known = {act: [hit for hit in hits if fold_name(act) in _names(hit)] for act in acts}
        return {act: hits for act, hits in known.items() if hits}


def _names(hit: ArtistHit) -> set[str]:
    return {fold_name(name) for name in (hit.name, hit.sort_name, *hit.aliases)}


def _query(entry: FusedEntry, artists: Mapping[str, Sequence[ArtistHit]]) -> Query:
    aliases = {
        act: tuple(dict.fromkeys(name for hit in artists[act] for name in (hit.name, *hit.aliases)))
        for act in entry.artists
        if act in artists
    }
    return Query(title=entry.title, artists=entry.artists, aliases=aliases)


def _offer(recording: Recording) -> Candidate:
    return Candidate(
        id=recording.recording_mbid,
        title=recording.title,
        artists=recording.artists,
        duration_ms=recording.length_ms,
        isrc=recording.isrcs[0] if recording.isrcs else None,
    )


def _of_one_artist(entries: Sequence[FusedEntry], found: Mapping[str, Recording]) -> dict[str, Recording]:
    """Return what was found without the recordings by a lesser namesake of an act."""
    counts: dict[str, Counter[Mbid | None]] = {}
    for entry in entries:
        if entry.key in found:
            counts.setdefault(fold_name(entry.artists[0]), Counter())[_artist(found[entry.key])] += 1
    leading = {act: artists.most_common(1)[0][0] for act, artists in counts.items()}
    return {
        entry.key: found[entry.key]
        for entry in entries
        if entry.key in found and _artist(found[entry.key]) == leading[fold_name(entry.artists[0])]
    }


def _artist(recording: Recording) -> Mbid | None:
    return recording.credit[0].artist_mbid if recording.credit else None
