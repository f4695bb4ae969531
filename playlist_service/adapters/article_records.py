"""schema.org things that a page declares (JSON-LD and microdata): recordings, playlists, albums, films."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml.html import HtmlElement

from playlist_service.adapters.article_line import composed
from playlist_service.domain.article import StructuredRecord

Json = Any

_KINDS = frozenset(
    """
    MusicRecording MusicPlaylist MusicAlbum MusicRelease MusicComposition Movie TVSeries TVEpisode TVSeason VideoGame
    RadioEpisode PodcastEpisode
    """.split()  # noqa: SIM905 - a list to read
)
_HOLDERS = frozenset({"MusicPlaylist", "MusicAlbum", "MusicRelease"})
_DURATION = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?", re.IGNORECASE)
_TRAILING_COMMA = re.compile(r",\s*([\]}])")
_WRAPPED = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$")
_SPACE = re.compile(r"\s+")
_DEEPEST = 12
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page declares about itself: its things, and the JSON-LD objects for whoever asks about the article."""

    records: tuple[StructuredRecord, ...]
    objects: tuple[dict[str, Json], ...]


def declared(root: HtmlElement) -> Declared:
    """Return the schema.org things of a page, JSON-LD first; what is broken is passed over."""
    objects = [thing for script in _scripts(root) for thing in _objects(_parsed(script), 0)]
    found = [record for thing in objects for record in _records(thing, None, 0)]
    found += [record for scope in _top_scopes(root) for record in _scoped_records(scope, None, 0)]
    return Declared(tuple(dict.fromkeys(found))[:_MOST], tuple(objects))


def _scripts(root: HtmlElement) -> Iterator[str]:
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            yield script.text or ""


def _parsed(script: str) -> Json:
    bare = _WRAPPED.sub("", _WRAPPED.sub("", script)).strip().rstrip(";")
    for attempt in (bare, _TRAILING_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(thing: Json, depth: int) -> Iterator[dict[str, Json]]:
    """The top-level objects, out of lists and graphs."""
    if depth > _DEEPEST:
        return
    if isinstance(thing, list):
        for member in thing:
            yield from _objects(member, depth + 1)
    elif isinstance(thing, dict):
        yield thing
        yield from _objects(thing.get("@graph"), depth + 1)


def kinds_of(thing: dict[str, Json]) -> list[str]:
    """Return the names of an object's types, without their namespace."""
    return [re.split(r"[/#:]", str(kind))[-1] for kind in _several(thing.get("@type"))]


def _records(thing: Json, part_of: str | None, depth: int) -> Iterator[StructuredRecord]:
    if not isinstance(thing, dict) or depth > _DEEPEST:
        return
    kind = next((name for name in kinds_of(thing) if name in _KINDS), None)
    name = text_of(thing.get("name"))
    if kind and name:
        yield StructuredRecord(
            kind=kind,
            name=name,
            artists=_names(thing.get("byArtist") or thing.get("creditedTo")),
            position=_position(thing.get("position")),
            duration_ms=_duration_ms(thing.get("duration")),
            isrc=text_of(thing.get("isrcCode") or thing.get("isrc")) or None,
            part_of=part_of or text_of(thing.get("inAlbum") or thing.get("inPlaylist")) or None,
        )
    inside = name if kind in _HOLDERS and name else part_of
    for key in ("track", "tracks", "itemListElement", "mainEntity", "about", "albumRelease", "subjectOf", "soundtrack"):
        for member in _several(thing.get(key)):
            yield from _listed(member, inside, depth)


def _listed(member: Json, part_of: str | None, depth: int) -> Iterator[StructuredRecord]:
    """A track as it is, or inside an ItemList or a ListItem, whose position is the track's."""
    if not isinstance(member, dict):
        return
    inner = member.get("item")
    if isinstance(inner, dict):
        position = _position(member.get("position"))
        for record in _records(inner, part_of, depth + 1):
            own = record.position is None and record.kind == "MusicRecording"
            yield replace(record, position=position) if own else record
    else:
        yield from _records(member, part_of, depth + 1)


def _several(thing: Json) -> list[Json]:
    if thing is None:
        return []
    return thing if isinstance(thing, list) else [thing]


def text_of(thing: Json) -> str:
    """Return the text of a value that may be a string, an object with a name, or a list of them."""
    if isinstance(thing, list):
        return text_of(thing[0]) if thing else ""
    if isinstance(thing, dict):
        return text_of(thing.get("name") or thing.get("@value"))
    return _SPACE.sub(" ", composed(str(thing))).strip() if isinstance(thing, (str, int, float)) else ""


def _names(thing: Json) -> tuple[str, ...]:
    return tuple(name for name in (text_of(member) for member in _several(thing)) if name)


def _position(thing: Json) -> int | None:
    text = text_of(thing)
    return int(text) if text.isdecimal() and len(text) < 5 else None


def _duration_ms(thing: Json) -> int | None:
    """ISO 8601, as schema.org wants durations; 0 means unknown."""
    found = _DURATION.fullmatch(text_of(thing))
    if not found:
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000) or None


def _top_scopes(root: HtmlElement) -> Iterator[HtmlElement]:
    for scope in root.iterfind(".//*[@itemscope]"):
        if scope.get("itemprop") is None:
            yield scope


def _scoped_records(scope: HtmlElement, part_of: str | None, depth: int) -> Iterator[StructuredRecord]:
    if depth > _DEEPEST:
        return
    thing = _scoped(scope)
    flat = {"@type": thing["@type"], **{key: values for key, values in thing.items() if key != "@inner"}}
    records = list(_records(flat, part_of, _DEEPEST))
    yield from records
    holder = records[0].name if records and records[0].kind in _HOLDERS else part_of
    for inner in thing["@inner"]:
        yield from _scoped_records(inner, holder, depth + 1)


def _scoped(scope: HtmlElement) -> dict[str, Json]:
    """One microdata thing: its plain properties, the names of things inside it, and the things themselves."""
    thing: dict[str, Json] = {"@type": (scope.get("itemtype") or "").split(), "@inner": []}
    for element in _properties(scope):
        names = (element.get("itemprop") or "").split()
        if element.get("itemscope") is not None:
            thing["@inner"].append(element)
        value = _value(element)
        for name in names:
            if name not in ("track", "tracks", "itemListElement"):
                thing.setdefault(name, []).append(value)
    return thing


def _properties(scope: HtmlElement) -> Iterator[HtmlElement]:
    """Elements with itemprop that belong to this scope, not to one inside it."""
    for child in scope:
        if not isinstance(child.tag, str):
            continue
        if child.get("itemprop") is not None:
            yield child
        if child.get("itemscope") is None:
            yield from _properties(child)


def _value(element: HtmlElement) -> str:
    if element.get("itemscope") is not None:
        named = next((inner for inner in _properties(element) if "name" in (inner.get("itemprop") or "").split()), None)
        return _value(named) if named is not None else text_of(element.text_content())
    for name in ("content", "datetime"):
        if element.get(name) is not None:
            return text_of(element.get(name))
    return text_of(element.text_content())
