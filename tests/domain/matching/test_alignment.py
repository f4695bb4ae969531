"""A whole list finds its album: every track once, gaps stay gaps, order settles what titles cannot."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.matching import Candidate, Query, align, conclude
from playlist_service.domain.matching.assignment import cheapest_assignment

TITLES = ("Paper Lanterns", "Second Harbour", "Night Bus", "Glass Orchard", "Reprise")


def _tracks() -> list[Candidate]:
    return [Candidate(f"t{i}", title, ("Ola Brandt",), position=i) for i, title in enumerate(TITLES, start=1)]


def test_an_album_is_lined_up_track_by_track_whatever_the_order() -> None:
    entries = [Query(title, ("Ola Brandt",)) for title in reversed(TITLES)]
    assert [one.candidate for one in align(entries, _tracks())] == [4, 3, 2, 1, 0]


def test_what_the_album_lacks_stays_a_gap() -> None:
    entries = [Query("Paper Lanterns", ("Ola Brandt",)), Query("Wholly Elsewhere", ("Ola Brandt",))]
    aligned = align(entries, _tracks())
    assert [one.candidate for one in aligned] == [0, None]
    assert aligned[1].score is None


def test_order_settles_which_of_two_equal_titles_is_meant() -> None:
    tracks = [Candidate(str(i), title, ("Ola",)) for i, title in enumerate(("Theme", "Sea", "Theme"))]
    aligned = align([Query("Sea", ("Ola",)), Query("Theme", ("Ola",))], tracks)
    assert [one.candidate for one in aligned] == [1, 2]


def test_an_entry_without_an_artist_is_accepted_only_within_a_proven_album() -> None:
    named = [Query(title, ("Ola Brandt",)) for title in TITLES[:4]]
    aligned = align([*named, Query("Reprise", ())], _tracks())
    assert aligned[4].score is not None
    assert conclude(aligned[4].score) == "accept"
    alone = align([Query("Reprise", ())], _tracks())
    assert alone[0].score is not None
    assert conclude(alone[0].score) != "accept"


def test_every_score_tells_how_much_of_the_list_is_there() -> None:
    aligned = align([Query(title, ("Ola Brandt",)) for title in TITLES], _tracks())
    assert all(one.score and one.score.comparisons[-1].name == "list" for one in aligned)


@given(st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_assignment_is_the_cheapest_of_all(cost: list[list[int]]) -> None:
    chosen = cheapest_assignment(cost)
    least = min(sum(cost[i][j] for i, j in enumerate(order)) for order in permutations(range(4), len(cost)))
    assert sum(cost[i][j] for i, j in chosen) == least
    assert len({j for _, j in chosen}) == len(chosen) == len(cost)


@given(st.lists(st.lists(st.integers(-9, 9), min_size=2, max_size=2), min_size=3, max_size=5))
def test_more_rows_than_columns_leave_rows_out(cost: list[list[int]]) -> None:
    chosen = cheapest_assignment(cost)
    assert len(chosen) == 2
    least = min(cost[i][0] + cost[j][1] for i, j in permutations(range(len(cost)), 2))
    assert sum(cost[i][j] for i, j in chosen) == least


def test_many_tracks_of_one_title_keep_their_order() -> None:
    entries = [Query("Theme", ("Ola",)) for _ in range(60)]
    aligned = align(entries, [Candidate(str(i), "Theme", ("Ola",)) for i in range(60)])
    assert [one.candidate for one in aligned] == list(range(60))
