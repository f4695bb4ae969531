"""A quote is shown within its sentence."""

from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.quoting import sentence_around

TEXT = "It opens loud. The song “Night Bus” by Mr. Low plays twice! Then silence.\nNext line."


def _around(word: str) -> tuple[str, str, str]:
    start = TEXT.index(word)
    return sentence_around(TEXT, start, start + len(word))


def test_the_rest_of_the_sentence_stands_on_both_sides() -> None:
    assert _around("Night Bus") == ("The song “", "Night Bus", "” by Mr. Low plays twice!")


def test_a_line_break_ends_a_sentence() -> None:
    assert _around("Next line") == ("", "Next line", ".")


@given(st.text(max_size=900), st.integers(0, 900), st.integers(0, 900))
def test_the_quote_is_never_lost(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    _, quote, _ = sentence_around(text, start, end)
    assert quote == " ".join(text[start:end].split()) or text[start:end].split() == quote.split()
