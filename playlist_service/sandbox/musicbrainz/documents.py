"""What of each entity is searchable, under the field names of the MusicBrainz search server, with its weights."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from playlist_service.sandbox.catalogue import Catalogue
from playlist_service.sandbox.entities import Artist, CreditName, Recording, Release, ReleaseGroup
from playlist_service.sandbox.musicbrainz.search import Searcher
from playlist_service.sandbox.text_index import Fields, TextIndex

KEYWORDS = frozenset(
    {
        *("arid", "rid", "reid", "rgid", "tid", "laid", "isrc", "catno", "barcode"),
        *("type", "primarytype", "secondarytype", "status", "country", "format", "video"),
        *("date", "firstreleasedate", "dur", "qdur"),
        *("position", "number", "tnum", "tracks", "tracksrelease", "mediums", "releases"),
    }
)
"""Fields that are matched whole."""

_RECORDING = {"recording": 2.2, "artistname": 1.75, "alias": 1.2, "creditname": 1.0, "release": 1.0}
_ARTIST = {"artist": 2.2, "primary_alias": 2.0, "sortname": 1.85, "alias": 1.75, "comment": 0.5}
_GROUP = {"releasegroup": 2.0, "release": 1.3, "alias": 1.2, "artistname": 1.2, "creditname": 1.2}
_RELEASE = {"release": 2.0, "alias": 1.2, "artistname": 1.2, "creditname": 1.2, "label": 0.5}


class Searchers:
    """One searcher for each entity type that can be searched, with the entities in the order of its documents."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.entities: dict[str, list[Artist] | list[Recording] | list[Release] | list[ReleaseGroup]] = {
            "artist": list(catalogue.artists.values()),
            "recording": list(catalogue.recordings.values()),
            "release-group": list(catalogue.release_groups.values()),
            "release": list(catalogue.releases.values()),
        }
        self.searchers = {
            "artist": Searcher(
                _index(_artist(artist) for artist in catalogue.artists.values()), _ARTIST, _popularity(catalogue)
            ),
            "recording": Searcher(
                _index(_recording(recording, catalogue) for recording in catalogue.recordings.values()), _RECORDING
            ),
            "release-group": Searcher(
                _index(_group(group, catalogue) for group in catalogue.release_groups.values()), _GROUP
            ),
            "release": Searcher(
                _index(_release(release, catalogue) for release in catalogue.releases.values()), _RELEASE
            ),
        }


def _index(documents: Iterable[Fields]) -> TextIndex:
    return TextIndex(list(documents), KEYWORDS)


def _popularity(catalogue: Catalogue) -> list[float]:
    """Return a factor for each artist: a famous namesake outranks an obscure one on the real server too."""
    counts = Counter(name.artist for recording in catalogue.recordings.values() for name in recording.credit)
    return [1 + math.log1p(counts[mbid]) / 8 for mbid in catalogue.artists]


def _artist(artist: Artist) -> dict[str, list[str]]:
    return {
        "artist": [artist.name],
        "alias": list(artist.aliases),
        "primary_alias": list(artist.aliases[:1]),
        "sortname": [artist.sort_name],
        "arid": [artist.mbid],
        "comment": [artist.disambiguation],
        "country": [artist.country],
        "type": [artist.type],
    }


def _credited(credit: Iterable[CreditName], catalogue: Catalogue) -> dict[str, list[str]]:
    names = list(credit)
    return {
        "artist": ["".join(name.name + name.join for name in names)],
        "artistname": [catalogue.artists[name.artist].name for name in names],
        "creditname": [name.name for name in names],
        "arid": [name.artist for name in names],
    }


def _recording(recording: Recording, catalogue: Catalogue) -> dict[str, list[str]]:
    releases = catalogue.releases_of_recording.get(recording.mbid, [])
    groups = [catalogue.release_groups[release.release_group] for release in releases]
    length = recording.length_ms
    return {
        **_credited(recording.credit, catalogue),
        "recording": [recording.title],
        "alias": list(recording.aliases),
        "rid": [recording.mbid],
        "isrc": list(recording.isrcs),
        "comment": [recording.disambiguation],
        "video": ["true" if recording.video else "false"],
        "dur": [str(length)] if length else [],
        "qdur": [str(length // 2000)] if length else [],
        "release": [release.title for release in releases],
        "reid": [release.mbid for release in releases],
        "status": [release.status for release in releases],
        "country": [release.country for release in releases],
        "date": [release.date for release in releases],
        "firstreleasedate": [min((r.date for r in releases if r.date), default="")],
        "rgid": [group.mbid for group in groups],
        "primarytype": [group.primary_type for group in groups],
        "secondarytype": [kind for group in groups for kind in group.secondary_types],
        "type": [kind for group in groups for kind in (group.primary_type, *group.secondary_types)],
        "format": [medium.format for release in releases for medium in release.media],
        "tracksrelease": [str(release.track_count) for release in releases],
        **_track_places(recording, releases),
    }


def _track_places(recording: Recording, releases: list[Release]) -> dict[str, list[str]]:
    places = [
        (disc, number, track.mbid, len(medium.tracks))
        for release in releases
        for disc, medium in enumerate(release.media, start=1)
        for number, track in enumerate(medium.tracks, start=1)
        if track.recording == recording.mbid
    ]
    return {
        "position": [str(place[0]) for place in places],
        "tnum": [str(place[1]) for place in places],
        "number": [str(place[1]) for place in places],
        "tid": [place[2] for place in places],
        "tracks": [str(place[3]) for place in places],
    }


def _group(group: ReleaseGroup, catalogue: Catalogue) -> dict[str, list[str]]:
    releases = catalogue.releases_of_group.get(group.mbid, [])
    return {
        **_credited(group.credit, catalogue),
        "releasegroup": [group.title],
        "alias": list(group.aliases),
        "release": [release.title for release in releases],
        "reid": [release.mbid for release in releases],
        "releases": [str(len(releases))],
        "status": [release.status for release in releases],
        "rgid": [group.mbid],
        "comment": [group.disambiguation],
        "firstreleasedate": [group.first_release_date],
        "primarytype": [group.primary_type],
        "secondarytype": list(group.secondary_types),
        "type": [group.primary_type, *group.secondary_types],
    }


def _release(release: Release, catalogue: Catalogue) -> dict[str, list[str]]:
    group = catalogue.release_groups[release.release_group]
    return {
        **_credited(release.credit, catalogue),
        "release": [release.title],
        "alias": list(release.aliases),
        "reid": [release.mbid],
        "rgid": [group.mbid],
        "label": [release.label],
        "catno": [release.catalog_number],
        "barcode": [release.barcode],
        "comment": [release.disambiguation],
        "status": [release.status],
        "date": [release.date],
        "country": [release.country],
        "format": [medium.format for medium in release.media],
        "mediums": [str(len(release.media))],
        "tracks": [str(release.track_count)],
        "primarytype": [group.primary_type],
        "secondarytype": list(group.secondary_types),
        "type": [group.primary_type, *group.secondary_types],
    }
