"""The words of a MusicBrainz search: what Lucene would read as its own is taken from it."""

from __future__ import annotations

import re

import musicbrainzngs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.adapters.musicbrainz_questions import (
    MAX_QUERY,
    all_words,
    artist_query,
    near_words,
    phrase,
    recording_queries,
    release_group_query,
    spelled,
    url_question,
    words,
)
from playlist_service.domain.identifiers import Mbid
from playlist_service.sandbox.musicbrainz.lucene import Group, Node, Words, parse

ARTIST = Mbid("00000000-0000-4000-8000-000000000001")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("A/B Engines", '"A\\/B Engines"'),
        ('12" "Mix"', '"12\\" \\"Mix\\""'),
        ("What? (No!) [Live] {2} ~ ^ * : \\", '"What\\? \\(No\\!\\) \\[Live\\] \\{2\\} \\~ \\^ \\* \\: \\\\"'),
        ("Now AND Then OR NOT", '"Now and Then or not"'),
        ("ANDREA - NOTES", '"ANDREA \\- NOTES"'),
        ("two\n lines", '"two lines"'),
    ],
)
def test_signs_are_escaped_and_operators_are_words(text: str, asked: str) -> None:
    assert phrase(text) == asked
    assert words(text) == f"({asked[1:-1]})"


def test_words_that_must_all_be_there_leave_lone_signs_out() -> None:
    assert all_words("Aska & The Trees") == "(Aska AND The AND Trees)"
    assert all_words("!!!") == "(\\!\\!\\!)"
    assert near_words("Gui Burrato & !") == "(Gui Burrato~)"


def test_groups_are_asked_for_by_title_and_preferred_by_artist_and_type() -> None:
    assert release_group_query("Glow").count("releasegroup") == 2
    asked = release_group_query("Glow", ["Owl", " "], "Soundtrack")
    assert asked.startswith('((releasegroup:"Glow"')
    assert 'artist:"Owl" OR creditname:"Owl"' in asked
    assert '(releasegroup:"Glow" AND secondarytype:"soundtrack")^2' in asked


def test_all_questions_go_into_one_query() -> None:
    (asked,) = recording_queries([("Glow", "Owl"), ("Fade", "The Owls"), ("Glow", "Owl"), ("Alone", "")], [])
    assert asked.count("recording:") == 3
    assert "artist:(The AND Owls)" in asked
    assert asked.endswith(" AND NOT video:true")


def test_known_artists_replace_their_names() -> None:
    (asked,) = recording_queries([("Glow", "Owll")], [ARTIST])
    assert "Owll" not in asked
    assert asked == f'(recording:"Glow" OR recording:(Glow)) AND arid:({ARTIST}) AND NOT video:true'


def test_a_long_list_of_questions_is_asked_in_parts() -> None:
    queries = recording_queries([(f"Title number {number}", "Somebody Known") for number in range(120)], [])
    assert 1 < len(queries) < 10
    assert sum(query.count("recording:") for query in queries) == 120
    targets = [spelled(musicbrainzngs.search_recordings, query, limit=100).target for query in queries]
    assert max(map(len, targets)) < MAX_QUERY + 200


def test_addresses_stay_readable_in_the_question() -> None:
    question = url_question(["https://open.spotify.com/track/abc", "https://open.spotify.com/track/x?y=1&z"])
    assert question.target == (
        "/ws/2/url?inc=recording-rels&resource=https://open.spotify.com/track/abc"
        "&resource=https://open.spotify.com/track/x%3Fy%3D1%26z"
    )


def leaves(node: Node) -> list[Node]:
    return [leaf for _, clause in node.clauses for leaf in leaves(clause)] if isinstance(node, Group) else [node]


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_no_name_breaks_a_query_or_reaches_another_field(title: str, name: str) -> None:
    for query in (release_group_query(title, [name], "soundtrack"), artist_query([name, title])):
        fields = {leaf.field for leaf in leaves(parse(query)) if isinstance(leaf, Words)}
        assert fields <= {"releasegroup", "release", "artist", "creditname", "secondarytype", "alias", "sortname"}
    for query in recording_queries([(title, name)], []):
        fields = {leaf.field for leaf in leaves(parse(query)) if isinstance(leaf, Words)}
        assert fields <= {"recording", "artist", "creditname", "video"}


@given(st.text())
def test_a_phrase_has_no_open_quote(text: str) -> None:
    inside = re.sub(r"\\.", "", phrase(text)[1:-1], flags=re.DOTALL)
    assert '"' not in inside
    assert not inside.endswith("\\")
