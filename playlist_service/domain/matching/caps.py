"""What no sum of evidence can lift: the reasons why a candidate is never accepted unseen."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from playlist_service.domain.matching import words
from playlist_service.domain.matching.credits import CreditMatch, is_decoy_name
from playlist_service.domain.matching.phrases import Phrases
from playlist_service.domain.matching.prepared import Prepared
from playlist_service.domain.matching.titles import AGREES, WORDS, TitleMatch
from playlist_service.domain.matching.values import Candidate, Query
from playlist_service.domain.matching.versions import parse_title
from playlist_service.domain.text import fold, fold_name

CAP_TITLE: Final = "the title is another one, though an identifier agrees"
CAP_WORDS: Final = "the title has other words"
CAP_NAMELESS: Final = "it has no title, only a note that it has none"
CAP_UNNAMED: Final = "no artist is named, and a title alone proves nothing"
CAP_ARTIST: Final = "the artist is not in the candidate's credit"
CAP_ARTIST_KNOWN: Final = "an identifier agrees, but the artist is not in the candidate's credit"
CAP_PARTLY: Final = "too little of the credit agrees"
CAP_VERSION: Final = "the version differs"
CAP_LENGTH: Final = "the length differs too much"
CAP_REUSED: Final = "the ISRC is the same but the length is not: the code may have been used twice"
CAP_DECOY: Final = "it looks like a karaoke or tribute recording"
CAP_LIVE_ALBUM: Final = "its album is a live album"
CAP_SLIP: Final = "title and artist are both spelled otherwise"

CEILINGS: Final[dict[str, float]] = {
    CAP_TITLE: 0.80,
    CAP_WORDS: 0.30,
    CAP_NAMELESS: 0.50,
    CAP_UNNAMED: 0.60,
    CAP_ARTIST: 0.05,
    CAP_ARTIST_KNOWN: 0.60,
    CAP_PARTLY: 0.50,
    CAP_VERSION: 0.50,
    CAP_LENGTH: 0.50,
    CAP_REUSED: 0.60,
    CAP_DECOY: 0.10,
    CAP_LIVE_ALBUM: 0.80,
    CAP_SLIP: 0.80,
}
"""The probability that a candidate under a cap can reach at most."""

_EQUAL_LENGTH_MS: Final = 2_000
_PARTLY: Final = 0.6
"""A credit that agrees less than this, and not for a slip of the pen, is never accepted unseen."""
_TRIBUTES = Phrases(words.TRIBUTE_ALBUM)
_DECOYS = Phrases(words.DECOY_ALBUM)
_LIVE_ALBUMS = Phrases(("live at", "live in", "live from", "live on"))


def text_caps(
    prepared: Prepared, titles: TitleMatch, credit: CreditMatch, candidate: Candidate, caps: list[str]
) -> list[str]:
    """Return the caps that titles, credits and album call for; `caps` are those that identifiers and length did."""
    identified = is_known(prepared.query, candidate)
    if prepared.credit.names and credit.value == 0.0:
        return [CAP_ARTIST_KNOWN if identified else CAP_ARTIST]
    found: list[str] = []
    if titles.base <= WORDS:
        found.append(CAP_TITLE if titles.base == 0.0 else CAP_WORDS)
    elif candidate.title.strip().lower() in words.NAMELESS:
        found.append(CAP_NAMELESS)
    if not prepared.credit.names:
        found.append(CAP_UNNAMED)
    elif credit.value < _PARTLY and not credit.slip:
        found.append(CAP_PARTLY)
    proven = _is_proven(prepared.query, candidate, caps)
    if titles.version < AGREES and not is_excused(prepared.query, titles, candidate, caps):
        found.append(CAP_VERSION)
    if titles.base < 1.0 and credit.slip:
        found.append(CAP_SLIP)
    if _is_decoy(prepared, candidate, credit) and not asks_for_decoys(prepared.query):
        found.append(CAP_DECOY)
    if not proven and _is_live_album(prepared, candidate):
        found.append(CAP_LIVE_ALBUM)
    return found


def is_excused(query: Query, titles: TitleMatch, candidate: Candidate, caps: list[str]) -> bool:
    """Say whether a difference of version is one of packaging: an ISRC, or for an unread tail the length, is equal."""
    if titles.hard:
        return False
    return _is_proven(query, candidate, caps) or (titles.unread and _is_equally_long(query, candidate))


def _is_proven(query: Query, candidate: Candidate, caps: list[str]) -> bool:
    return candidate.isrc is not None and candidate.isrc in query.isrcs and not caps


def is_known(query: Query, candidate: Candidate) -> bool:
    """Say whether an identifier, not a name, brings the two together."""
    linked = candidate.linked or candidate.id in query.known_uris
    return linked or (candidate.isrc is not None and candidate.isrc in query.isrcs)


def _is_equally_long(query: Query, candidate: Candidate) -> bool:
    if not query.duration_ms or not candidate.duration_ms:
        return False
    return abs(query.duration_ms - candidate.duration_ms) <= _EQUAL_LENGTH_MS


def _is_live_album(prepared: Prepared, candidate: Candidate) -> bool:
    """Say whether the album makes a bare title a live recording; the same length to two seconds says it is not."""
    if "live" not in _album_kinds(candidate.album) or fold(candidate.album or "") == fold(candidate.title):
        return False
    if _is_equally_long(prepared.query, candidate):
        return False
    return "live" not in prepared.title.kinds | _album_kinds(prepared.query.album)


def _is_decoy(prepared: Prepared, candidate: Candidate, credit: CreditMatch) -> bool:
    if "karaoke" in parse_title(candidate.title).kinds or "karaoke" in _album_kinds(candidate.album):
        return True
    credited = candidate.artists + candidate.album_artists
    if any(is_decoy_name(name) and fold_name(name) not in prepared.names for name in credited):
        return True
    return bool(candidate.album) and credit.value < 1.0 and _TRIBUTES.holds(fold(candidate.album or ""))


@lru_cache(maxsize=65536)
def _album_kinds(album: str | None) -> frozenset[str]:
    if not album:
        return frozenset()
    kinds = set(parse_title(album).kinds)
    folded = fold(album)
    if _DECOYS.holds(folded):
        kinds.add("karaoke")
    if _LIVE_ALBUMS.holds(folded):
        kinds.add("live")
    return frozenset(kinds)


def asks_for_decoys(query: Query) -> bool:
    """Say whether the query itself speaks of karaoke or the like; then such a candidate is what it wants."""
    said = fold(" ".join((query.title, *query.artists, query.album or "")))
    return "karaoke" in parse_title(query.title).kinds or _DECOYS.holds(said)
