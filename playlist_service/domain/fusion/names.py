"""Which names mean the same act, judged among the names of one soundtrack.

No threshold on strings can do it: Zimmer and Zinner lie further apart than Girls and Girl. What decides is that the
names stand in one context, what part of the name differs, and who stands beside whom.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA, JaroWinkler

from playlist_service.domain.fusion.words import BAND_WORDS, CONNECTORS, ROMAN_NUMERALS
from playlist_service.domain.text import fold_name

Pair = tuple[str, str]

_REPEATED = re.compile(r"(\w)\1+")
_NICKNAME = re.compile(r"^(\w+) [\"“„«‘'](.{2,40}?)[\"”“»’'],? (\w[\w .'-]*)$")
_SHORTEST_SLIP = 5
_SHORTEST_SINGLE = 6
_SHORTEST_PART = 4
_LONG_NAME = 9
_SLOT_SIMILARITY = 0.88
_LARGEST_BLOCK = 60


def cluster_names(
    names: Iterable[str],
    *,
    linked: Collection[Pair] = (),
    apart: Collection[Pair] = (),
    same_slot: Collection[Pair] = (),
) -> tuple[frozenset[str], ...]:
    """Return the spellings grouped by act, in a fixed order.

    `linked` pairs are equated by a text, `apart` pairs stand side by side and are never merged (unless linked),
    `same_slot` pairs are credited for the same track by different articles, which makes a looser likeness enough.
    """
    spelled = sorted(set(names) | {name for pair in linked for name in pair})
    folds = sorted({fold_name(name) for name in spelled})
    clusters = _Clusters(folds, apart=[_folded(pair) for pair in apart])
    for pair in [*linked, *_nicknames(spelled)]:
        clusters.unite(*_folded(pair), forced=True)
    for one, other in _candidates(folds):
        if is_slip(one, other):
            clusters.unite(one, other)
    for one, other in sorted(_folded(pair) for pair in same_slot):
        if _alike_in_slot(one, other):
            clusters.unite(one, other)
    _unite_parts(clusters, folds)
    groups: dict[str, set[str]] = defaultdict(set)
    for name in spelled:
        groups[clusters.root(fold_name(name))].add(name)
    return tuple(sorted((frozenset(group) for group in groups.values()), key=sorted))


def is_slip(one: str, other: str) -> bool:
    """Whether two folded names of one context differ by no more than a slip of spelling."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs):
        return False
    different = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    if len(different) != 1:
        return False
    if len(ours) == 1:
        return min(len(one), len(other)) >= _SHORTEST_SINGLE and not _plural(one, other) and _word_slip(one, other)
    mine, yours = different[0]
    is_first = ours[0] == mine
    if _plural(mine, yours):
        return not is_first and len(one) >= _LONG_NAME
    if is_first and _is_initial_of(mine, yours):
        return True
    return _word_slip(mine, yours) or (_first_name_slip(mine, yours, len(one)) if is_first else _far_slip(mine, yours))


def is_part(part: str, whole: str) -> bool:
    """Whether a folded name is the first or the last piece of a longer one, as people shorten names."""
    piece, full = part.split(), whole.split()
    rest = _rest(piece, full)
    if not rest or len(part) < _SHORTEST_PART or CONNECTORS.intersection(rest):
        return False
    if all(word in BAND_WORDS for word in rest):
        return True
    return len(rest) == 1 and len(piece) == 1 and rest[0].isalpha() and len(rest[0]) > 1


def _rest(piece: Sequence[str], full: Sequence[str]) -> Sequence[str]:
    if len(piece) >= len(full):
        return ()
    if full[: len(piece)] == piece:
        return full[len(piece) :]
    return full[: -len(piece)] if full[-len(piece) :] == piece else ()


def _word_slip(one: str, other: str) -> bool:
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST_SLIP or not one.isalpha() or not other.isalpha():
        return False
    if {one, other} & ROMAN_NUMERALS:
        return False
    distance = OSA.distance(_REPEATED.sub(r"\1", one), _REPEATED.sub(r"\1", other))
    return distance <= (2 if shortest >= 9 else 1)


