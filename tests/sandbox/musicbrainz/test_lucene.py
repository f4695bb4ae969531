"""The query parser on its own."""

from __future__ import annotations

import contextlib
import re

from hypothesis import given
from hypothesis import strategies as st

from playlist_service.sandbox.musicbrainz.lucene import BadQuery, Group, Occur, Range, Words, parse

SPECIAL = re.compile(r'([+\-&|!(){}\[\]^"~*?:\\/])')


def test_words_stand_side_by_side_as_alternatives() -> None:
    assert parse("a b").clauses == ((Occur.SHOULD, Words("a")), (Occur.SHOULD, Words("b")))


def test_and_binds_both_sides_and_not_forbids() -> None:
    tree = parse("a AND b OR c AND NOT d")
    assert [occur for occur, _ in tree.clauses] == [Occur.MUST, Occur.MUST, Occur.MUST, Occur.MUST_NOT]


def test_a_field_reaches_into_its_group() -> None:
    (_, group), *_ = parse("isrc:(A OR B)").clauses
    assert isinstance(group, Group)
    assert [node for _, node in group.clauses] == [Words("A", field="isrc"), Words("B", field="isrc")]


def test_phrases_ranges_boosts_and_slips_are_read() -> None:
    nodes = [node for _, node in parse('t:"a \\"b\\" c"^2 dur:[1 TO *] slip~1 wild*').clauses]
    assert nodes == [
        Words('a "b" c', quoted=True, field="t", boost=2.0),
        Range("1", None, field="dur"),
        Words("slip", fuzzy=True),
        Words("wild*", wildcard=True),
    ]


@given(st.text(max_size=40))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    with contextlib.suppress(BadQuery):
        parse(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=20))
def test_an_escaped_word_is_read_as_it_was_written(text: str) -> None:
    words = text.lower()
    (_, node), *rest = parse(SPECIAL.sub(r"\\\1", words)).clauses
    assert node == Words(words)
    assert not rest
