"""Sorting a row of blocks by as few block moves as can be found.

Moving a block is exchanging two neighbouring stretches of blocks. The cycles of the cut places tell a lower bound on
the number of moves, and which move lowers that bound; after Bafna and Pevzner, "Sorting by transpositions" (SIAM
Journal on Discrete Mathematics 11, 1998). Finding the fewest moves is NP-hard, so the search is exact for few blocks
and bounded beyond.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

Cut = tuple[int, int, int]
"""Three cut places i < j < k: the blocks i to j - 1 and j to k - 1 change places."""

EXACT_BLOCKS = 8
_WORK = 1800
"""How many blocks may be looked at while choosing one move."""
_TRIPLES = 60_000
"""How many triples of one cycle may be looked at, about."""
_WIDEST = 6
_WIDE_BLOCKS = 90


def fewest_cuts(order: Sequence[int], *, enough: int) -> list[Cut] | None:
    """Return exchanges that sort `order`, or None where none fewer than `enough` are found.

    `order` is a permutation of 0 to n - 1. Each cut counts on the list as `merged` after the one before.
    """
    start = merged(order)
    if len(start) < 2:
        return []
    bound = lower_bound(start)
    best: list[Cut] | None = None
    for width in (1, _WIDEST):
        if bound >= enough or (width > 1 and len(start) > _WIDE_BLOCKS):
            break
        found = _beam(start, width, enough)
        if found is not None:
            best, enough = found, len(found)
    if bound < enough and len(start) <= EXACT_BLOCKS:
        return _exact(start, bound, enough) or best
    return best


def lower_bound(order: Sequence[int]) -> int:
    """Return a number of block moves below which the permutation `order` cannot be sorted."""
    return _bound(_cycles(order), len(order))


def merged(order: Sequence[int]) -> tuple[int, ...]:
    """Return the permutation with neighbours that belong together made one, numbered anew from 0."""
    heads = [value for before, value in zip((-2, *order), order, strict=False) if value != before + 1]
    rank = {value: at for at, value in enumerate(sorted(heads))}
    return tuple(rank[value] for value in heads)


def exchanged(order: tuple[int, ...], cut: Cut) -> tuple[int, ...]:
    """Return `order` after the exchange, not merged."""
    i, j, k = cut
    return order[:i] + order[j:k] + order[i:j] + order[k:]


def _bound(cycles: Sequence[Sequence[int]], blocks: int) -> int:
    odd = sum(len(cycle) % 2 for cycle in cycles)
    return (blocks + 2 - odd) // 2


def _cycles(order: Sequence[int]) -> list[list[int]]:
    """The cycles of the cut places 0 to n: from each place to the one before the block that should follow it."""
    count = len(order)
    place = [0] * (count + 1)
    for at, value in enumerate(order):
        place[value] = at
    place[count] = count
    after = [place[0], *(place[value + 1] for value in order)]
    cycles = []
    seen = bytearray(count + 1)
    for start in range(count + 1):
        if seen[start]:
            continue
        cycle, at = [], start
        while not seen[at]:
            seen[at] = 1
            cycle.append(at)
            at = after[at]
        cycles.append(cycle)
    return cycles


@dataclass(frozen=True, slots=True)
class _Node:
    order: tuple[int, ...]
    cycles: list[list[int]]
    path: tuple[Cut, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Lower is better: the bound, then how many gainful moves are open, then the blocks left."""
        return (_bound(self.cycles, len(self.order)), -min(6, _turns(self.cycles)), len(self.order))


def _turns(cycles: Sequence[Sequence[int]]) -> int:
    return sum(1 for cycle in cycles if len(cycle) > 2 for _ in _consecutive(cycle))


