"""How alike two folded texts are: equal, spelled otherwise, in another script, or with a slip of the pen.

A slip is judged by length and by kind: two letters swapped or doubled are a slip, another last vowel is another name;
digits and single letters never slip, and a word that one side lacks is no slip.
"""

from __future__ import annotations

import re
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
INITIALS = 0.75
"""One is the other's initials, three letters at least."""
SURNAMES = 0.72
"""Every act of a joint credit is there by its surname ("Hall & Oates")."""
SURNAME = 0.5
"""One is the other's last word ("Chopin"); worth a look, never enough."""
ENSEMBLED = 0.7
"""Equal but for words as "quartet" or "the"."""
_SPACELESS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOT_A_SLIP = 99.0
_FAINT = 0.7
SLIP_FLOOR = 0.5
"""Weaker than this is no slip but another name."""


@lru_cache(maxsize=262144)
def name_likeness(one: str, other: str) -> float:
    """Return 0..1 for two artists' names as spelled; symmetric."""
    folded, against = fold_name(one), fold_name(other)
    if folded == against:
        return EQUAL
    likeness = text_likeness(folded, against)
    if likeness or not (" " in folded or " " in against):
        return likeness
    return max(
        _reordered(one, other),
        _initialled(folded, against),
        _ensembled(folded, against),
        _by_surname(folded, against),
    )


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


def faintly_alike(one: str, other: str) -> bool:
    """Say whether two folded texts look alike without being a slip of each other: worth a person's look."""
    if min(len(one), len(other)) < 3 or OSA.normalized_similarity(one, other, score_cutoff=_FAINT) < _FAINT:
        return False
    return _counted(one) == _counted(other)


def _slip(one: str, other: str) -> float:
    length = max(len(one), len(other))
    allowed = _allowed(length)
    if not allowed or abs(len(one) - len(other)) > allowed + 1:
        return 0.0
    # Doubled letters, which count once below, may add two edits here.
    if OSA.distance(one, other, score_cutoff=allowed + 2) > allowed + 2 or _counted(one) != _counted(other):
        return 0.0
    weight = _weight(one, other, allowed)
    left, right = _single(one), _single(other)
    if left != one or right != other:
        doubled = abs((len(one) - len(left)) - (len(other) - len(right)))
        weight = min(weight, _weight(left, right, allowed) + 0.5 + 0.4 * doubled)
    strength = 1.0 - (weight + 0.4 * (one[0] != other[0])) / (0.42 * length)
    return strength if strength >= SLIP_FLOOR else 0.0


def _allowed(length: int) -> int:
    """How many slips a text of this length may hold."""
    if length < 4:
        return 0
    return 1 if length < 8 else 2 if length < 18 else 3


@lru_cache(maxsize=65536)
def _single(text: str) -> str:
    """Return the text with doubled letters written once, which is where most slips are."""
    return "".join(c for c, before in zip(text, "\0" + text, strict=False) if c != before or not c.isalpha())


def _weight(left: str, right: str, allowed: int) -> float:
    """Return the edits' weight: more than their number where whole words or their meaning may have changed."""
    distance = OSA.distance(left.replace(" ", ""), right.replace(" ", ""), score_cutoff=allowed)
    return _weight_of_edits(left.split(), right.split(), distance) if distance <= allowed else _NOT_A_SLIP


def _weight_of_edits(one: list[str], other: list[str], distance: int) -> float:
    if len(one) != len(other):
        # A space slipped in or out; anything more is a word that one side lacks.
        spaced = abs(len(one) - len(other)) == 1 and distance <= 1 and min(map(len, one + other)) > 2
        return distance + 0.3 if spaced else _NOT_A_SLIP
    weights = [_token_weight(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(weights) == 2 and distance == 1 and sorted("".join(one)) == sorted("".join(other)):
        return 1.2  # two letters swapped across a space
    return sum(weights)


def _token_weight(one: str, other: str) -> float:
    shorter, longer = sorted((one, other), key=len)
    edits = float(OSA.distance(one, other))
    if len(longer) < 2 or edits > (1 if len(longer) < 6 else 2 if len(longer) < 10 else 3):
        return _NOT_A_SLIP
    if len(shorter) == len(longer):
        if sorted(one) == sorted(other):
            return edits * 0.9
        return edits + (1.3 if one[:-1] == other[:-1] else 0.5)
    # A last letter more or less is another number or gender as often as a slip.
    return edits + 0.8 if longer[:-1] == shorter else edits


@lru_cache(maxsize=65536)
def _counted(text: str) -> list[str]:
    """Return the digits and the Roman numerals of a text, in order: these never slip."""
    numerals = [token for token in text.split() if token in words.ROMAN]
    return [character for character in text if character.isdigit()] + numerals


def _across_scripts(one: str, other: str) -> float:
    if _halves(one) & _halves(other):
        return HALF
    if _SPACELESS.search(one) and _SPACELESS.search(other):
        return 0.0  # two names in one such script that sound alike are two names
    latin, against = romanised(one), romanised(other)
    if latin == against:
        return TRANSLITERATED
    if one.isascii() == other.isascii() or len(latin) < 6:
        return 0.0
    heard, said = _sounded(latin), _sounded(against)
    near = OSA.normalized_similarity(heard, said)
    return RESPELLED * near if near > 0.85 else 0.0


def _sounded(latin: str) -> str:
    """Return romanised text with the habits of the romanisers taken away: tch is ch, y and j are i, w is v."""
    for habit, plain in words.ROMANISERS:
        latin = latin.replace(habit, plain)
    return _single(latin.replace(" ", ""))


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


def _initialled(one: str, other: str) -> float:
    for short, long in ((one, other), (other, one)):
        if " " in short or not 2 < len(short) <= long.count(" ") + 1:
            continue
        if short == "".join(word[0] for word in long.split() if word != "and"):
            return INITIALS
    return 0.0


def _by_surname(one: str, other: str) -> float:
    left, right = one.split(" and "), other.split(" and ")
    if len(left) != len(right):
        return 0.0
    ends = [(a.split()[-1:], b.split()[-1:]) for a, b in zip(left, right, strict=True)]
    if any(a != b or len("".join(a)) < 4 for a, b in ends):
        return 0.0
    shortened = all(" " not in a for a in left) or all(" " not in b for b in right)
    return 0.0 if not shortened else SURNAMES if len(left) > 1 else SURNAME


def _ensembled(one: str, other: str) -> float:
    left, right = set(one.split()), set(other.split())
    common = left & right
    if not common or common <= words.ENSEMBLE or not (left ^ right) <= words.ENSEMBLE:
        return 0.0
    return ENSEMBLED if sum(map(len, common)) > 5 else 0.0
