"""Which rows to give up where keeping all of them costs too many calls: fewest rows for the calls that they save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playlist_service.domain.syncing.alignment import Alignment, is_fixed
from playlist_service.domain.syncing.moves import longest_run
from playlist_service.domain.syncing.strategies import Way, gradual, gradual_estimate

_WORTH = tuple(3.0 * 0.5**step for step in range(16))
"""Calls that keeping one row is worth, from any price down to almost nothing."""
_ATTEMPTS = 4
"""Plans to make in full before giving up on the estimate."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows that stay together, in the order desired; `rows` is 0 for a stretch that is absent."""

    uris: frozenset[str]
    rows: int
    moves: int
    """1 where keeping it takes a move of its own."""
    fixed: bool
    """It holds a row that cannot be added again, or would take its other copies along."""


def within_limit(alignment: Alignment, limit: int) -> Way:
    """Return a gradual plan of at most `limit` writes that renews few rows; all rows where no choice fits."""
    stretches = _stretches(alignment)
    aim = limit
    for _ in range(_ATTEMPTS):
        way = gradual(_giving_up(alignment, _least(alignment, stretches, aim)))
        if len(way.calls) <= limit:
            return way
        aim -= len(way.calls) - limit
    return gradual(alignment.without({uri for uri in alignment.remote if uri is not None and not is_fixed(uri)}))


def _least(alignment: Alignment, stretches: Sequence[_Stretch], limit: int) -> list[_Stretch]:
    """The least to give up that is thought to fit into the limit, or else as much as can be."""

    def fits(given_up: Sequence[_Stretch]) -> bool:
        return gradual_estimate(_giving_up(alignment, given_up)) <= limit

    step = _first(len(_WORTH) - 1, lambda at: fits(_dropped(stretches, _WORTH[at])))
    less = _dropped(stretches, _WORTH[step - 1]) if step else []
    more = _dropped(stretches, _WORTH[step])
    already = set(less)
    besides = [stretch for stretch in more if stretch not in already]
    count = _first(len(besides), lambda count: fits([*less, *besides[:count]]))
    return [*less, *besides[:count]]


def _first(last: int, holds: Callable[[int], bool]) -> int:
    """The first number from 0 that holds, by halving; `last` where none before it does."""
    low, high = 0, last
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _giving_up(alignment: Alignment, stretches: Sequence[_Stretch]) -> Alignment:
    return alignment.without({uri for stretch in stretches for uri in stretch.uris})


def _stretches(alignment: Alignment) -> list[_Stretch]:
    copies = Counter(alignment.remote)
    blocks: list[list[tuple[str | None, int]]] = []
    before = -2
    for uri, place in zip(alignment.remote, alignment.standing, strict=True):
        if place < 0:
            continue
        if place != before + 1:
            blocks.append([])
        before = place
        blocks[-1].append((uri, place))
    still = set(longest_run([block[0][1] for block in blocks]))
    stretches = []
    following = 0
    for at, block in sorted(enumerate(blocks), key=lambda numbered: numbered[1][0][1]):
        if block[0][1] > following:
            stretches.append(_Stretch(frozenset(), 0, 0, fixed=False))
        following = block[-1][1] + 1
        uris = frozenset(uri for uri, _ in block if uri is not None)
        fixed = any(is_fixed(uri) or copies[uri] > 1 for uri, _ in block)
        stretches.append(_Stretch(uris, len(block), int(at not in still), fixed))
    return stretches


def _dropped(stretches: Sequence[_Stretch], worth: float) -> list[_Stretch]:
    """The stretches to renew where keeping a row is worth so many calls: the cheapest choice, place by place.

    A run of rows that are added costs one call however many stretches it joins.
    """
    costs = (0.0, float("inf"))
    choices: list[tuple[bool, bool]] = []
    for stretch in stretches:
        kept_before, absent_before = costs
        joins = absent_before < kept_before + 1
        absent = min(absent_before, kept_before + 1) + worth * stretch.rows
        follows_absent = absent_before < kept_before
        kept = min(costs) + stretch.moves
        if stretch.fixed:
            absent = float("inf")
        if not stretch.rows:
            kept = float("inf")
        costs = (kept, absent)
        choices.append((follows_absent, joins))
    dropped = []
    absent_now = costs[1] < costs[0]
    for stretch, (follows_absent, joins) in zip(reversed(stretches), reversed(choices), strict=True):
        if absent_now and stretch.rows:
            dropped.append(stretch)
        absent_now = joins if absent_now else follows_absent
    return dropped
