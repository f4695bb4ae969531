"""When two titles may be one recording's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.fusion.titles import compare_titles, read_title


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Hellhole Ratrace", "Hellhole Rat Race", "exact"),
        ("The Past Is a Grotesque Animal", "The past is a grotesque animal", "exact"),
        ("There Are Many of Us (feat. Nick Zinner and Flea)", "There Are Many of Us", "exact"),
        ("Neutron Star Collision (Love Is Forever)", "Neutron Star Collision", "near"),
        ("The Passenger", "Passenger", "near"),
        ("Did You See the Words", "Did You See The Worlds", "slip"),
        ("Did You See the", "Did You See the Words", "cut"),
        ("There Are Ma", "There Are Many of Us (Electric Dream Reprise)", "cut"),
        ("There Are Many of Us", "There Are Many of Us (Electric Dream Reprise)", "other"),
        ("Frontin’", "Frontin’ (Club Mix)", "other"),
        ("Creep", "Creep - Live", "other"),
        ("Creep (Live)", "Creep - Live", "exact"),
        ("Lighthouse (Acoustic)", "Lighthouse [acoustic version]", "exact"),
        ("Run (Kestrel Remix)", "Run (Kestrel Rmx)", "exact"),
        ("Run (Remix)", "Run (Kestrel Remix)", "near"),
        ("Run (Remix)", "Run (Remix 2)", "other"),
        ("Run (Original Mix)", "Run", "exact"),
        ("Run (Original Mix)", "Run (Club Mix)", "other"),
        ("Salt ft. Tam Olin", "Salt", "exact"),
        ("Main Theme Part 1", "Main Theme Part 2", "other"),
        ("Carol Brown II", "Carol Brown III", "other"),
        ("Angel (Bob)", "Angel (Alice Marie)", "other"),
        ("Yesterday", "Yesterday Once More", "other"),
        ("Home", "Hope", "other"),
        ("???", "!!!", "other"),
    ],
)
def test_titles_compare(one: str, other: str, likeness: str) -> None:
    assert compare_titles(one, other) == likeness
    assert compare_titles(other, one) == likeness


@given(st.text(min_size=1, max_size=40))
def test_a_title_is_exactly_itself(title: str) -> None:
    assert compare_titles(title, title) == "exact"


@given(st.text(max_size=40), st.text(max_size=40))
def test_comparison_is_symmetric(one: str, other: str) -> None:
    assert compare_titles(one, other) == compare_titles(other, one)


def test_version_words_in_any_bracket_or_behind_a_dash_are_the_version() -> None:
    assert read_title("Happy [Radio Edit]").version == {"radio", "edit"}
    assert read_title("Happy – Acoustic Version").version == {"acoustic"}
    assert read_title("Happy (From “Despicable Me 2”)").version == frozenset()
