"""Block moves over rows."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from playlist_service.domain.syncing import simulate
from playlist_service.domain.syncing.moves import (
    MOST_BLOCKS,
    block_moves,
    blocks_of,
    fewest_possible,
    likely_moves,
    longest_run,
    single_moves,
)


def after_moves(places: list[int], lengths: list[int]) -> list[str | None]:
    blocks = blocks_of(places, lengths)
    rows: list[str | None] = ["head", "head"]
    rows += [f"{place}.{row}" for place, length in zip(places, lengths, strict=True) for row in range(length)]
    return simulate(rows, block_moves(blocks, offset=2))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 30).flatmap(lambda n: st.permutations(range(n))), st.integers(0, 99))
def test_moves_put_units_of_any_length_in_order_behind_the_head(places: list[int], seed: int) -> None:
    draw = random.Random(seed)
    lengths = [draw.randint(1, 4) for _ in places]
    size = dict(zip(places, lengths, strict=True))
    expected = [f"{place}.{row}" for place in sorted(places) for row in range(size[place])]
    assert after_moves(places, lengths) == ["head", "head", *expected]


def test_many_blocks_are_moved_singly_and_still_come_in_order() -> None:
    places = list(range(MOST_BLOCKS + 80))
    random.Random(2).shuffle(places)
    rows: list[str | None] = [str(place) for place in places]
    blocks = blocks_of(places, [1] * len(places))
    moves = block_moves(blocks)
    assert simulate(rows, moves) == [str(place) for place in sorted(places)]
    assert len(moves) <= single_moves(blocks) == likely_moves(blocks)
    assert fewest_possible(blocks) <= len(moves)


def test_rows_that_belong_together_are_one_block() -> None:
    blocks = blocks_of([2, 3, 0, 1], [1, 2, 3, 4])
    assert (blocks.order, blocks.lengths) == ((1, 0), (3, 7))


def test_the_longest_run_is_given_by_its_places() -> None:
    assert longest_run([3, 0, 4, 1, 2]) == [1, 3, 4]
    assert longest_run([]) == []
