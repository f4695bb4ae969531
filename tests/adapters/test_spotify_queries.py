"""The words of a Spotify search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.adapters.spotify_queries import MAX_QUERY, album_query, fitting, search_queries
from playlist_service.domain.identifiers import Isrc


def test_the_ladder_goes_from_code_to_fields_to_plain_words() -> None:
    ladder = search_queries("Paper Moon", ["Anna Lind", "The Owls"], isrc=Isrc("QZAAA1000001"))
    assert ladder == ["isrc:QZAAA1000001", "track:paper moon artist:anna lind", "anna lind the owls paper moon"]


@pytest.mark.parametrize(
    ("title", "artist", "fielded", "plain"),
    [
        (
            "I'm Not There",
            "Carissa’s Wierd",
            "track:im not there artist:carissas wierd",
            "carissa’s wierd i'm not there",
        ),
        ("Glow (feat. Someone)", "Owl", "track:glow artist:owl", "owl glow"),
        ("Glow ft. Someone Else", "Owl feat. Bo", "track:glow artist:owl", "owl glow"),
        ("Glow - Remastered 2009", "Owl", "track:glow artist:owl", "owl glow remastered 2009"),
        ("Glow (Night Reprise)", "Owl", "track:glow artist:owl", "owl glow night reprise"),
        ("A/B Engines", "Bell & Co", "track:a b engines artist:bell co", "bell co a b engines"),
        ("W.A.I.T.", "Owl", "track:wait artist:owl", "owl w.a.i.t."),
        ("Either OR Not", "Owl", "track:either or not artist:owl", "owl either or not"),
        ("Part One: The Sea", "Owl", "track:part one the sea artist:owl", "owl part one the sea"),
        ("(Intro)", "Owl", "track:intro artist:owl", "owl intro"),
        ("“Heroes”", "AC/DC", "track:heroes artist:ac dc", "ac dc heroes"),
        ("Чайка", "Ёлка", "track:чайка artist:ёлка", "ёлка чайка"),
        (
            "丸ノ内サディスティック",
            "椎名林檎",
            "track:丸ノ内サディスティック artist:椎名林檎",
            "椎名林檎 丸ノ内サディスティック",
        ),
    ],
)
def test_what_a_filter_cannot_hold_is_left_out_of_it(title: str, artist: str, fielded: str, plain: str) -> None:
    assert search_queries(title, [artist]) == [fielded, plain]


def test_without_artist_the_album_helps() -> None:
    assert search_queries("Glow", [], album="Paper Moons") == ["track:glow", "glow", "glow paper moons"]
    assert search_queries("Glow", [" "]) == ["track:glow", "glow"]


def test_nothing_to_search_for_is_no_query() -> None:
    assert search_queries("", []) == []
    assert search_queries("???", []) == []


def test_long_names_are_cut_between_words() -> None:
    fielded, plain = search_queries("word " * 60, ["name " * 30])
    assert fielded == f"track:{' '.join(['word'] * 9)} artist:{' '.join(['name'] * 8)}"
    assert plain.split() == ["name"] * 20
    assert fitting("x" * 300) == "x" * MAX_QUERY
    assert fitting("two\n\nlines ") == "two lines"


def test_an_album_is_asked_for_by_title_and_act() -> None:
    assert album_query("I'm Here (Original Soundtrack)", ["Various"]) == "album:im here artist:various"
    assert album_query("Paper Moons") == "album:paper moons"


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=3), st.none() | st.text(max_size=80))
def test_every_query_is_short_clean_and_unique(title: str, artists: list[str], album: str | None) -> None:
    ladder = search_queries(title, artists, album=album)
    assert len(ladder) == len(set(ladder))
    for query in ladder:
        assert 0 < len(query) <= MAX_QUERY
        assert query == " ".join(query.split())
        assert query.count(":") == ("track:" in query[:6]) + (" artist:" in query)
