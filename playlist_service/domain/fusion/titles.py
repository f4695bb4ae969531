"""When two spelled titles may be the same recording's: base, version words and cut-off ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from playlist_service.domain.fusion.words import CUT_WORDS, LEADING_ARTICLES, ROMAN_NUMERALS, VERSION_WORDS
from playlist_service.domain.text import fold

Likeness = Literal["exact", "near", "slip", "cut", "other"]

_BRACKET = re.compile(r"\s*[\(\[（［]([^()\[\]（）［］]*)[\)\]）］]")
_DASHED = re.compile(r"\s[-–—]\s(?P<tail>[^-–—]+)$")
_FEATURED = re.compile(r"^(?:feat|ft|featuring|with)\b", re.IGNORECASE)
_REPEATED = re.compile(r"(\w)\1+")
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
    for bracket in _BRACKET.findall(title):
        if not _FEATURED.match(bracket.strip()):
            words = fold(bracket)
            if _is_version(words):
                version.add(words)
            else:
                asides.append(words)
    bare = _BRACKET.sub(" ", title)
    dashed = _DASHED.search(bare)
    if dashed and _is_version(fold(dashed["tail"])):
        version.add(fold(dashed["tail"]))
        bare = bare[: dashed.start()]
    base = fold(bare)
    if not any(letter.isalnum() for letter in base):
        return Title(fold(title), frozenset(), "")
    return Title(base, frozenset(version), " ".join(asides))


def compare_titles(one: str, other: str) -> Likeness:
    """Return how two spelled titles relate; titles of different versions are "other"."""
    ours, theirs = read_title(one), read_title(other)
    if _is_cut_of(ours, theirs) or _is_cut_of(theirs, ours):
        return "cut"
    if ours.version != theirs.version or _numbers(ours.base) != _numbers(theirs.base):
        return "other"
    if ours.compact == theirs.compact:
        return _by_aside(ours.aside, theirs.aside)
    if _bare(ours) == _bare(theirs) or ours.base + ours.aside == theirs.base + theirs.aside:
        return "near"
    return "slip" if _is_slip(ours.compact, theirs.compact) else "other"


def _by_aside(one: str, other: str) -> Likeness:
    """A bracket may be left out, but two brackets that say different things name two recordings."""
    if one == other:
        return "exact"
    return "near" if not one or not other or _is_slip(one, other) else "other"


def _is_version(words: str) -> bool:
    return not VERSION_WORDS.isdisjoint(words.split())


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
