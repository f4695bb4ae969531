"""Recordings, releases and tracks as the catalogues describe them; lengths in `_ms`, missing is None or ()."""

from __future__ import annotations

from dataclasses import dataclass, field

from playlist_service.domain.identifiers import AlbumId, Isrc, Mbid, TrackUri


@dataclass(frozen=True, slots=True)
class CreditedArtist:
    """One name in an artist credit, as credited; `name` may differ from the artist's own `artist_name`."""

    name: str
    artist_mbid: Mbid | None = None
    artist_name: str | None = None
    aliases: tuple[str, ...] = ()
    join_phrase: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A MusicBrainz recording, with what a track list adds (`title` is the track's, where there is one)."""

    recording_mbid: Mbid
    title: str
    credit: tuple[CreditedArtist, ...]
    length_ms: int | None = None
    isrcs: tuple[Isrc, ...] = ()
    track_uris: tuple[TrackUri, ...] = ()
    disambiguation: str = ""

    @property
    def artists(self) -> tuple[str, ...]:
        """The credited names, in order."""
        return tuple(artist.name for artist in self.credit)


@dataclass(frozen=True, slots=True)
class ReleaseTrack:
    """One line of a release's track list; `position` counts from 1 through all media."""

    position: int
    recording: Recording
    disc: int = 1


@dataclass(frozen=True, slots=True)
class ReleaseGroup:
    """A MusicBrainz release group as a search returns it: a candidate, never evidence."""

    release_group_mbid: Mbid
    title: str
    credit: tuple[CreditedArtist, ...] = ()
    primary_type: str | None = None
    secondary_types: tuple[str, ...] = ()
    first_release_year: int | None = None
    disambiguation: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A MusicBrainz release with its whole track list and its links to Spotify."""

    release_mbid: Mbid
    title: str
    credit: tuple[CreditedArtist, ...]
    tracks: tuple[ReleaseTrack, ...]
    release_group: ReleaseGroup | None = None
    status: str | None = None
    date: str | None = None
    label: str | None = None
    country: str | None = None
    album_ids: tuple[AlbumId, ...] = ()
    disambiguation: str = ""


@dataclass(frozen=True, slots=True)
class CatalogTrack:
    """A track as Spotify describes it; a candidate for an entry."""

    track_uri: TrackUri
    title: str
    artists: tuple[str, ...]
    album: str | None = None
    album_id: AlbumId | None = None
    album_artists: tuple[str, ...] = ()
    album_type: str | None = None
    duration_ms: int | None = None
    isrc: Isrc | None = None
    release_year: int | None = None
    explicit: bool | None = None
    popularity: int | None = None
    disc: int | None = None
    position: int | None = None
    is_playable: bool | None = field(default=None)
