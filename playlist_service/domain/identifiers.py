"""Identifiers that say their kind, and the parsers that are the only way to make one from foreign text."""

from __future__ import annotations

import re
from typing import NewType

from playlist_service.errors import InvalidInput

Mbid = NewType("Mbid", str)
"""A MusicBrainz identifier: a lower-case UUID."""

Isrc = NewType("Isrc", str)
"""An International Standard Recording Code: twelve characters, upper case, no hyphens (ISO 3901)."""

TrackUri = NewType("TrackUri", str)
"""A Spotify track: `spotify:track:` and 22 base-62 characters."""

AlbumId = NewType("AlbumId", str)
"""A Spotify album: 22 base-62 characters."""

PlaylistId = NewType("PlaylistId", str)
"""A Spotify playlist: 22 base-62 characters."""

_MBID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ISRC = re.compile(r"[A-Z]{2}[A-Z0-9]{3}[0-9]{7}")
_BASE62 = re.compile(r"[0-9A-Za-z]{22}")
_SPOTIFY = re.compile(
    r"(?:spotify:(?P<kind>track|album|playlist):"
    r"|https?://open\.spotify\.com/(?:intl-[a-z]+/)?(?:embed/)?(?P<kind2>track|album|playlist)/)"
    r"(?P<id>[0-9A-Za-z]{22})(?:[?#/].*)?"
)


def parse_mbid(text: str) -> Mbid:
    """Return the MBID that `text` spells, in lower case. Raises InvalidInput."""
    folded = text.strip().lower()
    if not _MBID.fullmatch(folded):
        raise InvalidInput(f"{text!r} is no MusicBrainz identifier: 8-4-4-4-12 hexadecimal digits are needed.")
    return Mbid(folded)


def parse_isrc(text: str) -> Isrc:
    """Return the ISRC that `text` spells, hyphens and spaces dropped. Raises InvalidInput."""
    folded = re.sub(r"[\s-]", "", text).upper()
    if not _ISRC.fullmatch(folded):
        raise InvalidInput(f"{text!r} is no ISRC: two letters, three letters or digits and seven digits are needed.")
    return Isrc(folded)


def parse_track_uri(text: str) -> TrackUri:
    """Return the track URI that a URI, an open.spotify.com address or a bare id names. Raises InvalidInput."""
    return TrackUri(f"spotify:track:{_spotify_id(text, 'track')}")


def parse_album_id(text: str) -> AlbumId:
    """Return the album id that a URI, an open.spotify.com address or a bare id names. Raises InvalidInput."""
    return AlbumId(_spotify_id(text, "album"))


def parse_playlist_id(text: str) -> PlaylistId:
    """Return the playlist id that a URI, an open.spotify.com address or a bare id names. Raises InvalidInput."""
    return PlaylistId(_spotify_id(text, "playlist"))


def track_id(track_uri: TrackUri) -> str:
    """Return the 22 characters behind `spotify:track:`."""
    return track_uri.rpartition(":")[2]


def _spotify_id(text: str, kind: str) -> str:
    given = text.strip()
    if _BASE62.fullmatch(given):
        return given
    found = _SPOTIFY.fullmatch(given)
    if not found or (found["kind"] or found["kind2"]) != kind:
        raise InvalidInput(f"{text!r} names no Spotify {kind}: paste its link or its spotify:{kind}:… address.")
    return found["id"]
