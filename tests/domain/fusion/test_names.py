"""Which names mean the same act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.fusion.names import cluster_names, is_part, is_slip, split_joint
from playlist_service.domain.text import fold_name

NAMES = st.lists(
    st.sampled_from(
        [
            "Girls", "Girl", "Gui Boratto", "Gui Burrato", "Guy Boratto", "Nick Zinner", "Nick Zimmer", "Hans Zimmer",
            "Aska", "ASKA", "Aska Matsumiya", "The Lost Trees", "Lost Trees", "Lost Trees Band", "Flea", "N. Zinner",
            "Sleigh Bells", "Sleigh Bell", "Karen O", "Karen O and the Kids", "Zimmer", "Air", "Ai", "Sigur Rós", "",
        ]
    ),
    max_size=12,
)  # fmt: skip


def together(one: str, other: str, *more: str, **context: list[tuple[str, str]]) -> bool:
    return any({one, other} <= group for group in cluster_names([one, other, *more], **context))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gui Boratto", "Gui Burrato"),
        ("Gui Boratto", "Gui Borratto"),
        ("Gui Boratto", "Guy Boratto"),
        ("Nick Zinner", "Nick Zimmmer"),
        ("N. Zinner", "Nick Zinner"),
        ("Beyoncé", "Beyonce"),
        ("The Lost Trees", "Lost Trees Band"),
        ("ASKA", "Aska Matsumiya"),
        ("Sleigh Bell", "Sleigh Bells"),
        ("Belle & Sebastian", "Belle and Sebastian"),
        ("LCD Soundsystem", "LCD Sound System"),
        ("Sufjan Stevens", "Sufjan Stephens"),
    ],
)
def test_one_act_in_two_spellings_is_one(one: str, other: str) -> None:
    assert together(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Girls", "Girl"),
        ("Aska", "Askar"),
        ("Hans Zimmer", "Nick Zimmer"),
        ("Nick Zinner", "Nick Thelen"),
        ("Girls", "Pretty Girls Make Graves"),
        ("Karen O", "Karen O and the Kids"),
        ("Editors", "Editor"),
        ("Blink 182", "Blink 183"),
        ("Henry V", "Henry X"),
        ("Air", "Air Supply"),
        ("Eddie Vedder", "Eddie Money"),
    ],
)
def test_two_acts_with_like_names_stay_two(one: str, other: str) -> None:
    assert not together(one, other)


def test_a_shortened_name_with_two_longer_ones_to_choose_from_joins_neither() -> None:
    groups = cluster_names(["Zimmer", "Hans Zimmer", "Udo Zimmer"])
    assert frozenset({"Zimmer"}) in groups


def test_names_that_stand_side_by_side_stay_apart() -> None:
    assert together("Chris Martin", "Chris Marten")
    assert not together("Chris Martin", "Chris Marten", apart=[("Chris Martin", "Chris Marten")])


def test_what_stands_apart_is_not_joined_by_a_third_spelling() -> None:
    groups = cluster_names(["Anna Larssen", "Anna Larsson", "Anna Larson"], apart=[("Anna Larssen", "Anna Larsson")])
    assert not any({"Anna Larssen", "Anna Larsson"} <= group for group in groups)


def test_a_text_that_equates_two_names_outweighs_all_else() -> None:
    pair = ("Sam Spiegel", "Squeak E. Clean")
    assert not together(*pair)
    assert together(*pair, linked=[pair], apart=[pair])


def test_a_nickname_inside_a_name_equates_it() -> None:
    assert together('Sam "Squeak E. Clean" Spiegel', "Squeak E. Clean", "Sam Spiegel")
    assert together("Sam Spiegel", "Squeak E. Clean", "Sam “Squeak E. Clean” Spiegel")


def test_the_same_slot_makes_a_looser_likeness_enough() -> None:
    pair = ("Gustavo Santaolalla", "Gustav Santaolala")
    assert not together(*pair)
    assert together(*pair, same_slot=[pair])
    assert not together("Girls", "Girl", same_slot=[("Girls", "Girl")])


@given(NAMES)
def test_every_name_is_in_exactly_one_group(names: list[str]) -> None:
    grouped = [name for group in cluster_names(names) for name in group]
    assert sorted(grouped) == sorted(set(names))


@given(NAMES, st.randoms(use_true_random=False))
def test_the_sequence_of_names_does_not_matter(names: list[str], chance: object) -> None:
    shuffled = list(names)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis types its randoms as object
    assert cluster_names(shuffled) == cluster_names(names)


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_symmetric(one: str, other: str) -> None:
    assert is_slip(fold_name(one), fold_name(other)) == is_slip(fold_name(other), fold_name(one))
    assert not (is_part(one, other) and is_part(other, one))


def test_a_joint_credit_is_taken_apart_only_into_known_names() -> None:
    known = {"aska", "losttrees", "kareno"}
    assert split_joint("Aska & The Lost Trees", known) == ("Aska", "The Lost Trees")
    assert split_joint("Aska, The Lost Trees and Karen O", known) == ("Aska", "The Lost Trees", "Karen O")
    assert split_joint("Karen O and the Kids", known) == ("Karen O and the Kids",)
