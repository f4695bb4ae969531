"""When two spelled titles may be the same recording's: base, version words and cut-off ends."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from playlist_service.domain.fusion.words import (
    CUT_WORDS,
    LEADING_ARTICLES,
    PLAIN_VERSIONS,
    ROMAN_NUMERALS,
    VERSION_SPELLINGS,
    VERSION_WORDS,
)
from playlist_service.domain.text import fold

Likeness = Literal["exact", "near", "slip", "cut", "other"]

_BRACKET = re.compile(r"\s*[\(\[（［]([^()\[\]（）［］]*)[\)\]）］]")
_DASHED = re.compile(r"\s[-–—]\s(?P<tail>[^-–—]+)$")
_FEATURED = re.compile(
    r"\s*[\(\[（［]\s*(?:feat\.?|ft\.?|featuring|with)\s+([^()\[\]（）［］]*)[\)\]）］]", re.IGNORECASE
)
_FEATURED_TAIL = re.compile(r"\s+(?:feat\.|ft\.|featuring)\s+(.{2,})$", re.IGNORECASE)
_REPEATED = re.compile(r"(\w)\1+")
_SMALL = frozenset({"the", "a"})
_SHORTEST_CUT = 8
_SHORTEST_SLIP = 8


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart: what it is called, what kind of take it is, and a bracket that may be left out."""

    base: str
    version: frozenset[str]
    aside: str

    @property
    def compact(self) -> str:
        """The base without spaces, so that "Rat Race" and "Ratrace" are one."""
        return self.base.replace(" ", "")


@lru_cache(maxsize=32768)
def read_title(title: str) -> Title:
    """Return the parts: brackets with version words are the version, featurings fall away, others are asides."""
    version: set[str] = set()
    asides: list[str] = []
    plain, _ = without_featuring(title)
    for words in map(fold, _BRACKET.findall(plain)):
        if _is_version(words):
            version.update(words.split())
        else:
            asides.append(words)
    bare = _BRACKET.sub(" ", plain)
    dashed = _DASHED.search(bare)
    if dashed and _is_version(fold(dashed["tail"])):
        version.update(fold(dashed["tail"]).split())
        bare = bare[: dashed.start()]
    base = fold(bare)
    if not any(letter.isalnum() for letter in base):
        return Title(fold(title), frozenset(), "")
    return Title(base, _version(version), " ".join(asides))


def without_featuring(title: str) -> tuple[str, tuple[str, ...]]:
    """Return a title without its featurings ("Salt (feat. Tam)", "Salt ft. Tam"), and the names in them."""
    names = [found[1].strip() for found in _FEATURED.finditer(title)]
    bare = _FEATURED.sub("", title).strip()
    tail = _FEATURED_TAIL.search(bare)
    if tail and tail.start():
        names.append(tail[1].strip())
        bare = bare[: tail.start()].strip()
    return (bare, tuple(name for name in names if name)) if bare else (title, ())


def _version(words: Collection[str]) -> frozenset[str]:
    """The words that tell versions apart, in one spelling."""
    told = frozenset(VERSION_SPELLINGS.get(word, word) for word in words) - {""}
    if told in PLAIN_VERSIONS:
        return frozenset()
    return told or frozenset(words)


def compare_titles(one: str, other: str) -> Likeness:
    """Return how two spelled titles relate; titles of different versions are "other"."""
    ours, theirs = read_title(one), read_title(other)
    if _is_cut_of(ours, theirs) or _is_cut_of(theirs, ours):
        return "cut"
    if not _same_version(ours.version, theirs.version) or _numbers(ours.base) != _numbers(theirs.base):
        return "other"
    if ours.compact == theirs.compact:
        likeness = _by_aside(ours.aside, theirs.aside)
        return "near" if likeness == "exact" and ours.version != theirs.version else likeness
    if _bare(ours) == _bare(theirs) or ours.base + ours.aside == theirs.base + theirs.aside:
        return "near"
    return "slip" if _is_slip(ours.compact, theirs.compact) else "other"


def _same_version(one: frozenset[str], other: frozenset[str]) -> bool:
    """One may say more about the version ("Remix", "Kestrel Remix"), but not another number, and not nothing."""
    if one == other:
        return True
    more = (one - other) | (other - one)
    return bool(one and other) and (one <= other or other <= one) and not any(map(str.isdigit, more))


def _by_aside(one: str, other: str) -> Likeness:
    """A bracket may be left out, but two brackets that say different things name two recordings."""
    if one == other:
        return "exact"
    return "near" if not one or not other or _is_slip(one, other) else "other"


def _is_version(words: str) -> bool:
    return any(word in VERSION_WORDS or word in VERSION_SPELLINGS for word in words.split() if word not in _SMALL)


def _is_cut_of(short: Title, whole: Title) -> bool:
    """Whether `short` breaks off inside `whole`: in the midst of a word, or after a word no title ends with."""
    if short.version or len(short.base) < _SHORTEST_CUT or short.base == whole.base:
        return False
    if not whole.base.startswith(short.base) or _numbers(short.base) != _numbers(whole.base):
        return False
    return whole.base[len(short.base)] != " " or short.base.split()[-1] in CUT_WORDS


def _bare(title: Title) -> str:
    for article in LEADING_ARTICLES:
        if title.base.startswith(article):
            return title.base.removeprefix(article).replace(" ", "")
    return title.compact


def _numbers(base: str) -> tuple[str, ...]:
    return tuple(w for w in base.split() if w in ROMAN_NUMERALS or any(c.isdigit() for c in w)) if " " in base else ()


def _is_slip(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST_SLIP or [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    distance = OSA.distance(_REPEATED.sub(r"\1", one), _REPEATED.sub(r"\1", other))
    return distance <= max(1, shortest // 8)
