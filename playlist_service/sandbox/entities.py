"""What the sandbox's catalogue holds: MusicBrainz entities and Spotify albums and tracks, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CreditName:
    """One name of an artist credit: the artist, the name as credited and what joins it to the next name."""

    artist: str
    name: str
    join: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship from an entity to an address."""

    url: str
    type: str = "free streaming"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship from the entity that holds it to another entity of `target_type`."""

    type: str
    target_type: str
    target: str
    attributes: tuple[str, ...] = ()
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Artist:
    """A MusicBrainz artist."""

    mbid: str
    name: str
    sort_name: str
    aliases: tuple[str, ...] = ()
    disambiguation: str = ""
    type: str = ""
    country: str = ""
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """A MusicBrainz recording."""

    mbid: str
    title: str
    credit: tuple[CreditName, ...]
    length_ms: int | None = None
    isrcs: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    disambiguation: str = ""
    video: bool = False
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseGroup:
    """A MusicBrainz release group."""

    mbid: str
    title: str
    credit: tuple[CreditName, ...]
    primary_type: str = ""
    secondary_types: tuple[str, ...] = ()
    first_release_date: str = ""
    aliases: tuple[str, ...] = ()
    disambiguation: str = ""
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """One line of a MusicBrainz release; title, credit and length only where they differ from the recording's."""

    mbid: str
    recording: str
    title: str | None = None
    credit: tuple[CreditName, ...] = ()
    length_ms: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Medium:
    """A disc, a side or a download of a MusicBrainz release."""

    tracks: tuple[Track, ...]
    format: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A MusicBrainz release."""

    mbid: str
    title: str
    release_group: str
    credit: tuple[CreditName, ...]
    media: tuple[Medium, ...]
    status: str = "Official"
    date: str = ""
    country: str = ""
    label: str = ""
    catalog_number: str = ""
    barcode: str = ""
    aliases: tuple[str, ...] = ()
    disambiguation: str = ""
    links: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def track_count(self) -> int:
        """The number of lines on all media."""
        return sum(len(medium.tracks) for medium in self.media)


@dataclass(frozen=True, slots=True)
class SpotifyArtist:
    """A Spotify artist: an id and a name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SpotifyAlbum:
    """A Spotify album; its tracks are those that name it."""

    id: str
    name: str
    artists: tuple[SpotifyArtist, ...]
    album_type: str = "album"
    release_date: str = ""
    label: str = ""
    upc: str = ""
    total_tracks: int | None = None


@dataclass(frozen=True, slots=True)
class SpotifyTrack:
    """A Spotify track."""

    id: str
    name: str
    artists: tuple[SpotifyArtist, ...]
    album: str
    duration_ms: int = 0
    isrc: str = ""
    disc: int = 1
    position: int = 1
    explicit: bool = False
    popularity: int = 0
    playable: bool = True


@dataclass(frozen=True, slots=True)
class SpotifyPlaylist:
    """A playlist that exists before anybody signs in, owned by `owner` (another account, as a rule)."""

    id: str
    name: str
    owner: str
    uris: tuple[str, ...] = ()
    description: str = ""
