"""Browsing: the entities linked to one that is named, and the cut that long track lists cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

from playlist_service.sandbox.catalogue import Catalogue, Entity
from playlist_service.sandbox.entities import CreditName, Release, ReleaseGroup
from playlist_service.sandbox.musicbrainz.refusal import Refusal

MOST_TRACKS = 500
"""A browse of releases with their recordings stops at this many tracks (musicbrainz-server WS_TRACK_LIMIT)."""

_NO_PARAMETER = (
    "Must specify a least one parameter (not including 'limit', 'offset' or empty 'query') for collections query."
)

Finder = Callable[[Catalogue, str], Sequence[Entity]]


def neighbours(catalogue: Catalogue, entity_type: str, asked: MultiDict[str, str]) -> list[Any]:
    """Return the entities of a type that are linked to the named one. Raises Refusal (400 none named, 404 unknown)."""
    for (found_type, source), finder in _FINDERS.items():
        if found_type == entity_type and source in asked:
            mbid = asked[source].lower()
            if catalogue.entity(source, mbid) is None:
                raise Refusal(404, "Not Found")
            return [e for e in finder(catalogue, mbid) if _passes(catalogue, e, asked)]
    raise Refusal(400, _NO_PARAMETER)


def cut(page: Sequence[Any], includes: frozenset[str]) -> list[Any]:
    """Return the page, releases cut so that they hold at most 500 tracks together (the first one always stays)."""
    if "recordings" not in includes:
        return list(page)
    kept: list[Any] = []
    tracks = 0
    for release in page:
        tracks += release.track_count
        if kept and tracks > MOST_TRACKS:
            break
        kept.append(release)
    return kept


def _passes(catalogue: Catalogue, entity: Entity, asked: MultiDict[str, str]) -> bool:
    statuses = _choices(asked, "status")
    if statuses and isinstance(entity, Release) and entity.status.lower() not in statuses:
        return False
    kinds = _choices(asked, "type")
    if not kinds or not isinstance(entity, Release | ReleaseGroup):
        return True
    group = catalogue.release_groups[entity.release_group] if isinstance(entity, Release) else entity
    return bool(kinds & {group.primary_type.lower(), *(kind.lower() for kind in group.secondary_types)})


def _choices(asked: MultiDict[str, str], name: str) -> set[str]:
    return {choice.lower() for choice in asked.get(name, "").split("|") if choice}


def _credited(credit: Sequence[CreditName], mbid: str) -> bool:
    return any(name.artist == mbid for name in credit)


def _releases_of_artist(catalogue: Catalogue, mbid: str) -> Sequence[Entity]:
    return [release for release in catalogue.releases.values() if _credited(release.credit, mbid)]


def _groups_of_artist(catalogue: Catalogue, mbid: str) -> Sequence[Entity]:
    return [group for group in catalogue.release_groups.values() if _credited(group.credit, mbid)]


def _recordings_of_artist(catalogue: Catalogue, mbid: str) -> Sequence[Entity]:
    return [recording for recording in catalogue.recordings.values() if _credited(recording.credit, mbid)]


def _recordings_of_release(catalogue: Catalogue, mbid: str) -> Sequence[Entity]:
    lines = (track.recording for medium in catalogue.releases[mbid].media for track in medium.tracks)
    return [catalogue.recordings[recording] for recording in dict.fromkeys(lines)]


def _artists_of_recording(catalogue: Catalogue, mbid: str) -> Sequence[Entity]:
    return [catalogue.artists[name.artist] for name in catalogue.recordings[mbid].credit]


def _group_of_release(catalogue: Catalogue, mbid: str) -> Sequence[Entity]:
    return [catalogue.release_groups[catalogue.releases[mbid].release_group]]


_FINDERS: dict[tuple[str, str], Finder] = {
    ("release", "release-group"): lambda catalogue, mbid: catalogue.releases_of_group.get(mbid, []),
    ("release", "recording"): lambda catalogue, mbid: catalogue.releases_of_recording.get(mbid, []),
    ("release", "artist"): _releases_of_artist,
    ("release-group", "artist"): _groups_of_artist,
    ("release-group", "release"): _group_of_release,
    ("recording", "artist"): _recordings_of_artist,
    ("recording", "release"): _recordings_of_release,
    ("artist", "recording"): _artists_of_recording,
}
