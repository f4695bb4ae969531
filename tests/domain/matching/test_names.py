"""A slip is told from another name by its length and its kind."""

from __future__ import annotations

import pytest

from playlist_service.domain.matching.names import SLIP_FLOOR, is_rare, name_likeness, text_likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coldplay", "Colplay"),
        ("Coldplay", "Coldpllay"),
        ("Solange", "Solagne"),
        ("Gui Boratto", "Gui Burrato"),
        ("Sunday Morning", "SundaM yorning"),
        ("From Here", "from eHre"),
        ("Sebastian Mullaert", "Sebastian Mulaert"),
    ],
)
def test_slips_are_seen(one: str, other: str) -> None:
    assert SLIP_FLOOR <= name_likeness(one, other) < 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe", "Joel"),
        ("ABBA", "ABC"),
        ("Track 1", "Track 2"),
        ("Blink 182", "Blink 128"),
        ("Opus III", "Opus II"),
        ("The Band", "The Bond"),
        ("Maria", "Mario"),
        ("Paul Simon", "Carly Simon"),
        ("Live", "Love"),
        ("Simon", "Simon & Garfunkel"),
        ("Girl", "Girls"),
        ("Dream On", "Dream"),
    ],
)
def test_other_names_are_no_slips(one: str, other: str) -> None:
    assert name_likeness(one, other) == 0.0


def test_a_slip_weighs_more_in_a_short_name() -> None:
    assert name_likeness("Morad", "Moorad") < name_likeness("Sebastian Mullaert", "Sebastian Mulllaert")


def test_a_substituted_letter_weighs_more_than_a_swapped_one() -> None:
    assert name_likeness("Chet Baker", "Chet Faker") < name_likeness("Chet Baker", "Chet Bakre")


def test_spaces_alone_are_almost_nothing() -> None:
    assert text_likeness("tru carr", "trucarr") > 0.95


def test_common_words_say_less_than_rare_ones() -> None:
    assert is_rare("love") < is_rare("hydroplane") < is_rare("smells like teen spirit")
    assert is_rare("") == 0.0