def _beam(start: tuple[int, ...], width: int, enough: int) -> list[Cut] | None:
    beam = [_Node(start, _cycles(start), ())]
    for depth in range(1, enough):
        fresh: dict[tuple[int, ...], _Node] = {}
        for node in beam:
            for cut in _worth_trying(node):
                order = merged(exchanged(node.order, cut))
                if len(order) < 2:
                    return [*node.path, cut]
                if order not in fresh:
                    fresh[order] = _Node(order, _cycles(order), (*node.path, cut))
        ranked = sorted((node.rank, node.order) for node in fresh.values())[:width]
        beam = [fresh[order] for rank, order in ranked if depth + rank[0] < enough]
        if not beam:
            return None
    return None


def _worth_trying(node: _Node) -> list[Cut]:
    most = max(1, _WORK // len(node.order))
    gainful = _some(_gainful(node.cycles), most)
    return gainful or _some(_neutral(node.cycles, len(node.order)), most)


def _some(cuts: Iterable[Cut], most: int) -> list[Cut]:
    found = list(dict.fromkeys(islice(cuts, most * 8)))
    return found[:: max(1, len(found) // most)]


def _gainful(cycles: Sequence[Sequence[int]]) -> Iterator[Cut]:
    """Exchanges that make two odd cycles more: the bound sinks by one."""
    for cycle in cycles:
        yield from _consecutive(cycle)
    even = [cycle for cycle in cycles if len(cycle) % 2 == 0]
    for first in even:
        for second in even:
            if first is not second:
                yield from _across(first, second)
    for cycle in cycles:
        if len(cycle) > 3:
            yield from _within(cycle)


def _consecutive(cycle: Sequence[int]) -> Iterator[Cut]:
    length = len(cycle)
    if length < 3:
        return
    x, y = cycle[-2], cycle[-1]
    for z in cycle:
        if x < y < z or y < z < x or z < x < y:
            yield _sorted(x, y, z)
        x, y = y, z


def _across(first: Sequence[int], second: Sequence[int]) -> Iterator[Cut]:
    x = first[-1]
    for y in first:
        for z in second:
            yield _sorted(x, y, z)
        x = y


def _within(cycle: Sequence[int]) -> Iterator[Cut]:
    """Triples of one cycle, in its own turning sense, that cut it into parts of which at least two are odd."""
    length = len(cycle)
    # A cycle without such a triple would be searched in cubic time: the starts are limited, never the answer's truth.
    for start, x in enumerate(cycle[: max(1, _TRIPLES // length**2)]):
        for first in range(1, length - 1, 2):
            y = cycle[(start + first) % length]
            for second in range(1, length - first, 2):
                z = cycle[(start + first + second) % length]
                if x < y < z or y < z < x or z < x < y:
                    yield _sorted(x, y, z)


def _neutral(cycles: Sequence[Sequence[int]], count: int) -> Iterator[Cut]:
    """Exchanges that bring at least two blocks together, for where no move is gainful."""
    for cycle in cycles:
        if len(cycle) > 1:
            x = cycle[-1]
            for y in cycle:
                yield from (_sorted(x, y, z) for z in range(count + 1) if z not in (x, y))
                x = y


def _sorted(x: int, y: int, z: int) -> Cut:
    if x > y:
        x, y = y, x
    if y > z:
        y, z = z, y
    return (y, x, z) if x > y else (x, y, z)


def _exact(start: tuple[int, ...], bound: int, enough: int) -> list[Cut] | None:
    """The fewest exchanges, found by deepening from the lower bound."""
    for depth in range(bound, enough):
        failed: dict[tuple[int, ...], int] = {}
        found = _within_depth(start, depth, failed)
        if found is not None:
            return found
    return None


def _within_depth(order: tuple[int, ...], depth: int, failed: dict[tuple[int, ...], int]) -> list[Cut] | None:
    if len(order) < 2:
        return []
    if lower_bound(order) > depth or failed.get(order, -1) >= depth:
        return None
    for cut in combinations(range(len(order) + 1), 3):
        rest = _within_depth(merged(exchanged(order, cut)), depth - 1, failed)
        if rest is not None:
            return [cut, *rest]
    failed[order] = depth
    return None
