"""Reading one row of a catalogue file into the entity that it describes; the format stands in docs/sandbox.md."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterable, Mapping
from typing import Any

from playlist_service.errors import InvalidInput
from playlist_service.sandbox.entities import (
    Artist,
    CreditName,
    Link,
    Medium,
    Recording,
    Relation,
    Release,
    ReleaseGroup,
    SpotifyAlbum,
    SpotifyArtist,
    SpotifyPlaylist,
    SpotifyTrack,
    Track,
)

Row = Mapping[str, Any]

_BASE62 = string.digits + string.ascii_letters


def derived_id(*parts: str) -> str:
    """Return the 22 base-62 characters that always stand for these words, for rows that name no id."""
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()[:17], "big")
    digits = []
    for _ in range(22):
        number, digit = divmod(number, 62)
        digits.append(_BASE62[digit])
    return "".join(digits)


def artist(row: Row) -> Artist:
    """Return the MusicBrainz artist of a row."""
    members = tuple(Relation("member of band", "artist", mbid, backward=True) for mbid in row.get("members", ()))
    return Artist(
        mbid=row["mbid"],
        name=row["name"],
        sort_name=row.get("sort_name") or row["name"],
        aliases=_words(row.get("aliases")),
        disambiguation=row.get("disambiguation", ""),
        type=row.get("type", ""),
        country=row.get("country", ""),
        links=_links(row),
        relations=(*members, *_relations(row)),
    )


def recording(row: Row) -> Recording:
    """Return the MusicBrainz recording of a row."""
    return Recording(
        mbid=row["mbid"],
        title=row["title"],
        credit=_credit(row["credit"]),
        length_ms=row.get("length_ms"),
        isrcs=tuple(code.replace("-", "") for code in row.get("isrcs", ())),
        aliases=_words(row.get("aliases")),
        disambiguation=row.get("disambiguation", ""),
        video=bool(row.get("video")),
        links=_links(row),
        relations=_relations(row),
    )


def release_group(row: Row) -> ReleaseGroup:
    """Return the MusicBrainz release group of a row."""
    return ReleaseGroup(
        mbid=row["mbid"],
        title=row["title"],
        credit=_credit(row["credit"]),
        primary_type=row.get("primary_type", ""),
        secondary_types=_words(row.get("secondary_types")),
        first_release_date=row.get("first_release_date", ""),
        aliases=_words(row.get("aliases")),
        disambiguation=row.get("disambiguation", ""),
        links=_links(row),
        relations=_relations(row),
    )


def release(row: Row) -> Release:
    """Return the MusicBrainz release of a row."""
    return Release(
        mbid=row["mbid"],
        title=row["title"],
        release_group=row["release_group"],
        credit=_credit(row["credit"]),
        media=tuple(_medium(medium, row["mbid"], disc) for disc, medium in enumerate(row["media"], start=1)),
        status=row.get("status", "Official"),
        date=row.get("date", ""),
        country=row.get("country", ""),
        label=row.get("label", ""),
        catalog_number=row.get("catalog_number", ""),
        barcode=row.get("barcode", ""),
        aliases=_words(row.get("aliases")),
        disambiguation=row.get("disambiguation", ""),
        links=_links(row),
        relations=_relations(row),
    )


def album(row: Row) -> SpotifyAlbum:
    """Return the Spotify album of a row."""
    artists = spotify_artists(row.get("artists", ()))
    return SpotifyAlbum(
        id=row.get("id") or derived_id("album", row["name"], *(a.name for a in artists)),
        name=row["name"],
        artists=artists,
        album_type=row.get("album_type", "album"),
        release_date=row.get("release_date", ""),
        label=row.get("label", ""),
        upc=row.get("upc", ""),
        total_tracks=row.get("total_tracks"),
    )


def track(row: Row, album_id: str) -> SpotifyTrack:
    """Return the Spotify track of a row that stands on the album `album_id`."""
    artists = spotify_artists(row["artists"])
    return SpotifyTrack(
        id=row.get("id") or derived_id("track", row["name"], album_id, *(a.name for a in artists)),
        name=row["name"],
        artists=artists,
        album=album_id,
        duration_ms=int(row.get("duration_ms") or 0),
        isrc=(row.get("isrc") or "").replace("-", ""),
        disc=row.get("disc", 1),
        position=row.get("position", 1),
        explicit=bool(row.get("explicit")),
        popularity=row.get("popularity") or 0,
        playable=row.get("playable", True),
    )


def playlist(row: Row) -> SpotifyPlaylist:
    """Return the Spotify playlist of a row."""
    return SpotifyPlaylist(row["id"], row["name"], row["owner"], _words(row.get("uris")), row.get("description", ""))


def spotify_artists(names: Iterable[Any]) -> tuple[SpotifyArtist, ...]:
    """Return artists from names, or from {"id", "name"} where two acts share one name."""
    return tuple(_spotify_artist(name) for name in names)


def _spotify_artist(name: Any) -> SpotifyArtist:
    if isinstance(name, str):
        return SpotifyArtist(derived_id("artist", name), name)
    return SpotifyArtist(name.get("id") or derived_id("artist", name["name"]), name["name"])


def _medium(row: Row, release_mbid: str, disc: int) -> Medium:
    tracks = tuple(_track(line, release_mbid, disc, n) for n, line in enumerate(row["tracks"], start=1))
    return Medium(tracks, row.get("format", ""), row.get("title", ""))


def _track(line: Any, release_mbid: str, disc: int, number: int) -> Track:
    given: Row = {"recording": line} if isinstance(line, str) else line
    return Track(
        mbid=given.get("mbid") or f"{release_mbid[:24]}{disc:04x}{number:04x}{release_mbid[-4:]}",
        recording=given["recording"],
        title=given.get("title"),
        credit=_credit(given.get("credit", ())),
        length_ms=given.get("length_ms"),
        number=given.get("number") or str(number),
    )


def _credit(names: Iterable[Any]) -> tuple[CreditName, ...]:
    return tuple(
        CreditName(name, "")
        if isinstance(name, str)
        else CreditName(name["artist"], name.get("name", ""), name.get("join", ""))
        for name in names
    )


def _links(row: Row) -> tuple[Link, ...]:
    return tuple(
        Link(link) if isinstance(link, str) else Link(link["url"], link["type"]) for link in row.get("links", ())
    )


def _relations(row: Row) -> tuple[Relation, ...]:
    return tuple(
        Relation(
            given["type"],
            given["target_type"],
            given["target"],
            _words(given.get("attributes")),
            bool(given.get("backward")),
        )
        for given in row.get("relations", ())
    )


def _words(given: Any) -> tuple[str, ...]:
    if isinstance(given, str):
        raise InvalidInput(f"A list of words is needed, not {given!r}.")
    return tuple(given or ())
