"""Lists of one article that part title and act alike agree on which side the act stands: the surest of them decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playlist_service.domain.extraction.entries import Entry, Table
from playlist_service.domain.extraction.layout import act_votes

FIRST, LAST = ", act first", ", title first"


@dataclass(frozen=True, slots=True)
class Reading:
    """How one list was read: its layout, its entries, and whether its own heading says which side is the act."""

    layout: str
    entries: tuple[Entry, ...]
    told: bool = False


def agreed(
    text: str, readings: Sequence[Reading], known: frozenset[str], again: Callable[[int, bool], Table]
) -> dict[int, Table]:
    """Return new readings, by place, of the lists that take the other side than the surest of their kind."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        if reading.layout.endswith((FIRST, LAST)) and reading.entries:
            kinds[reading.layout.rpartition(", ")[0]].append(place)
    changed: dict[int, Table] = {}
    for places in kinds.values():
        if len(places) == 1:
            continue
        lean = sum(_lean(text, readings[place], known) for place in places)
        first = lean > 0
        changed |= {
            place: again(place, first)
            for place in places
            if readings[place].layout.endswith(FIRST) != first and not readings[place].told
        }
    return changed


def _lean(text: str, reading: Reading, known: frozenset[str]) -> float:
    """Return how far a list's rows say that the act stands first (or, below zero, last)."""
    pairs = [(e.acts[0].of(text), e.titles[0].of(text)) for e in reading.entries if e.acts]
    if not pairs:
        return 0.0
    votes = act_votes([act for act, _ in pairs], known) - act_votes([title for _, title in pairs], known)
    return max(0.0, votes) * len(pairs) * (1 if reading.layout.endswith(FIRST) else -1)
