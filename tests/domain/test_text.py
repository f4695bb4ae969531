"""Folding keeps what a name is and drops how it is dressed."""

from __future__ import annotations

import pytest

from playlist_service.domain.text import fold, fold_name


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Beyoncé", "beyonce"),
        ("*NSYNC", "nsync"),
        ("A$AP Ferg", "asap ferg"),
        ("P!nk", "pink"),
        ("Wham!", "wham"),
        ("$100", "100"),
        ("!!!", "!!!"),
        ("Florence + The Machine", "florence and the machine"),
        ("Earth,  Wind & Fire", "earth wind and fire"),
        ("Don’t", "dont"),
        ("ＦＵＬＬ width", "full width"),
        ("がんばれ", "がんばれ"),
        ("दिल", "दिल"),
        ("مُحَمَّد", "محمد"),
        ("Straße", "strasse"),
    ],
)
def test_fold_drops_dress_and_keeps_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_marks_that_are_letters_keep_two_words_apart() -> None:
    assert fold("दिल") != fold("दल")
    assert fold("が") != fold("か")


def test_a_leading_article_is_no_part_of_a_name() -> None:
    assert fold_name("The Cure") == fold_name("cure")
    assert fold_name("Theatre of Hate") == "theatre of hate"
