"""Spelling a search in Spotify's words: by code, then by field, then as plain words; never over 100 characters.

The rules behind it stand in docs/remotes.md: field filters find nothing where an apostrophe, "feat." or a bracket
stands in them, a colon begins a filter, OR and NOT are operators, and a long query is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from playlist_service.domain.identifiers import Isrc

MAX_QUERY = 100
_MAX_ARTIST = 40
_BRACKETS = re.compile(r"\s*[(\[{<][^)\]}>]*[)\]}>]")
_DASH_SUFFIX = re.compile(r"\s+[-–—]\s+.*$")
_FEATURED = re.compile(r"\s+[(\[]?\b(?:feat|ft|featuring)\b\.?.*$", re.IGNORECASE)
_DROPPED = re.compile(r"['’‘`´\"“”„«».]")
_SPACED = re.compile(r"[^\w\s'’&+.-]|_|(?<!\w)[-.&+]+(?!\w)")
_SEPARATED = re.compile(r"[^\w\s]|_")


def search_queries(
    title: str, artists: Sequence[str], *, isrc: Isrc | None = None, album: str | None = None
) -> list[str]:
    """Return the queries to try one after the other, the surest first; none is empty, none is there twice."""
    named = [name for name in artists if name.strip()]
    # One wrong word in a filter finds nothing, so it names one act; plain words forgive, so they name two.
    ladder = [
        f"isrc:{isrc}" if isrc else "",
        _fielded(title, named[0] if named else ""),
        fitting(" ".join([*map(_plain, named[:2]), _plain(title)])),
        fitting(f"{_plain(title)} {_plain(album)}") if album and not named else "",
    ]
    return list(dict.fromkeys(query for query in ladder if query))


def album_query(title: str, artists: Sequence[str] = ()) -> str:
    """Return the query for an album; "soundtrack" and the like are left to the ranking, titles differ in them."""
    artist = next((name for name in artists if name.strip()), "")
    by = f" artist:{_cut(_for_field(artist), _MAX_ARTIST)}" if artist else ""
    return f"album:{_cut(_for_field(title), MAX_QUERY - len('album:') - len(by))}{by}"


def fitting(query: str) -> str:
    """Return any query on one line, cut at a word boundary to what Spotify takes."""
    return _cut(" ".join(query.split()), MAX_QUERY)


def _fielded(title: str, artist: str) -> str:
    by = f" artist:{_cut(_for_field(artist), _MAX_ARTIST)}" if _for_field(artist) else ""
    wanted = _cut(_for_field(title), MAX_QUERY - len("track:") - len(by))
    return f"track:{wanted}{by}" if wanted else ""


def _for_field(text: str) -> str:
    """Return the words that may stand in a filter: no guest, no bracket, no suffix, no quote, no sign."""
    bare = _FEATURED.sub("", text)
    bare = _DASH_SUFFIX.sub("", _BRACKETS.sub("", bare)).strip() or bare
    return " ".join(_SEPARATED.sub(" ", _DROPPED.sub("", bare)).lower().split())


def _plain(text: str) -> str:
    """Return all words, version words included, without what the search language would read as its own."""
    return " ".join(_SPACED.sub(" ", _FEATURED.sub("", text)).lower().split())


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text.strip()
    whole_words = text[: most + 1].rpartition(" ")[0]
    return (whole_words or text[:most]).strip()
