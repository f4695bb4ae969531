"""The search for few block moves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playlist_service.domain.syncing.cycles import Cut, exchanged, fewest_cuts, lower_bound, merged


def sorted_by(order: Sequence[int], cuts: Sequence[Cut]) -> bool:
    state = merged(order)
    for cut in cuts:
        state = merged(exchanged(state, cut))
    return len(state) < 2


def distances(count: int) -> dict[tuple[int, ...], int]:
    """The fewest block moves to every permutation, by breadth-first search."""
    start = tuple(range(count))
    known, edge = {start: 0}, [start]
    while edge:
        reached = []
        for order in edge:
            for cut in combinations(range(count + 1), 3):
                after = exchanged(order, cut)
                if after not in known:
                    known[after] = known[order] + 1
                    reached.append(after)
        edge = reached
    return known


def test_merging_numbers_the_blocks_anew() -> None:
    assert merged((3, 4, 0, 1, 2)) == (1, 0)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_few_blocks_are_sorted_in_the_fewest_moves_there_are(count: int) -> None:
    fewest = distances(count)
    for order in permutations(range(count)):
        cuts = fewest_cuts(order, enough=count + 1)
        assert cuts is not None
        assert sorted_by(order, cuts)
        assert len(cuts) == fewest[order] or fewest[order] == 0


@settings(max_examples=40, deadline=None)
@given(st.integers(6, 40).flatmap(lambda count: st.permutations(range(count))))
def test_many_blocks_are_sorted_close_to_the_bound(order: list[int]) -> None:
    cuts = fewest_cuts(order, enough=len(order))
    assert cuts is not None
    assert sorted_by(order, cuts)
    assert lower_bound(order) <= len(cuts) <= 1.375 * lower_bound(order) + 1


def test_a_search_that_cannot_be_better_says_so() -> None:
    assert fewest_cuts((1, 0), enough=1) is None


def test_a_reversed_list_takes_half_as_many_moves_as_it_has_blocks() -> None:
    cuts = fewest_cuts(tuple(range(8))[::-1], enough=8)
    assert cuts is not None
    assert len(cuts) == 5
