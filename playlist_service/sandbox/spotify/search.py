"""Spotify's search as users meet it: fuzzy free text, unforgiving field filters, ranking by words and popularity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from playlist_service.sandbox.catalogue import Catalogue
from playlist_service.sandbox.entities import SpotifyAlbum, SpotifyArtist, SpotifyTrack
from playlist_service.sandbox.text_index import Scores, TextIndex, chunk_words

_FILTER = re.compile(r"(?<!\S)(track|artist|album|isrc|year|upc|tag|genre):", re.IGNORECASE)
_APOSTROPHES = "'’‘`´\"“”"
_ENOUGH = 0.6
"""Share of the free words that a hit must hold."""

_WEIGHTS = {"track": 2.0, "artist": 1.5, "album": 0.6, "name": 2.0}


@dataclass(frozen=True, slots=True)
class SpotifyQuery:
    """A query taken apart: free words, and the value of each filter."""

    free: str
    filters: tuple[tuple[str, str], ...]


def parse_query(text: str) -> SpotifyQuery:
    """Return the parts of a query; a filter's value reaches to the next filter, or to its closing quote."""
    marks = list(_FILTER.finditer(text))
    free = [text[: marks[0].start()] if marks else text]
    filters = []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):
        value = text[mark.end() : end].strip()
        if value.startswith('"') and '"' in value[1:]:
            value, _, rest = value[1:].partition('"')
            free.append(rest)
        filters.append((mark[1].lower(), value.strip()))
    return SpotifyQuery(" ".join(part.strip() for part in free).strip(), tuple(filters))


class SpotifySearch:
    """The search indexes over one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.tracks = list(catalogue.tracks.values())
        self.albums = list(catalogue.albums.values())
        self.artists = list(catalogue.spotify_artists.values())
        albums = catalogue.albums
        documents = [_track_fields(track, albums[track.album]) for track in self.tracks]
        self._indexes: dict[str, tuple[TextIndex, Sequence[Any]]] = {
            "track": (TextIndex(documents, _KEYWORDS), self.tracks),
            "album": (TextIndex([_album_fields(album) for album in self.albums], _KEYWORDS), self.albums),
            "artist": (TextIndex([{"artist": [a.name]} for a in self.artists], _KEYWORDS), self.artists),
        }

    def search(self, kind: str, text: str) -> list[Any]:
        """Return the tracks, albums or artists that answer, best first."""
        index, entities = self._indexes[kind]
        query = parse_query(text)
        answers = [_filtered(index, kind, name, value) for name, value in query.filters]
        if query.free:
            answers.append(_free(index, query.free))
        if not answers:
            return []
        kept = set(answers[0]).intersection(*answers[1:])
        totals = {document: sum(answer[document] for answer in answers) for document in kept}
        ranked = sorted(totals, key=lambda d: (-totals[d] * _fame(entities[d]), d))
        return [entities[document] for document in ranked]


_KEYWORDS = frozenset({"isrc", "upc", "year"})


def _track_fields(track: SpotifyTrack, album: SpotifyAlbum) -> dict[str, list[str]]:
    return {
        "track": [track.name],
        "artist": _names(track.artists),
        "album": [album.name],
        "isrc": [track.isrc],
        "year": [album.release_date[:4]],
    }


def _album_fields(album: SpotifyAlbum) -> dict[str, list[str]]:
    return {
        "album": [album.name],
        "artist": _names(album.artists),
        "upc": [album.upc],
        "year": [album.release_date[:4]],
    }


def _names(artists: Iterable[SpotifyArtist]) -> list[str]:
    return [artist.name for artist in artists]


def _filtered(index: TextIndex, kind: str, name: str, value: str) -> Scores:
    """Return what one filter lets through: every word whole, nothing at all where a quote or apostrophe is in it."""
    if name in ("isrc", "track") and kind != "track":
        return {}
    if any(mark in value for mark in _APOSTROPHES) or name not in index.fields:
        return {}
    if name == "year":
        return _years(index, value)
    field = index.fields[name]
    if name in _KEYWORDS:
        return field.term(value.casefold())
    words = _words(value)
    found = [field.term(word) for word in words]
    if not found:
        return {}
    return {d: sum(scores[d] for scores in found) for d in set(found[0]).intersection(*found[1:])}


def _years(index: TextIndex, value: str) -> Scores:
    first, _, last = value.partition("-")
    if not first.strip().isdigit() or (last.strip() and not last.strip().isdigit()):
        return {}
    field = index.fields["year"]
    years = range(int(first), int(last or first) + 1)
    return {
        document: 0.1
        for year in field.postings
        if year.isdigit() and int(year) in years
        for document in field.term(year)
    }


def _free(index: TextIndex, text: str) -> Scores:
    words = list(dict.fromkeys(_words(text)))
    held: dict[int, int] = {}
    totals: Scores = {}
    for word in words:
        best: Scores = {}
        for name, weight in _WEIGHTS.items():
            field = index.fields.get(name)
            for document, score in (field.term(word) if field else {}).items():
                best[document] = max(best.get(document, 0.0), score * weight)
        for document, score in best.items():
            held[document] = held.get(document, 0) + 1
            totals[document] = totals.get(document, 0.0) + score
    enough = max(1, round(_ENOUGH * len(words)))
    return {document: score for document, score in totals.items() if held[document] >= enough}


def _words(text: str) -> list[str]:
    return [word for chunk in text.split() for word in chunk_words(chunk)]


def _fame(entity: Any) -> float:
    return 1 + getattr(entity, "popularity", 0) / 500
