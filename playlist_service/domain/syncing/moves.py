"""Putting rows that stay in order by moving whole blocks of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playlist_service.domain.syncing.calls import Reorder
from playlist_service.domain.syncing.cycles import Cut, exchanged, fewest_cuts, lower_bound, merged

MOST_BLOCKS = 1000
"""Above this many blocks the moves outside the longest increasing run are taken as they are."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Stretches of rows that stay together: where each belongs (0 to n - 1) and how many rows it has."""

    order: tuple[int, ...]
    lengths: tuple[int, ...]


def blocks_of(places: Sequence[int], lengths: Sequence[int]) -> Blocks:
    """Return the units at `places` (a permutation, in present order) with neighbours that belong together made one."""
    sizes: list[int] = []
    before = -2
    for place, length in zip(places, lengths, strict=True):
        if place == before + 1:
            sizes[-1] += length
        else:
            sizes.append(length)
        before = place
    return Blocks(merged(places), tuple(sizes))


def single_moves(blocks: Blocks) -> int:
    """Return how many moves it takes to move each block outside the longest increasing run once, at most."""
    return len(blocks.order) - len(longest_run(blocks.order))


def longest_run(order: Sequence[int]) -> list[int]:
    """Return the places in `order` of one longest increasing subsequence, ascending."""
    tails: list[int] = []
    tail_at: list[int] = []
    previous: list[int] = []
    for at, value in enumerate(order):
        rank = bisect_left(tails, value)
        previous.append(tail_at[rank - 1] if rank else -1)
        tails[rank : rank + 1] = [value]
        tail_at[rank : rank + 1] = [at]
    run = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        run.append(at)
        at = previous[at]
    return run[::-1]


def fewest_possible(blocks: Blocks) -> int:
    """Return a number of moves below which the blocks cannot be put in order."""
    return lower_bound(blocks.order)


def likely_moves(blocks: Blocks) -> int:
    """Return about how many moves `block_moves` makes: it rarely needs more than the lower bound where it searches."""
    return single_moves(blocks) if len(blocks.order) > MOST_BLOCKS else fewest_possible(blocks)


def block_moves(blocks: Blocks, offset: int = 0) -> list[Reorder]:
    """Return moves that put the blocks in order; their first row is row `offset` of the list."""
    simple = list(_moves_outside_run(blocks, offset))
    if len(simple) < 2 or len(blocks.order) > MOST_BLOCKS:
        return simple
    cuts = fewest_cuts(blocks.order, enough=len(simple))
    return simple if cuts is None else _moves_of_cuts(blocks, cuts, offset)


def _moves_of_cuts(blocks: Blocks, cuts: Sequence[Cut], offset: int) -> list[Reorder]:
    moves = []
    for cut in cuts:
        i, j, k = cut
        lengths = blocks.lengths
        start = offset + sum(lengths[:i])
        first, second = sum(lengths[i:j]), sum(lengths[j:k])
        # Two neighbouring stretches change places: the shorter one is the one that moves.
        if first <= second:
            moves.append(Reorder(start, first, start + first + second))
        else:
            moves.append(Reorder(start + first, second, start))
        blocks = blocks_of(exchanged(blocks.order, cut), exchanged(lengths, cut))
    return moves


def _moves_outside_run(blocks: Blocks, offset: int) -> Iterator[Reorder]:
    """Moves of the single blocks outside the longest increasing run, each to behind the block that it follows."""
    fixed = _heaviest_longest_run(blocks)
    slot_of = [0] * len(blocks.order)
    rows = _Prefix(len(blocks.order) + 1)
    rows.add(0, offset)
    for at, value in enumerate(blocks.order):
        slot_of[value] = at + 1
        rows.add(at + 1, blocks.lengths[at])
    anchor = 0
    for value in range(len(blocks.order)):
        slot = slot_of[value]
        if value in fixed:
            anchor = slot
            continue
        length = blocks.lengths[slot - 1]
        start, before = rows.until(slot), rows.until(anchor + 1)
        if start != before:
            yield Reorder(start, length, before)
        rows.add(slot, -length)
        rows.add(anchor, length)


def _heaviest_longest_run(blocks: Blocks) -> set[int]:
    """The blocks of a longest increasing subsequence, of all such the one with the most rows: few rows move."""
    count = len(blocks.order)
    unit = sum(blocks.lengths) + 1
    # best[v] is the best (weight, last block) among runs that end below v, kept in a Fenwick tree of maxima.
    best: list[tuple[int, int]] = [(0, -1)] * (count + 1)
    previous = [-1] * count
    for value, length in zip(blocks.order, blocks.lengths, strict=True):
        weight, previous[value] = _best_below(best, value)
        weight += unit + length
        at = value + 1
        while at <= count:
            best[at] = max(best[at], (weight, value))
            at += at & -at
    run, value = set(), _best_below(best, count)[1]
    while value >= 0:
        run.add(value)
        value = previous[value]
    return run


def _best_below(best: list[tuple[int, int]], value: int) -> tuple[int, int]:
    found = (0, -1)
    while value > 0:
        found = max(found, best[value])
        value -= value & -value
    return found


class _Prefix:
    """Sums over the front of a row of numbers, in logarithmic time (a Fenwick tree)."""

    def __init__(self, count: int) -> None:
        self._tree = [0] * (count + 1)

    def add(self, at: int, amount: int) -> None:
        at += 1
        while at < len(self._tree):
            self._tree[at] += amount
            at += at & -at

    def until(self, end: int) -> int:
        """The sum of the numbers before `end`."""
        total = 0
        while end > 0:
            total += self._tree[end]
            end -= end & -end
        return total
