"""Two parsed titles compared: the base by its letters, the version words by their meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from playlist_service.domain.matching.names import EQUAL, faintly_alike, name_likeness, text_likeness
from playlist_service.domain.matching.version_words import PHRASES
from playlist_service.domain.matching.versions import ParsedTitle, split_names
from playlist_service.domain.text import fold_name

AGREES = 0.9
"""Version words that agree at least this much are the same recording's."""
WORDS = 0.3
"""Most letters or words are the same, which is worth a look and never more."""
_ONE_SIDED = 0.5
_HARD = frozenset(PHRASES) - {"edit", "original", "version", "vocal"}
"""Kinds that stay another recording even under an equal ISRC."""


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """How two titles compare: `base` and `version` 0..1, with a note each; `hard` names kinds that one side lacks."""

    base: float
    version: float
    base_note: str
    version_note: str
    hard: bool = False
    unread: bool = False
    """One side alone has a tail that no word list knows, and nothing else differs."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What may explain a tail that only one title has: the names of either credit and the wanted album, folded.

    The offered album is no explanation: sessions and singles name themselves in title and album alike.
    """

    wanted: frozenset[str]
    offered: frozenset[str]
    album: str = ""

    @property
    def names(self) -> frozenset[str]:
        """The names of both credits."""
        return self.wanted | self.offered


def base_likeness(wanted: ParsedTitle, offered: ParsedTitle) -> float:
    """Return 0..1 for the base titles alone; 1 also where only brackets and dashes differ."""
    if wanted.base == offered.base or wanted.flat == offered.flat:
        return EQUAL
    return text_likeness(wanted.base, offered.base) or _shared_words(wanted.base, offered.base)


@lru_cache(maxsize=65536)
def _shared_words(one: str, other: str) -> float:
    """Return WORDS for titles that look alike, or hold mostly the same words as a work and its movement do, or 0."""
    if faintly_alike(one, other):
        return WORDS
    left, right = set(one.split()), set(other.split())
    if min(len(left), len(right)) < 4 or 5 * len(left & right) < 3 * len(left | right):
        return 0.0
    return WORDS


def compare_titles(wanted: ParsedTitle, offered: ParsedTitle, around: Surroundings) -> TitleMatch:
    """Return how the offered title answers the wanted one; beside a base of 0 only the kinds of version count."""
    base = base_likeness(wanted, offered)
    if base == 0.0:
        return TitleMatch(0.0, 1.0 if wanted.kinds == offered.kinds else 0.1, "another title", "")
    note = _base_note(base)
    if wanted.guests and offered.guests and _other_guests(wanted, offered, around):
        return TitleMatch(base, 0.3, note, "each title announces other guests", hard=True)
    if wanted.flat == offered.flat:
        return TitleMatch(base, 1.0, note, "the same version" if wanted.kinds else "")
    kinds, kinds_note = _compare_kinds(wanted, offered, around)
    extras, extras_note = _compare_extras(wanted, offered, around)
    if min(kinds, extras) < AGREES and wanted.tail and _slipped(wanted.tail, offered.tail):
        return TitleMatch(base, 0.95, note, "the version words are almost the same")
    hard = bool((wanted.kinds ^ offered.kinds) & _HARD)
    worst_note = kinds_note if kinds <= extras else extras_note
    unread = kinds >= AGREES and extras == _ONE_SIDED
    return TitleMatch(base, min(kinds, extras), note, worst_note, hard, unread)


def _base_note(base: float) -> str:
    if base <= WORDS:
        return "the titles share most words or letters"
    return "the same title" if base == EQUAL else "the title is almost the same" if base > 0.7 else "a similar title"


def _other_guests(wanted: ParsedTitle, offered: ParsedTitle, around: Surroundings) -> bool:
    """Say whether neither side knows any guest that the other's title announces."""
    offering = around.offered.union(map(fold_name, offered.guests))
    if any(name_likeness(guest, name) > 0.0 for guest in wanted.guests for name in offering):
        return False
    return not any(name_likeness(guest, name) > 0.0 for guest in offered.guests for name in around.wanted)


def _slipped(one: str, other: str) -> bool:
    return text_likeness(one, other) >= 0.7


def _compare_kinds(wanted: ParsedTitle, offered: ParsedTitle, around: Surroundings) -> tuple[float, str]:
    if wanted.kinds != offered.kinds:
        odd = ", ".join(sorted(wanted.kinds ^ offered.kinds))
        if not wanted.kinds:
            return 0.1, f"the candidate is another version ({odd})"
        if not offered.kinds:
            return 0.1, f"the wanted version ({odd}) is not the candidate's"
        return 0.05, f"two different versions ({odd})"
    if not wanted.kinds:
        return 1.0, ""
    kind = ", ".join(sorted(wanted.kinds))
    left, right = wanted.details - offered.details, offered.details - wanted.details
    if not left and not right:
        return 1.0, f"the same version ({kind})"
    # "Remix" alone is the remix by whom its own credit names; the other side's credit proves nothing.
    if (not left and right <= _tokens(around.wanted)) or (not right and left <= _tokens(around.offered)):
        return 0.95, f"the same version ({kind}), its author named in the credit"
    if left and right and text_likeness(" ".join(sorted(left)), " ".join(sorted(right))) >= 0.7:
        return 0.93, f"the same version ({kind}), spelled otherwise"
    if not wanted.details or not offered.details:
        return 0.4, f"only one side says which {kind} it is"
    return 0.05, f"another {kind} ({', '.join(sorted(left | right))})"


def _tokens(names: frozenset[str]) -> set[str]:
    return {token for name in names for token in name.split()}


def _compare_extras(wanted: ParsedTitle, offered: ParsedTitle, around: Surroundings) -> tuple[float, str]:
    left = [extra for extra in wanted.extras if not _echoes(extra, wanted, offered, around)]
    right = [extra for extra in offered.extras if not _echoes(extra, offered, wanted, around)]
    for extra in list(left):
        near = next((other for other in right if text_likeness(extra, other) >= 0.7), None)
        if near is not None:
            left.remove(extra)
            right.remove(near)
    if not left and not right:
        return 1.0, ""
    if left and right:
        return 0.15, f"“{left[0]}” against “{right[0]}”"
    return _ONE_SIDED, f"only one title says “{(left or right)[0]}”"


def _echoes(extra: str, own: ParsedTitle, other: ParsedTitle, around: Surroundings) -> bool:
    """Say whether a tail only repeats what stands elsewhere: the title, a credit, the album or the film."""
    if extra == own.base or (extra == around.album and extra != other.base):
        return True
    if extra in other.contexts or extra in own.contexts:
        return True
    named = [fold_name(name) for name in split_names(extra)]
    return extra in around.names or (bool(named) and all(name in around.names for name in named))
