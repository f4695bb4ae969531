"""The sandbox's catalogue: read from JSON Lines, looked up by identifier, code, address, group and album."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from playlist_service.errors import InvalidInput
from playlist_service.sandbox import rows
from playlist_service.sandbox.entities import (
    Artist,
    CreditName,
    Link,
    Recording,
    Relation,
    Release,
    ReleaseGroup,
    SpotifyAlbum,
    SpotifyArtist,
    SpotifyPlaylist,
    SpotifyTrack,
)

SAMPLE = Path(__file__).parent / "catalogue.jsonl"
"""The catalogue that ships with the package."""

Entity = Artist | Recording | ReleaseGroup | Release


class Catalogue:
    """Everything that the two remotes know; filled once, then only read."""

    def __init__(self) -> None:
        self.artists: dict[str, Artist] = {}
        self.recordings: dict[str, Recording] = {}
        self.release_groups: dict[str, ReleaseGroup] = {}
        self.releases: dict[str, Release] = {}
        self.albums: dict[str, SpotifyAlbum] = {}
        self.tracks: dict[str, SpotifyTrack] = {}
        self.spotify_artists: dict[str, SpotifyArtist] = {}
        self.playlists: dict[str, SpotifyPlaylist] = {}
        self.releases_of_group: dict[str, list[Release]] = defaultdict(list)
        self.releases_of_recording: dict[str, list[Release]] = defaultdict(list)
        self.recordings_of_isrc: dict[str, list[Recording]] = defaultdict(list)
        self.linked_from: dict[str, list[tuple[str, Entity, Link]]] = defaultdict(list)
        self.related_from: dict[tuple[str, str], list[tuple[str, Entity, Relation]]] = defaultdict(list)
        self.tracks_of_album: dict[str, list[SpotifyTrack]] = defaultdict(list)

    @classmethod
    def load(cls, path: Path | None = None) -> Catalogue:
        """Return the catalogue of a JSON Lines file (the sample one by default). Raises InvalidInput with the line."""
        source = path or SAMPLE
        try:
            with source.open(encoding="utf-8") as lines:
                return cls.of(_parsed(lines, source.name))
        except OSError as error:
            raise InvalidInput(f"The catalogue {source} cannot be read: {error.strerror}.") from None

    @classmethod
    def of(cls, given: Iterable[rows.Row]) -> Catalogue:
        """Return the catalogue of rows in any order. Raises InvalidInput naming the row that is wrong."""
        catalogue = cls()
        for number, row in enumerate(given, start=1):
            try:
                catalogue._add(row)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise InvalidInput(f"Row {number} of the catalogue is wrong ({error!r}): {str(row)[:120]}") from None
        catalogue._connect()
        return catalogue

    def entity(self, entity_type: str, mbid: str) -> Entity | None:
        """Return the MusicBrainz entity of a kind spelled as in addresses ("release-group"), or None."""
        tables: dict[str, dict[str, Any]] = {
            "artist": self.artists,
            "recording": self.recordings,
            "release": self.releases,
            "release-group": self.release_groups,
        }
        found: Entity | None = tables.get(entity_type, {}).get(mbid)
        return found

    def _add(self, row: rows.Row) -> None:
        add = _ADDERS.get(row.get("kind", ""))
        if add is None:
            raise ValueError(f"unknown kind {row.get('kind')!r}")
        add(self, row)

    def _connect(self) -> None:
        self._fill_names()
        for group in self.release_groups.values():
            self._connect_entity("release-group", group)
        for artist in self.artists.values():
            self._connect_entity("artist", artist)
        for recording in self.recordings.values():
            self._connect_entity("recording", recording)
            for isrc in recording.isrcs:
                self.recordings_of_isrc[isrc].append(recording)
        for release in self.releases.values():
            self._connect_entity("release", release)
            self._connect_release(release)
        for track in self.tracks.values():
            self._connect_track(track)
        for tracks in self.tracks_of_album.values():
            tracks.sort(key=lambda track: (track.disc, track.position))

    def _fill_names(self) -> None:
        self.recordings = {m: replace(r, credit=self._named(r.credit)) for m, r in self.recordings.items()}
        self.release_groups = {m: replace(g, credit=self._named(g.credit)) for m, g in self.release_groups.items()}
        for mbid, release in self.releases.items():
            media = tuple(
                replace(medium, tracks=tuple(replace(t, credit=self._named(t.credit)) for t in medium.tracks))
                for medium in release.media
            )
            self.releases[mbid] = replace(release, credit=self._named(release.credit), media=media)

    def _named(self, credit: tuple[CreditName, ...]) -> tuple[CreditName, ...]:
        return tuple(replace(name, name=name.name or self._artist_name(name.artist)) for name in credit)

    def _artist_name(self, mbid: str) -> str:
        if mbid not in self.artists:
            raise InvalidInput(f"The catalogue credits {mbid}, which is no artist of it.")
        return self.artists[mbid].name

    def _connect_entity(self, entity_type: str, entity: Entity) -> None:
        for link in entity.links:
            self.linked_from[link.url].append((entity_type, entity, link))
        for relation in entity.relations:
            self.related_from[relation.target_type, relation.target].append((entity_type, entity, relation))

    def _connect_release(self, release: Release) -> None:
        if release.release_group not in self.release_groups:
            raise InvalidInput(f"Release {release.mbid} belongs to {release.release_group}, which is not there.")
        self.releases_of_group[release.release_group].append(release)
        recordings = dict.fromkeys(track.recording for medium in release.media for track in medium.tracks)
        for mbid in recordings:
            if mbid not in self.recordings:
                raise InvalidInput(f"Release {release.mbid} lists {mbid}, which is no recording of the catalogue.")
            self.releases_of_recording[mbid].append(release)

    def _connect_track(self, track: SpotifyTrack) -> None:
        if track.album not in self.albums:
            raise InvalidInput(f"Track {track.id} is on album {track.album}, which is not there.")
        self.tracks_of_album[track.album].append(track)
        for artist in (*track.artists, *self.albums[track.album].artists):
            self.spotify_artists.setdefault(artist.id, artist)


def _keep(table: str, read: Callable[[rows.Row], Any], key: str) -> Callable[[Catalogue, rows.Row], None]:
    def add(catalogue: Catalogue, row: rows.Row) -> None:
        entity = read(row)
        getattr(catalogue, table)[getattr(entity, key)] = entity

    return add


def _keep_track(catalogue: Catalogue, row: rows.Row) -> None:
    album = row["album"]
    if not isinstance(album, str):
        inline = rows.album({"artists": row["artists"], **album})
        catalogue.albums.setdefault(inline.id, inline)
        album = inline.id
    track = rows.track(row, album)
    catalogue.tracks[track.id] = track


_ADDERS: dict[str, Callable[[Catalogue, rows.Row], None]] = {
    "artist": _keep("artists", rows.artist, "mbid"),
    "recording": _keep("recordings", rows.recording, "mbid"),
    "release_group": _keep("release_groups", rows.release_group, "mbid"),
    "release": _keep("releases", rows.release, "mbid"),
    "album": _keep("albums", rows.album, "id"),
    "playlist": _keep("playlists", rows.playlist, "id"),
    "track": _keep_track,
}


def _parsed(lines: Iterable[str], name: str) -> Iterable[rows.Row]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield json.loads(line)
        except ValueError as error:
            raise InvalidInput(f"Line {number} of {name} is no JSON: {error}.") from None
