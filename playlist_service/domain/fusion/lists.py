"""What the lists among the sources say together: the order, the numbers, what is missing from a complete one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from playlist_service.domain.fusion.alignment import Group, Placed
from playlist_service.domain.fusion.entries import evidence_of, side
from playlist_service.domain.fusion.ordering import Ranking
from playlist_service.domain.fusion.values import Conflict, FusedEntry, Side

_PROSE_ORDER = 0.1
"""How much the order of mention in prose counts beside that of a list."""
_SHORTEST_LIST = 3


def rankings(groups: Sequence[Group]) -> list[Ranking]:
    """Return the order of each source's list, and, for much less, that of its prose."""
    listed: dict[str, list[tuple[Placed, int]]] = defaultdict(list)
    prose: dict[str, list[tuple[Placed, int]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for member in group.members:
            (listed if member.listed else prose)[member.source_id].append((member, number))
    found_rankings = []
    for source_id in sorted({*listed, *prose}):
        rows = listed[source_id]
        numbered = _is_numbered([member for member, _ in rows])
        in_list = sorted(rows, key=lambda row: _place(row[0], numbered))
        in_prose = sorted(prose[source_id], key=lambda row: _place(row[0], False))
        for found, share in ((in_list, 1.0), (in_prose, _PROSE_ORDER)):
            if found:
                weight = max(member.weight for member, _ in found) * share
                found_rankings.append(Ranking(tuple(dict.fromkeys(number for _, number in found)), weight))
    return found_rankings


def _is_numbered(rows: Sequence[Placed]) -> bool:
    """Whether every row has a number of its own (a second disc starts again, and the text's order counts)."""
    positions = [member.mention.position for member in rows]
    return None not in positions and len(set(positions)) == len(positions)


def _place(member: Placed, numbered: bool) -> tuple[int, int]:
    if numbered and member.mention.position is not None:
        return member.mention.position, member.index
    return member.offset, member.index


def positions(groups: Sequence[Group]) -> list[int | None]:
    """Return the number of each track: as the list has it with which the others agree most, longer ones first.

    Other lists lack rows, and number the rest anew; their numbers count for tracks that the first one lacks, where
    they are still free.
    """
    claims = [_claims(group) for group in groups]
    support: dict[str, float] = defaultdict(float)
    for group, votes in zip(groups, claims, strict=True):
        for member in _numbered(group):
            support[member.source_id] += votes[member.mention.position or 0]
    if not support:
        return [None] * len(groups)
    frame = min(support, key=lambda source: (-round(support[source], 6), source))
    places = [next((m.mention.position for m in _numbered(g) if m.source_id == frame), None) for g in groups]
    taken = set(places)
    for number, votes in enumerate(claims):
        if places[number] is None and votes:
            best = min(votes, key=lambda position: (-votes[position], position))
            places[number] = None if best in taken else best
            taken.add(best)
    return places


def _numbered(group: Group) -> list[Placed]:
    return [member for member in group.members if member.mention.position is not None]


def _claims(group: Group) -> Mapping[int, float]:
    votes: dict[int, float] = defaultdict(float)
    for member in _numbered(group):
        votes[member.mention.position or 0] += member.weight
    return votes


def order_conflicts(groups: Sequence[Group], entries: Sequence[FusedEntry]) -> list[Conflict]:
    """Return the tracks that stand elsewhere in one list than in another, relative to the rest, with their numbers."""
    orders: dict[str, dict[int, int]] = defaultdict(dict)
    for number, group in enumerate(groups):
        for member in _numbered(group):
            orders[member.source_id].setdefault(number, member.mention.position or 0)
    pairs = combinations(sorted(orders), 2)
    moved = {number for one, other in pairs for number in _out_of_order(orders[one], orders[other])}
    return [_order_conflict(groups[number], entries[number].key) for number in sorted(moved)]


def _order_conflict(group: Group, key: str) -> Conflict:
    by_position: dict[int, list[Placed]] = defaultdict(list)
    for member in _numbered(group):
        by_position[member.mention.position or 0].append(member)
    ranked = sorted(by_position, key=lambda place: (-sum(m.weight for m in by_position[place]), place))
    return Conflict("position", key, tuple(side(str(place), by_position[place]) for place in ranked))


def _out_of_order(one: Mapping[int, int], other: Mapping[int, int]) -> list[int]:
    """The fewest tracks without which both orders are the same: all but a longest common run."""
    shared = sorted((number for number in one if number in other), key=lambda number: (one[number], number))
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in shared:
        at = bisect_left(tails, other[number])
        before[number] = ends[at - 1] if at else None
        tails[at : at + 1] = [other[number]]
        ends[at : at + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return [number for number in shared if number not in kept]


def absences(groups: Sequence[Group], entries: Sequence[FusedEntry]) -> list[Conflict]:
    """Return the tracks that a complete list (1 to n, none longer) lacks though another source has them."""
    lists: dict[str, set[int]] = defaultdict(set)
    for group in groups:
        for member in group.members:
            if member.listed and member.mention.position is not None:
                lists[member.source_id].add(member.mention.position)
    whole = {s: len(p) for s, p in lists.items() if len(p) >= _SHORTEST_LIST and p == set(range(1, len(p) + 1))}
    complete = {source for source, length in whole.items() if length == max(whole.values())}
    found = []
    for group, entry in zip(groups, entries, strict=True):
        present = {member.source_id for member in group.members}
        denying = tuple(sorted(complete - present))
        beyond = entry.position is not None and entry.position > max(whole.values(), default=0)
        if denying and not beyond:
            there = Side("on it", tuple(sorted(present)), evidence_of(group.members))
            claim = f"not in the list of {max(whole.values())}"
            found.append(Conflict("presence", entry.key, (there, Side(claim, denying))))
    return found
