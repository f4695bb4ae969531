"""Input made to hurt: it ends in time, and its result is clear."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.article import Article
from playlist_service.domain.extraction import extract

SIZE = 60_000
SECONDS = 3.0
"""Of CPU time; far more than the share of five seconds a megabyte, so that a busy machine does not fail it."""

HARD = {
    "quotes": '"' * SIZE,
    "curly quotes": "“" * SIZE,
    "quote pairs": "“”" * (SIZE // 2),
    "apostrophes": "'a " * (SIZE // 3),
    "brackets": "([{" * (SIZE // 3),
    "open brackets with names": "Aa (Bb " * (SIZE // 7),
    "one line of words": ("the soundtrack of the film features songs by Girls and " * SIZE)[:SIZE],
    "one line of names": "Aaa, " * (SIZE // 5),
    "names and ampersands": "Aaa & " * (SIZE // 6),
    "pipes": "| " * (SIZE // 2),
    "table rows": "a | b | c\n" * (SIZE // 10),
    "empty lines": "\n" * SIZE,
    "numbers": "1. " * (SIZE // 3),
    "times": "1:11 " * (SIZE // 5),
    "zero width": "\u200b" * SIZE,
    "right to left": "\u202e\u202dabc " * (SIZE // 6),
    "private characters": "\ue000\uf000 " * (SIZE // 3),
    "labels": "Artist: Bob\nTitle: Boats\n" * (SIZE // 25),
    "garbage": "".join(map(chr, random.Random(7).choices(range(1, 0x2FFF), k=SIZE))),
}


@pytest.mark.parametrize("name", HARD)
def test_hard_input_ends_in_time(name: str) -> None:
    began = time.process_time()
    extract(Article(text=HARD[name], source=name))
    assert time.process_time() - began < SECONDS


def test_a_list_of_five_thousand_rows_is_read_whole() -> None:
    rows = "\n".join(f"{number}. Artist {number} - Title number {number} (Remix)" for number in range(1, 5001))
    found = extract(Article(text=f"Tracklist\n\n{rows}", source="long"))
    assert len(found.tracks) == 5000
    assert (found.tracks[-1].title, found.tracks[-1].artists) == ("Title number 5000 (Remix)", ("Artist 5000",))


WORDS = st.sampled_from(
    [
        "soundtrack",
        "film",
        "“",
        "”",
        '"',
        "'",
        "(",
        ")",
        "by",
        "and",
        "Nick",
        "Zane",
        ",",
        "–",
        "1.",
        "the",
        "album",
        "Girls",
        ":",
        "|",
        "songs",
        "*",
        "3:45",
        "「",
        "」",
        "feat.",
        "score",
        "\n",
        "\n\n",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_everything_said_stands_in_the_text(text: str) -> None:
    found = extract(Article(text=text, source="made up"))
    for mention in (*found.tracks, *found.credits, *found.mentioned):
        assert all(text[e.start : e.end] == e.quote for e in mention.evidence)
    for track in found.tracks:
        assert track.title
        assert any(track.title in evidence.quote for evidence in track.evidence)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    article = Article(text=text, source="made up")
    assert extract(article) == extract(article)
