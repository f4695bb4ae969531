"""The ways to turn a remote list into the desired one, each as calls with its price and its losses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from playlist_service.domain.syncing.alignment import GOING, Alignment, is_fixed
from playlist_service.domain.syncing.calls import BATCH, Add, Call, Remove, Replace, in_hundreds
from playlist_service.domain.syncing.moves import Blocks, block_moves, blocks_of, fewest_possible, likely_moves
from playlist_service.domain.syncing.plans import Strategy

SMALLEST_WINDOW = 25
"""Rows that a gradual plan takes away at one time at least: fewer would only cost calls."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of doing it; `kept` counts the remote rows that stay rows."""

    strategy: Strategy
    calls: tuple[Call, ...]
    kept: int

    @property
    def price(self) -> tuple[int, int]:
        """What to compare ways by: the writes; then the diff, whose rows surely stay, before a replace."""
        return len(self.calls), self.strategy != "diff"


def rewrite_price(wanted: Sequence[str]) -> int:
    """Return how many writes it takes to write the list anew."""
    return max(1, -(-len(wanted) // BATCH))


def diff_bound(alignment: Alignment) -> int:
    """Return a number of writes below which no diff can be made."""
    return fewest_possible(units(alignment)[1]) + len(in_hundreds(alignment.going)) + len(_adds(alignment))


def diff(alignment: Alignment) -> Way:
    """Return moves, removals and adds that keep every row which the alignment keeps."""
    batches = in_hundreds(_going_in_order(alignment))
    calls = [*_moves(alignment), *_batch_calls(alignment, [batches])]
    return Way("diff", tuple(calls), alignment.kept)


def replaceable(alignment: Alignment) -> bool:
    """Return whether a replace can write every row that stays: no unavailable row, no local file."""
    return not alignment.stuck and not any(is_fixed(uri) for uri in alignment.wanted)


def replace(alignment: Alignment) -> Way | None:
    """Return one replace that holds every common row, with adds for the rest; None where a replace cannot hold them."""
    spare = _spare(alignment)
    common = len(alignment.wanted) - sum(spare)
    if common > BATCH or not replaceable(alignment):
        return None
    chosen = _fill(spare, BATCH - common)
    first = tuple(uri for uri, new in zip(alignment.wanted, chosen, strict=True) if not new)
    calls: list[Call] = [Replace(first), *_runs(alignment.wanted, chosen)]
    return Way("replace", tuple(calls), common)


def replace_most(alignment: Alignment) -> Way | None:
    """Return a replace with a hundred of the common rows, the others left out together and added after it.

    None where that would hide more than a quarter of the common rows for a moment, or a replace cannot be made.
    """
    spare = _spare(alignment)
    common = [place for place, new in enumerate(spare) if not new]
    left_out = len(common) - BATCH
    if left_out <= 0 or left_out * 4 > len(common) or not replaceable(alignment):
        return None
    start = _cheapest_gap(common, left_out, len(spare))
    for place in common[start : start + left_out]:
        spare[place] = True
    first = tuple(uri for uri, new in zip(alignment.wanted, spare, strict=True) if not new)
    return Way("replace", (Replace(first), *_runs(alignment.wanted, spare)), BATCH)


def rewrite(alignment: Alignment) -> Way:
    """Return the list written anew: a replace with its first hundred rows, the rest appended."""
    first, *rest = in_hundreds(alignment.wanted) or [()]
    calls: list[Call] = [Replace(first), *(Add(uris, (at + 1) * BATCH) for at, uris in enumerate(rest))]
    have = Counter(uri for uri in alignment.keys if uri is not None)
    return Way("rewrite", tuple(calls), sum((Counter(first) & have).values()))


def gradual(alignment: Alignment) -> Way:
    """Return moves and adds with removals a few rows at a time, each followed by the adds that it allows."""
    moves = _moves(alignment)
    calls = [*moves, *_batch_calls(alignment, [[batch] for batch in _windows(alignment)] or [[]])]
    return Way("gradual", tuple(calls), alignment.kept)


def gradual_estimate(alignment: Alignment) -> int:
    """Return about how many writes `gradual` makes."""
    windows = len(_windows(alignment))
    return likely_moves(units(alignment)[1]) + windows + max(0, windows - 1) + len(_adds(alignment))


def _windows(alignment: Alignment) -> list[tuple[str, ...]]:
    """What goes, a quarter of the list at a time and a hundred at most, in the order in which it is added again."""
    size = min(BATCH, max(SMALLEST_WINDOW, -(-len(alignment.wanted) // 4)))
    going = _going_in_order(alignment)
    return [tuple(going[at : at + size]) for at in range(0, len(going), size)]


def _moves(alignment: Alignment) -> list[Call]:
    offset, blocks = units(alignment)
    return list(block_moves(blocks, offset))


def units(alignment: Alignment) -> tuple[int, Blocks]:
    """Return how many rows stand ahead of the first that stays, and those that stay, with what rides behind them."""
    offset, places, lengths = 0, [], []
    for place in alignment.standing:
        if place >= 0:
            places.append(place)
            lengths.append(1)
        elif lengths:
            lengths[-1] += 1
        else:
            offset += 1
    rank = {place: at for at, place in enumerate(sorted(places))}
    return offset, blocks_of([rank[place] for place in places], lengths)


def _going_in_order(alignment: Alignment) -> list[str]:
    """What is removed for good first, then what is added again, in the order in which it is added."""
    first: dict[str, int] = {}
    for place, uri in enumerate(alignment.wanted):
        first.setdefault(uri, place)
    return sorted(alignment.going, key=lambda uri: first.get(uri, -1))


def _adds(alignment: Alignment) -> list[Add]:
    there = {place for place in alignment.standing if place >= 0}
    return _runs(alignment.wanted, [place not in there for place in range(len(alignment.wanted))])


def _runs(wanted: Sequence[str], absent: Sequence[bool]) -> list[Add]:
    """Adds for the absent rows of a list that is in order otherwise."""
    adds: list[Add] = []
    at = 0
    for new, group in groupby(absent):
        end = at + len(list(group))
        if new:
            adds += [Add(uris, at + n * BATCH) for n, uris in enumerate(in_hundreds(wanted[at:end]))]
        at = end
    return adds


def _batch_calls(alignment: Alignment, steps: Sequence[Sequence[tuple[str, ...]]]) -> list[Call]:
    """Removals and adds of rows that are in order already: after the removals of each step, the adds it allows.

    A row may be added when the copies of its uri that go have gone; so a step adds up to where the next step's first
    uri is desired.
    """
    state = _state_in_order(alignment)
    first: dict[str, int] = {}
    for place, uri in enumerate(alignment.wanted):
        first.setdefault(uri, place)
    calls: list[Call] = []
    for at, batches in enumerate(steps):
        gone = {uri for batch in batches for uri in batch}
        calls += [Remove(batch) for batch in batches]
        state = [row for row in state if row[0] != GOING or row[1] not in gone]
        following = steps[at + 1] if at + 1 < len(steps) else []
        until = first.get(following[0][0], 0) if following else len(alignment.wanted)
        adds, state = _filled(alignment.wanted, state, until)
        calls += adds
    return calls


_Row = tuple[int, str | None]


def _state_in_order(alignment: Alignment) -> list[_Row]:
    """The rows as they stand after the moves: (place or STUCK or GOING, uri)."""
    stretches: list[list[_Row]] = [[(-3, None)]]
    for place, uri in zip(alignment.standing, alignment.remote, strict=True):
        if place >= 0:
            stretches.append([])
        stretches[-1].append((place, uri))
    stretches.sort(key=lambda stretch: stretch[0][0])
    return [row for stretch in stretches for row in stretch][1:]


def _filled(wanted: Sequence[str], state: Sequence[_Row], until: int) -> tuple[list[Add], list[_Row]]:
    """Adds for what is missing before place `until`, and the rows after them."""
    adds: list[Add] = []
    after: list[_Row] = []
    following = 0
    for row in (*state, (len(wanted), None)):
        if row[0] >= 0:
            end = min(row[0], until)
            if following < end:
                missing = wanted[following:end]
                adds += [Add(uris, len(after) + n * BATCH) for n, uris in enumerate(in_hundreds(missing))]
                after += list(enumerate(missing, following))
            following = row[0] + 1
        after.append(row)
    return adds, after[:-1]


def _spare(alignment: Alignment) -> list[bool]:
    """For each desired row whether no remote row is left for it."""
    left = Counter(alignment.keys)
    left.subtract(alignment.wanted[place] for place in alignment.standing if place >= 0)
    there = {place for place in alignment.standing if place >= 0}
    spare = []
    for place, uri in enumerate(alignment.wanted):
        spare.append(place not in there and left[uri] <= 0)
        if place not in there and left[uri] > 0:
            left[uri] -= 1
    return spare


def _cheapest_gap(common: Sequence[int], left_out: int, rows: int) -> int:
    """Which of the common rows, with the next ones, to leave out so that few adds are needed; the last such."""
    gaps = [after - before - 1 for before, after in zip((-1, *common), (*common, rows), strict=True)]
    prices = [-(-gap // BATCH) for gap in gaps]

    def price(start: int) -> int:
        end = start + left_out + 1
        return -(-(sum(gaps[start:end]) + left_out) // BATCH) - sum(prices[start:end])

    return min(range(len(common) - left_out, -1, -1), key=price)


def _fill(spare: Sequence[bool], room: int) -> list[bool]:
    """`spare` with as many rows taken out as have room in the replace, those first that save an add."""
    left = list(spare)
    runs = []
    at = 0
    for new, group in groupby(spare):
        size = len(list(group))
        if new:
            runs.append(((size - 1) % BATCH + 1, at))
        at += size
    for size, start in sorted(runs):
        taken = min(size, room)
        left[start : start + taken] = [False] * taken
        room -= taken
    return left
