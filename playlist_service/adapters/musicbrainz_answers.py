"""What MusicBrainz answers, as musicbrainzngs reads it, made into values; what is missing stays missing.

Every value is a string there and every key may be absent. A row without a usable identifier is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, TypeVar

from playlist_service.domain.identifiers import (
    Isrc,
    Mbid,
    TrackUri,
    parse_album_id,
    parse_isrc,
    parse_mbid,
    parse_track_uri,
)
from playlist_service.domain.music import CreditedArtist, Recording, Release, ReleaseGroup, ReleaseTrack
from playlist_service.errors import InvalidInput
from playlist_service.ports import ArtistHit

Answer = Mapping[str, Any]
_Parsed = TypeVar("_Parsed")


def artist_hits(answer: Answer) -> list[ArtistHit]:
    """Return the artists of a search answer."""
    return [
        ArtistHit(
            artist_mbid=mbid,
            name=_text(row, "name"),
            sort_name=_text(row, "sort-name"),
            aliases=_aliases(row),
            disambiguation=_text(row, "disambiguation"),
        )
        for mbid, row in _identified(answer, "artist-list")
    ]


def release_groups(answer: Answer) -> list[ReleaseGroup]:
    """Return the release groups of a search answer, in its order."""
    return [_release_group(mbid, row) for mbid, row in _identified(answer, "release-group-list")]


def releases(answer: Answer) -> list[Release]:
    """Return the releases of a browse answer."""
    return [_release(mbid, row) for mbid, row in _identified(answer, "release-list")]


def release(answer: Answer) -> Release | None:
    """Return the release of a look-up answer, None where it has no usable identifier."""
    row = _mapping(answer, "release")
    mbid = _parsed(parse_mbid, row.get("id"))
    return _release(mbid, row) if mbid else None


def recordings(answer: Answer) -> list[Recording]:
    """Return the recordings of a search answer, in its order."""
    return [_recording(mbid, row, row) for mbid, row in _identified(answer, "recording-list")]


def recordings_by_address(answer: Answer) -> Iterator[tuple[TrackUri, Mbid]]:
    """Yield (track, recording) for every recording that an address of the answer belongs to."""
    for row in _rows(answer, "url-list") or [_mapping(answer, "url")]:
        uri = _parsed(parse_track_uri, row.get("resource"))
        for relation in _rows(row, "recording-relation-list"):
            mbid = _parsed(parse_mbid, _mapping(relation, "recording").get("id") or relation.get("target"))
            if uri and mbid and not _is_over(relation):
                yield uri, mbid


def _release_group(mbid: Mbid, row: Answer) -> ReleaseGroup:
    return ReleaseGroup(
        release_group_mbid=mbid,
        title=_text(row, "title"),
        credit=_credit(row),
        primary_type=row.get("primary-type") or None,
        secondary_types=tuple(kind for kind in row.get("secondary-type-list") or () if kind),
        first_release_year=_year(row.get("first-release-date")),
        disambiguation=_text(row, "disambiguation"),
    )


def _release(mbid: Mbid, row: Answer) -> Release:
    group = _mapping(row, "release-group")
    group_mbid = _parsed(parse_mbid, group.get("id"))
    return Release(
        release_mbid=mbid,
        title=_text(row, "title"),
        credit=_credit(row),
        tracks=tuple(_tracks(row)),
        release_group=_release_group(group_mbid, group) if group_mbid else None,
        status=row.get("status") or None,
        date=row.get("date") or None,
        label=_label(row),
        country=row.get("country") or None,
        album_ids=_linked(parse_album_id, "/album/", row),
        disambiguation=_text(row, "disambiguation"),
    )


def _tracks(row: Answer) -> Iterator[ReleaseTrack]:
    position = 0
    for number, medium in enumerate(_rows(row, "medium-list"), 1):
        for track in _rows(medium, "track-list"):
            position += 1
            recording = _mapping(track, "recording")
            mbid = _parsed(parse_mbid, recording.get("id"))
            if mbid:
                disc = _number(medium.get("position")) or number
                yield ReleaseTrack(position, _recording(mbid, recording, track), disc)


def _recording(mbid: Mbid, row: Answer, track: Answer) -> Recording:
    return Recording(
        recording_mbid=mbid,
        title=_text(track, "title") or _text(row, "title"),
        credit=_credit(track) or _credit(row),
        length_ms=_number(track.get("length")) or _number(row.get("length")),
        isrcs=_isrcs(row),
        track_uris=_linked(parse_track_uri, "/track/", row),
        disambiguation=_text(row, "disambiguation"),
    )


def _isrcs(row: Answer) -> tuple[Isrc, ...]:
    found = (_parsed(parse_isrc, code) for code in row.get("isrc-list") or ())
    return tuple(dict.fromkeys(code for code in found if code))


def _credit(row: Answer) -> tuple[CreditedArtist, ...]:
    """Return the credit: the library gives names and join phrases in one list, taking turns."""
    parts: Sequence[Any] = row.get("artist-credit") or ()
    return tuple(
        _credited(part, after if isinstance(after, str) else "")
        for part, after in zip_longest(parts, parts[1:], fillvalue="")
        if isinstance(part, Mapping)
    )


def _credited(part: Answer, join: str) -> CreditedArtist:
    artist = _mapping(part, "artist")
    return CreditedArtist(
        name=_text(part, "name") or _text(artist, "name"),
        artist_mbid=_parsed(parse_mbid, artist.get("id")),
        artist_name=artist.get("name") or None,
        aliases=_aliases(artist),
        join_phrase=join,
    )


def _aliases(artist: Answer) -> tuple[str, ...]:
    names = (alias.get("alias") for alias in _rows(artist, "alias-list"))
    return tuple(dict.fromkeys(name for name in names if name))


def _label(row: Answer) -> str | None:
    names = (_text(_mapping(entry, "label"), "name") for entry in _rows(row, "label-info-list"))
    return next((name for name in names if name), None)


def _linked(parse: Callable[[str], _Parsed], kind: str, row: Answer) -> tuple[_Parsed, ...]:
    """Return what the row's live url relationships name; `kind` keeps links of other kinds and services out."""
    addresses = (relation.get("target") for relation in _rows(row, "url-relation-list") if not _is_over(relation))
    found = (_parsed(parse, address) for address in addresses if address and kind in address)
    return tuple(dict.fromkeys(value for value in found if value))


def _is_over(relation: Answer) -> bool:
    return str(relation.get("ended")).lower() == "true"


def _identified(answer: Answer, key: str) -> Iterator[tuple[Mbid, Answer]]:
    for row in _rows(answer, key):
        mbid = _parsed(parse_mbid, row.get("id"))
        if mbid:
            yield mbid, row


def _rows(row: Answer, key: str) -> list[Answer]:
    found = row.get(key)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _mapping(row: Answer, key: str) -> Answer:
    found = row.get(key)
    return found if isinstance(found, Mapping) else {}


def _text(row: Answer, key: str) -> str:
    return str(row.get(key) or "")


def _number(text: object) -> int | None:
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() else None


def _year(date: object) -> int | None:
    return _number(date[:4]) if isinstance(date, str) else None


def _parsed(parse: Callable[[str], _Parsed], text: object) -> _Parsed | None:
    if not isinstance(text, str):
        return None
    try:
        return parse(text)
    except InvalidInput:
        return None
