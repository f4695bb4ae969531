"""The order on which sources agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.fusion.ordering import Ranking, agreed_order


def test_one_ranking_is_the_order() -> None:
    assert agreed_order(4, [Ranking((2, 0, 3, 1), 1.0)]) == [2, 0, 3, 1]


def test_the_majority_of_weight_wins_where_rankings_disagree() -> None:
    assert agreed_order(3, [Ranking((0, 1, 2), 1.0), Ranking((0, 2, 1), 1.0), Ranking((0, 2, 1), 0.6)]) == [0, 2, 1]


def test_what_the_frame_lacks_goes_behind_its_predecessor_elsewhere() -> None:
    assert agreed_order(5, [Ranking((0, 1, 2, 3), 1.0), Ranking((1, 4, 3), 0.1)]) == [0, 1, 4, 2, 3]


def test_a_list_that_breaks_off_is_continued_by_another() -> None:
    assert agreed_order(5, [Ranking((0, 1, 2), 1.0), Ranking((1, 2, 3, 4), 1.0)]) == [0, 1, 2, 3, 4]


def test_what_nobody_orders_comes_last() -> None:
    assert agreed_order(3, [Ranking((2,), 1.0)]) == [2, 0, 1]


@given(st.lists(st.tuples(st.permutations(range(6)), st.sampled_from([0.1, 0.6, 1.0])), max_size=5))
def test_every_track_has_exactly_one_place(drawn: list[tuple[list[int], float]]) -> None:
    rankings = [Ranking(tuple(tracks), weight) for tracks, weight in drawn]
    assert sorted(agreed_order(6, rankings)) == list(range(6))
    assert agreed_order(6, rankings) == agreed_order(6, rankings[::-1])
