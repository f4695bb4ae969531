"""Names fold to keys, and a slip of the pen leaves one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.services.recording_index.keys import (
    base_title,
    exact_key,
    exact_questions,
    folded,
    folded_act,
    lead_act,
    near_keys,
    near_questions,
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Señor (Live)", "senorlive"),
        ("Rock & Roll", "rockandroll"),
        ("Чайковский", folded("чайковский")),
        ("A$AP", "asap"),
        ("???", "???"),
        ("  ( ", "("),
    ],
)
def test_folding_leaves_latin_letters_and_digits_or_the_signs_alone(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_transliterated_names_share_their_letters() -> None:
    assert folded("Пётр").isascii()
    assert folded_act("The Quiet Hours") == folded_act("Quiet Hours")


@pytest.mark.parametrize(
    ("credit", "lead"),
    [
        ("Mara & The Kites feat. Joon", "mara"),
        ("Mara feat. Joon", "mara"),
        ("Mara, Joon and Ilse", "mara"),
        ("The Feather", "feather"),
        ("&", "and"),
    ],
)
def test_the_lead_act_is_the_first_of_a_credit(credit: str, lead: str) -> None:
    assert lead_act(credit) == lead


@pytest.mark.parametrize(
    ("title", "base"),
    [
        ("Low Tide (live in Bergen)", "lowtide"),
        ("Low Tide - Remastered 2011", "lowtide"),
        ("Low Tide feat. Joon", "lowtide"),
        ("(Almost) Low Tide", "almostlowtide"),
        ("Low-Tide", "lowtide"),
    ],
)
def test_the_base_title_ends_where_the_version_begins(title: str, base: str) -> None:
    assert base_title(title) == base


def test_joined_credits_are_asked_for_in_every_way_of_joining() -> None:
    asked = exact_questions("Low Tide", ("Mara", "Joon"))
    assert {exact_key("Low Tide", credit) for credit in ("Mara & Joon", "Mara and Joon", "Mara feat. Joon")} <= asked


@given(
    title=st.text("abcdefghijklmnop", min_size=8, max_size=24),
    act=st.text("abcdefghijklmnop", min_size=8, max_size=24),
    place=st.integers(0, 22),
    letter=st.sampled_from("xyz"),
    kind=st.sampled_from(("swap", "drop", "add", "change")),
)
def test_one_slip_in_each_name_leaves_a_near_key(title: str, act: str, place: int, letter: str, kind: str) -> None:
    def slip(text: str) -> str:
        at = place % (len(text) - 1)
        return {
            "swap": text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            "drop": text[:at] + text[at + 1 :],
            "add": text[:at] + letter + text[at:],
            "change": text[:at] + letter + text[at + 1 :],
        }[kind]

    kept = set(enumerate(near_keys(title, act)))
    assert kept & near_questions(slip(title), (slip(act),))
