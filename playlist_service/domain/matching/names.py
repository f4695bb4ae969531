"""How alike two folded texts are: equal, spelled otherwise, in another script, or with a slip of the pen.

A slip is judged by length and by kind: two letters swapped or doubled are a slip, another last vowel is another name;
digits and single letters never slip, and a word that one side lacks is no slip.
"""

from __future__ import annotations

from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from playlist_service.domain.matching import words
from playlist_service.domain.text import fold, fold_name

EQUAL = 1.0
RESPACED = 0.97
"""Equal but for the spaces."""
ALIAS = 0.97
TRANSLITERATED = 0.93
HALF = 0.9
"""Equal in one of two scripts."""
RESPELLED = 0.85
"""Almost equal after transliteration."""
ENSEMBLED = 0.7
"""Equal but for words as "quartet" or "the"."""
SLIP_FLOOR = 0.5
"""Weaker than this is no slip but another name."""


@lru_cache(maxsize=262144)
def name_likeness(one: str, other: str) -> float:
    """Return 0..1 for two artists' names as spelled; symmetric."""
    folded, against = fold_name(one), fold_name(other)
    if folded == against:
        return EQUAL
    return max(text_likeness(folded, against), _reordered(one, other), _ensembled(folded, against))


@lru_cache(maxsize=262144)
def text_likeness(one: str, other: str) -> float:
    """Return 0..1 for two folded texts; symmetric."""
    if one == other:
        return EQUAL
    squashed, against = one.replace(" ", ""), other.replace(" ", "")
    if squashed == against:
        return RESPACED
    if not one.isascii() or not other.isascii():
        return max(_across_scripts(one, other), _slip(one, other))
    return _slip(one, other)


def is_rare(text: str) -> float:
    """Return 0..1: how much agreement on this folded text says, by its length and the commonness of its words."""
    weight = 0.0
    for token in text.split():
        weight += 0.6 if token in words.COMMON_TITLE_WORDS else min(len(token), 8) * 0.42
    return min(weight / 8.0, 1.0)


def _slip(one: str, other: str) -> float:
    length = max(len(one), len(other))
    allowed = _allowed(length)
    if not allowed or abs(len(one) - len(other)) > allowed or _digits(one) != _digits(other):
        return 0.0
    distance = OSA.distance(one, other, score_cutoff=allowed)
    if distance > allowed:
        return 0.0
    weight = _weight_of_edits(one.split(), other.split(), distance)
    strength = 1.0 - (weight + 0.35 * (one[0] != other[0])) / (0.42 * length)
    return strength if strength >= SLIP_FLOOR else 0.0


def _allowed(length: int) -> int:
    """How many slips a text of this length may hold."""
    if length < 4:
        return 0
    return 1 if length < 8 else 2 if length < 18 else 3


def _weight_of_edits(one: list[str], other: list[str], distance: int) -> float:
    """Return the edits' weight: more than their number where whole words or their meaning may have changed."""
    if len(one) != len(other):
        # A space slipped in or out; anything more is a word that one side lacks.
        return distance + 0.3 if "".join(one) == "".join(other) or _moved_space(one, other) else 99.0
    return sum(_token_weight(a, b) for a, b in zip(one, other, strict=True) if a != b)


def _moved_space(one: list[str], other: list[str]) -> bool:
    if abs(len(one) - len(other)) != 1:
        return False
    return OSA.distance("".join(one), "".join(other), score_cutoff=1) <= 1 and min(map(len, one + other)) > 2


def _token_weight(one: str, other: str) -> float:
    shorter, longer = sorted((one, other), key=len)
    edits = float(OSA.distance(one, other))
    if len(longer) < 2 or edits >= len(longer):
        return 99.0
    if len(shorter) == len(longer):
        if sorted(one) == sorted(other):
            return edits * 0.9
        if one[:-1] == other[:-1]:
            return edits + (1.3 if len(one) > 3 else 2.0)
        return edits + 0.25
    if longer[:-1] == shorter and longer[-1] != longer[-2]:
        return edits + 0.8
    return edits * 0.9 if _doubles(shorter, longer) else edits


def _doubles(shorter: str, longer: str) -> bool:
    return any(longer[i] == longer[i + 1] and longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer) - 1))


def _digits(text: str) -> list[str]:
    return [character for character in text if character.isdigit()]


def _across_scripts(one: str, other: str) -> float:
    latin, against = romanised(one), romanised(other)
    if latin == against:
        return TRANSLITERATED
    if _halves(one) & _halves(other):
        return HALF
    if one.isascii() != other.isascii() and len(latin) > 5:
        near = OSA.normalized_similarity(latin.replace(" ", ""), against.replace(" ", ""))
        return RESPELLED * near if near > 0.8 else 0.0
    return 0.0


@lru_cache(maxsize=65536)
def romanised(text: str) -> str:
    """Return a folded text in Latin letters: a weak hint, for kanji are read as if they were Chinese."""
    return fold(anyascii(text))


@lru_cache(maxsize=65536)
def _halves(text: str) -> frozenset[str]:
    """Return the part in Latin and the part in another script, where a name gives both ("NAPPA 나빠")."""
    tokens = text.split()
    latin = " ".join(t for t in tokens if t.isascii())
    other = " ".join(t for t in tokens if not t.isascii() and romanised(t[:1]) != t[:1])
    return frozenset(half for half in (latin, other) if len(half) > (3 if half.isascii() else 1))


def _reordered(one: str, other: str) -> float:
    """Equal where one side writes the family name first, behind a comma."""
    for comma, plain in ((one, other), (other, one)):
        family, found, given = comma.partition(",")
        if found and fold(f"{given} {family}") == fold(plain):
            return RESPACED
    return 0.0


def _ensembled(one: str, other: str) -> float:
    left, right = set(one.split()), set(other.split())
    common = left & right
    if not common or common <= words.ENSEMBLE or not (left ^ right) <= words.ENSEMBLE:
        return 0.0
    return ENSEMBLED if sum(map(len, common)) > 5 else 0.0