def _far_slip(one: str, other: str) -> bool:
    """Stevens and Stephens behind the same first name."""
    return min(len(one), len(other)) >= 7 and one[0] == other[0] and OSA.distance(one, other) <= 2


def _first_name_slip(one: str, other: str, length: int) -> bool:
    """Gui and Guy before the same surname: one letter, in a name that is long as a whole."""
    if length < _LONG_NAME or not (one.isalpha() and other.isalpha()):
        return False
    return min(len(one), len(other)) >= 3 and one[0] == other[0] and OSA.distance(one, other) <= 1


def _is_initial_of(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0] and one.isalpha() and other.isalpha()


def _plural(one: str, other: str) -> bool:
    return one + "s" == other or other + "s" == one


def _alike_in_slot(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST_SINGLE or _plural(one, other) or _digits(one) != _digits(other):
        return False
    return JaroWinkler.similarity(one, other) >= _SLOT_SIMILARITY


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


def _folded(pair: Pair) -> Pair:
    one, other = sorted((fold_name(pair[0]), fold_name(pair[1])))
    return one, other


def _nicknames(spelled: Iterable[str]) -> list[Pair]:
    """`Sam "Squeak E. Clean" Spiegel` says by itself that Sam Spiegel is Squeak E. Clean."""
    pairs = []
    for name in spelled:
        if found := _NICKNAME.match(name):
            first, nickname, last = found.groups()
            pairs += [(name, f"{first} {last}"), (name, nickname)]
    return pairs


def _candidates(folds: Sequence[str]) -> list[Pair]:
    """Pairs worth comparing: those that share a word, an opening or the letters without their spaces."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in folds:
        compact = name.replace(" ", "")
        opening = _REPEATED.sub(r"\1", compact)[:3]
        for key in {*name.split(), f"={opening}", f"~{compact[-4:]}"}:
            blocks[key].append(name)
    pairs = {pair for block in blocks.values() if len(block) <= _LARGEST_BLOCK for pair in combinations(block, 2)}
    return sorted(pairs, key=lambda pair: (OSA.distance(*pair), pair))


def _unite_parts(clusters: _Clusters, folds: Sequence[str]) -> None:
    """A shortened name joins the one longer name it can stand for; with two to choose from it joins none."""
    holders: dict[str, list[str]] = defaultdict(list)
    for whole in folds:
        for word in {*whole.split()}:
            holders[word].append(whole)
    for part in folds:
        wholes = [whole for whole in holders[part.split()[0]] if is_part(part, whole)] if part else []
        rivals = {clusters.root(whole) for whole in wholes} - {clusters.root(part)}
        if len(rivals) == 1:
            clusters.unite(part, rivals.pop())


class _Clusters:
    """Disjoint sets of folded names that respect what must stay apart."""

    def __init__(self, folds: Iterable[str], *, apart: Iterable[Pair]) -> None:
        self._parent = {name: name for name in folds}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            if one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def root(self, name: str) -> str:
        self._parent.setdefault(name, name)
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def unite(self, one: str, other: str, *, forced: bool = False) -> None:
        ours, theirs = sorted((self.root(one), self.root(other)))
        if ours == theirs or (not forced and any(self.root(name) == theirs for name in self._apart[ours])):
            return
        self._parent[theirs] = ours
        self._apart[ours] |= self._apart.pop(theirs, set())


def split_joint(name: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the names that a joint credit ("Aska & The Lost Trees") is made of, where each is `known` (compact)."""
    parts = tuple(part for part in _JOINT.split(name) if part.strip())
    if len(parts) > 1 and all(compact_name(part) in known for part in parts):
        return parts
    return (name,)


def compact_name(name: str) -> str:
    """Return a name folded and without spaces, so that "Jay-Z" and "Jay Z" are one."""
    return fold_name(name).replace(" ", "")


_JOINT = re.compile(r"\s*(?:,|;|&|\s(?:and|und|et|y|with|feat\.?|featuring|ft\.?|vs\.?)\s)\s*", re.IGNORECASE)
