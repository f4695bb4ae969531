"""The order on which the ordered sources agree best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MOST_PASSES = 50


@dataclass(frozen=True, slots=True)
class Ranking:
    """The tracks (by number) that one source names, in its order, and how much that order counts."""

    tracks: tuple[int, ...]
    weight: float


def agreed_order(count: int, rankings: Sequence[Ranking]) -> list[int]:
    """Return all of 0..count-1 in the order that agrees best with `rankings`, the weightiest first.

    The heaviest and longest ranking is the frame; what it lacks goes behind its nearest predecessor elsewhere;
    neighbours are then swapped as long as the weighted majority wants it.
    """
    order: list[int] = []
    for ranking in sorted(rankings, key=lambda r: (-r.weight, -len(r.tracks), r.tracks)):
        _insert(order, ranking.tracks)
    placed = set(order)
    order += [track for track in range(count) if track not in placed]
    return _settled(order, [(r.weight, {t: i for i, t in enumerate(r.tracks)}) for r in rankings])


def _insert(order: list[int], tracks: Sequence[int]) -> None:
    known = set(order)
    if not known.intersection(tracks):
        order.extend(dict.fromkeys(tracks))
        return
    waiting: list[int] = []
    previous: int | None = None
    runs: dict[int | None, list[int]] = {}
    for track in dict.fromkeys(tracks):
        if track in known:
            previous = track
        else:
            waiting.append(track)
            runs.setdefault(previous, []).append(track)
    if not waiting:
        return
    first = next(track for track in tracks if track in known)
    woven: list[int] = []
    for track in order:
        if track == first:
            woven += runs.get(None, [])
        woven += [track, *runs.get(track, [])]
    order[:] = woven


def _settled(order: list[int], places: Sequence[tuple[float, Mapping[int, int]]]) -> list[int]:
    for _ in range(_MOST_PASSES):
        swapped = False
        for here in range(len(order) - 1):
            if _prefers(order[here + 1], order[here], places):
                order[here], order[here + 1] = order[here + 1], order[here]
                swapped = True
        if not swapped:
            break
    return order


def _prefers(one: int, other: int, places: Sequence[tuple[float, Mapping[int, int]]]) -> bool:
    """Whether more weight puts `one` before `other`."""
    balance = 0.0
    for weight, place in places:
        if one in place and other in place:
            balance += weight if place[one] < place[other] else -weight
    return balance > 1e-9
