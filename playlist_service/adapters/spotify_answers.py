"""What Spotify answers, made into values; fields that Development Mode leaves out are None.

The shapes are those of 2026: `item` in a row (once `track`), `items` in a playlist (once `tracks`); both are read.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from playlist_service.domain.identifiers import (
    AlbumId,
    Isrc,
    PlaylistId,
    parse_album_id,
    parse_isrc,
    parse_playlist_id,
    parse_track_uri,
)
from playlist_service.domain.music import CatalogTrack
from playlist_service.errors import InvalidInput
from playlist_service.ports import RemoteDetails, RemoteRow

Answer = Mapping[str, Any]
AlbumHit = tuple[AlbumId, str, tuple[str, ...], int | None]
_Parsed = TypeVar("_Parsed")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows as they came (nulls kept: they hold their places), and where the next one begins."""

    rows: tuple[Any, ...]
    next_offset: int | None
    total: int | None


@dataclass(frozen=True, slots=True)
class SpotifyAccount:
    """The connected account: `account_id` never changes, `user_id` is how playlists name their owner."""

    account_id: str
    user_id: str
    display_name: str | None = None


def account_of(answer: Answer) -> SpotifyAccount:
    """Return who the profile is about. Apps from before May 2026 may get no `account_id`; then the user id is it."""
    user_id = _text(answer, "id")
    return SpotifyAccount(_text(answer, "account_id") or user_id, user_id, _text(answer, "display_name") or None)


def page(answer: Answer) -> Page:
    """Return a paging object; `next` alone says whether there is more, since pages may be shorter than asked for."""
    rows = answer.get("items")
    return Page(
        rows=tuple(rows) if isinstance(rows, list) else (),
        next_offset=_offset(answer.get("next")),
        total=_whole(answer.get("total")),
    )


def contents(playlist: Answer) -> Answer | None:
    """Return the paging object inside a playlist, None where Spotify hides it (neither owner nor collaborator)."""
    for name in ("items", "tracks"):
        found = playlist.get(name)
        if isinstance(found, Mapping):
            return found
    return None


def details(playlist_id: PlaylistId, answer: Answer) -> RemoteDetails:
    """Return a playlist without its rows; Spotify sends the description HTML-escaped."""
    description = answer.get("description")
    public = answer.get("public")
    return RemoteDetails(
        playlist_id=playlist_id,
        name=_text(answer, "name"),
        description=html.unescape(description) if isinstance(description, str) else None,
        snapshot_id=_text(answer, "snapshot_id"),
        owner_id=_text(_mapping(answer, "owner"), "id"),
        public=public if isinstance(public, bool) else None,
        total=_whole((contents(answer) or {}).get("total")),
    )


def row(answer: Any) -> RemoteRow:
    """Return one row of a playlist; its uri is the one that the playlist holds, also where another track is played.

    Trap: what stands under `item` carries a boolean `track` of its own, so only an object counts as the older shape.
    """
    line = answer if isinstance(answer, Mapping) else {}
    item = _mapping(line, "item") or _mapping(line, "track")
    held = _mapping(item, "linked_from") or item
    uri = _text(held, "uri") or _text(item, "uri")
    return RemoteRow(
        uri=uri or None,
        added_at=_moment(line.get("added_at")),
        added_by=_text(_mapping(line, "added_by"), "id") or None,
        isrc=_isrc(item),
        title=_text(item, "name") or None,
        artists=_names(item),
        is_playable=_flag(item, "is_playable"),
        track=_track_held(item, uri),
    )


def track(answer: Any, album: Answer | None = None) -> CatalogTrack | None:
    """Return a track, None for a null row or one without a usable id; `album` is the one that it was read from."""
    if not isinstance(answer, Mapping):
        return None
    track_uri = _parsed(parse_track_uri, answer.get("uri")) or _parsed(parse_track_uri, answer.get("id"))
    if track_uri is None:
        return None
    on = _mapping(answer, "album") or album or {}
    return CatalogTrack(
        track_uri=track_uri,
        title=_text(answer, "name"),
        artists=_names(answer),
        album=_text(on, "name") or None,
        album_id=_parsed(parse_album_id, on.get("id")),
        album_artists=_names(on),
        album_type=_text(on, "album_type") or None,
        duration_ms=_whole(answer.get("duration_ms")),
        isrc=_isrc(answer),
        release_year=_year(on.get("release_date")),
        explicit=_flag(answer, "explicit"),
        popularity=_whole(answer.get("popularity")),
        disc=_whole(answer.get("disc_number")),
        position=_whole(answer.get("track_number")),
        is_playable=_flag(answer, "is_playable"),
    )


def album_hit(answer: Any) -> AlbumHit | None:
    """Return (id, name, artists, total tracks) of an album, None for a null row."""
    album_id = _parsed(parse_album_id, answer.get("id")) if isinstance(answer, Mapping) else None
    if album_id is None:
        return None
    return album_id, _text(answer, "name"), _names(answer), _whole(answer.get("total_tracks"))


def own_playlist(answer: Any, name: str, user_id: str) -> PlaylistId | None:
    """Return the id of a playlist row that this user owns under exactly this name, else None."""
    if not isinstance(answer, Mapping) or _text(_mapping(answer, "owner"), "id") != user_id:
        return None
    named = name in (answer.get("name"), html.unescape(_text(answer, "name")))
    return _parsed(parse_playlist_id, answer.get("id")) if named else None


def _track_held(item: Answer, uri: str) -> CatalogTrack | None:
    """The row's track under the uri that the playlist holds; an episode's bare id must not pass for a track's."""
    held, described = _parsed(parse_track_uri, uri), track(item)
    return replace(described, track_uri=held) if held and described and described.title else None


def _names(answer: Answer) -> tuple[str, ...]:
    artists = answer.get("artists")
    rows = artists if isinstance(artists, list) else []
    return tuple(artist["name"] for artist in rows if isinstance(artist, Mapping) and artist.get("name"))


def _isrc(answer: Answer) -> Isrc | None:
    return _parsed(parse_isrc, _mapping(answer, "external_ids").get("isrc"))


def _offset(address: object) -> int | None:
    """Return the offset that a `next` address names; the address itself is never followed, it may lead anywhere."""
    if not isinstance(address, str):
        return None
    return next((int(value) for value in parse_qs(urlsplit(address).query).get("offset", ()) if value.isdigit()), None)


def _moment(text: object) -> datetime | None:
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _year(date: object) -> int | None:
    return int(date[:4]) if isinstance(date, str) and date[:4].isascii() and date[:4].isdigit() else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _flag(answer: Answer, key: str) -> bool | None:
    value = answer.get(key)
    return value if isinstance(value, bool) else None


def _mapping(answer: Answer, key: str) -> Answer:
    found = answer.get(key)
    return found if isinstance(found, Mapping) else {}


def _text(answer: Answer, key: str) -> str:
    value = answer.get(key)
    return value if isinstance(value, str) else ""


def _parsed(parse: Callable[[str], _Parsed], text: object) -> _Parsed | None:
    if not isinstance(text, str):
        return None
    try:
        return parse(text)
    except InvalidInput:
        return None
