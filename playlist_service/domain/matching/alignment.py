"""A whole list against a whole album: the assignment with gaps that agrees best, in order where two fit equally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from playlist_service.domain.matching.assignment import cheapest_assignment
from playlist_service.domain.matching.caps import CAP_UNNAMED
from playlist_service.domain.matching.coefficients import WEIGHTS
from playlist_service.domain.matching.prepared import prepare
from playlist_service.domain.matching.scoring import odds_of, probability_of, score_prepared
from playlist_service.domain.matching.values import Candidate, Comparison, Query, Score

_FLOOR: Final = 0.02
"""Pairs less probable than this are not even considered."""
_ORDER: Final = 0.02
"""What keeping the order is worth: less than any real difference."""
_PROVEN_SHARE: Final = 0.7
_PROVEN_PAIRS: Final = 3
_LIST_ODDS: Final = 4.0


class Aligned(NamedTuple):
    """One entry with its track, or with none; `score` carries the whole list's agreement as comparison "list"."""

    entry: int
    candidate: int | None
    score: Score | None


def align(entries: Sequence[Query], tracks: Sequence[Candidate]) -> list[Aligned]:
    """Return every entry with the track that it is, each track used once at most; None where none fits."""
    pairs = _plausible(entries, tracks)
    chosen = _assign(pairs, len(entries))
    share, proven = _agreement(entries, pairs, chosen)
    out: list[Aligned] = []
    for index, query in enumerate(entries):
        place = chosen.get(index)
        found = _in_list(pairs[index, place], query, share, proven) if place is not None else None
        out.append(Aligned(index, place, found))
    return out


def _plausible(entries: Sequence[Query], tracks: Sequence[Candidate]) -> dict[tuple[int, int], Score]:
    pairs: dict[tuple[int, int], Score] = {}
    for i, query in enumerate(entries):
        prepared = prepare(query)
        for j, track in enumerate(tracks):
            one = score_prepared(prepared, track)
            if one.comparisons[0].value > 0.0 and (one.probability >= _FLOOR or CAP_UNNAMED in one.caps):
                pairs[i, j] = one
    return pairs


def _assign(pairs: dict[tuple[int, int], Score], entries: int) -> dict[int, int]:
    anchors = _anchors(pairs)
    chosen: dict[int, int] = {}
    for component in _components(set(pairs)):
        rows, columns = sorted({i for i, _ in component}), sorted({j for _, j in component})
        cost = [[_cost(pairs, i, j, anchors, entries) for j in columns] for i in rows]
        for row, column in cheapest_assignment(cost):
            if (rows[row], columns[column]) in component:
                chosen[rows[row]] = columns[column]
    return chosen


def _cost(
    pairs: dict[tuple[int, int], Score], i: int, j: int, anchors: Sequence[tuple[int, int]], entries: int
) -> float:
    one = pairs.get((i, j))
    if one is None:
        return 0.0
    in_order = sum(1 for a, b in anchors if (a < i) == (b < j)) / len(anchors) if anchors else 1.0
    near = 1.0 - min(abs(i - j) / max(entries, 1), 1.0)
    return -(
        one.probability + 0.1 * one.comparisons[0].value + _ORDER * (in_order + 0.1 * near) - 0.05 * bool(one.caps)
    )


def _anchors(pairs: dict[tuple[int, int], Score]) -> list[tuple[int, int]]:
    """Return the pairs of which neither side has another partner: what the order is measured by."""
    rows: dict[int, int] = {}
    columns: dict[int, int] = {}
    for i, j in pairs:
        rows[i] = rows.get(i, 0) + 1
        columns[j] = columns.get(j, 0) + 1
    return [(i, j) for i, j in pairs if rows[i] == 1 and columns[j] == 1]


def _components(edges: set[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """Return the edges in groups that share neither entry nor track."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def lead(node: tuple[str, int]) -> tuple[str, int]:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for i, j in edges:
        leader[lead(("track", j))] = lead(("entry", i))
    groups: dict[tuple[str, int], set[tuple[int, int]]] = {}
    for edge in sorted(edges):
        groups.setdefault(lead(("entry", edge[0])), set()).add(edge)
    return list(groups.values())


def _agreement(
    entries: Sequence[Query], pairs: dict[tuple[int, int], Score], chosen: dict[int, int]
) -> tuple[float, bool]:
    """Return the share of entries that found a sure track, and whether that proves the album."""
    sure = [i for i, j in chosen.items() if pairs[i, j].probability >= 0.5 and not pairs[i, j].caps]
    share = len(sure) / len(entries) if entries else 0.0
    named = sum(1 for query in entries if query.artists)
    return share, len(sure) >= _PROVEN_PAIRS and len(sure) >= _PROVEN_SHARE * named


def _in_list(one: Score, query: Query, share: float, proven: bool) -> Score:
    """Return the score as the whole list sees it: raised or lowered, a missing name excused by a proven album."""
    odds = odds_of(one.probability) + _LIST_ODDS * (share - 0.5)
    caps = one.caps
    if proven and CAP_UNNAMED in caps and one.comparisons[0].value == 1.0 and not query.artists:
        caps = tuple(cap for cap in caps if cap != CAP_UNNAMED)
        odds -= WEIGHTS["credit_unnamed"]
    seen = Comparison("list", share, f"{share:.0%} of the list is on this album")
    return replace(one, probability=probability_of(odds), comparisons=(*one.comparisons, seen), caps=caps)
