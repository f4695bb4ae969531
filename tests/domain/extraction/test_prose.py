"""Sentences about a soundtrack, and what they say and do not say; all acts, titles and films are invented."""

import pytest

from playlist_service.domain.article import Article
from playlist_service.domain.extraction import extract
from playlist_service.domain.extraction.engine import read_sentences
from playlist_service.domain.extraction.grammar import TABLE
from playlist_service.domain.extraction.patterns import Pattern, compiled
from playlist_service.domain.mentions import Extraction

HEAD = "The music of “Lanterns”\n\nThe soundtrack of the film “Lanterns” is out now. "


def about(sentence: str) -> Extraction:
    return extract(Article(text=HEAD + sentence, source="test"))


def tracks(sentence: str) -> dict[str, set[str]]:
    return {track.title: set(track.artists) for track in about(sentence).tracks}


def performers(sentence: str) -> set[str]:
    return {credit.name for credit in about(sentence).credits if credit.role == "performer"}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_every_pattern_reads_its_example(row: Pattern) -> None:
    codes = [sentence.code for sentence in read_sentences(row.example)]
    assert any(compiled(row.form).search(code) for code in codes), codes


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ferns’ sleepy “Paper Boats” comes first.", {"Paper Boats": {"Ferns"}}),
        ("“Paper Boats” by the ever-cheerful Low Harbour opens it.", {"Paper Boats": {"Low Harbour"}}),
        ("You hear Low Harbour (“Paper Boats” and “Salt”).", {"Paper Boats": {"Low Harbour"}, "Salt": {"Low Harbour"}}),
        ("Ida Ferns covers Glass Choir’s “Winter”.", {"Winter": {"Ida Ferns"}}),
        ("Glass Choir’s version of “Winter” is slow.", {"Winter": {"Glass Choir"}}),
        (
            "Ida Ferns and Tom Ash bring “Winter” and “Salt,” respectively.",
            {"Winter": {"Ida Ferns"}, "Salt": {"Tom Ash"}},
        ),
        ("“Salt” by Tom Ash and Ida Ferns’ “Winter” close it.", {"Salt": {"Tom Ash"}, "Winter": {"Ida Ferns"}}),
        ("Low Harbour’s Ida Ferns sings “Winter”.", {"Winter": {"Ida Ferns"}}),
        ("Ida Ferns of Low Harbour sings “Winter”.", {"Winter": {"Ida Ferns"}}),
        ("“Winter” is from Low Harbour’s second album, “Lighthouses”.", {"Winter": {"Low Harbour"}}),
        ("On y entend « Bateaux » de Port Bas.", {"Bateaux": {"Port Bas"}}),
    ],
)
def test_a_title_goes_to_its_act(sentence: str, wanted: dict[str, set[str]]) -> None:
    assert tracks(sentence) == wanted


def test_a_german_noun_is_no_act() -> None:
    text = """Die Musik zu „Laternen“

Der Soundtrack zum Film erscheint heute. Den Schluss macht „Winter“ von Glaschor, und für das Titellied sorgt die Band
Hafenlicht mit „Papier“.
"""
    found = extract(Article(text=text, source="test"))
    assert {t.title: t.artists for t in found.tracks} == {"Winter": ("Glaschor",), "Papier": ("Hafenlicht",)}


@pytest.mark.parametrize(
    "sentence",
    [
        "It sounds like the album “Lighthouses”.",
        "The director is known from “Night Ferry”.",
        "“Nobody sleeps here,” she said.",
        "At the end he says “goodbye to you”.",
    ],
)
def test_what_is_no_track_is_left_out(sentence: str) -> None:
    assert tracks(sentence) == {}


def test_a_list_of_acts_contributes() -> None:
    found = performers("It has songs by artists such as Ferns, Low Harbour and Marigold.")
    assert found == {"Ferns", "Low Harbour", "Marigold"}


def test_a_comparison_is_reported_and_does_not_contribute() -> None:
    found = about("Low Harbour’s “Salt” is reminiscent of Glass Choir.")
    assert {credit.name for credit in found.credits} == {"Low Harbour"}
    assert ("Glass Choir", "comparison") in {(left.name, left.why) for left in found.mentioned}


def test_the_composer_keeps_one_mention_with_both_roles() -> None:
    found = about("Marigold Keys composed the score. The last track is Marigold Keys’ “Salt”.")
    assert [(c.name, c.role, c.also) for c in found.credits] == [("Marigold Keys", "composer", ("performer",))]


def test_a_surname_is_the_person_named_before() -> None:
    assert tracks("Songs by Ida Ferns and Tom Ash are on it. The last one is Ferns’s “Winter”.") == {
        "Winter": {"Ida Ferns"}
    }


def test_an_alias_is_kept_beside_the_name() -> None:
    found = about("Also appearing on the soundtrack is Marigold Keys, better known as Squid.")
    assert [(c.name, c.aliases) for c in found.credits] == [("Marigold Keys", ("Squid",))]


def test_members_are_named_with_their_band() -> None:
    found = about("“Salt” is by Ida Ash and Tom Ash with their new band Low Harbour.")
    members = {(c.name, c.member_of) for c in found.credits if c.role == "member" or "member" in c.also}
    assert {("Ida Ash", "Low Harbour"), ("Tom Ash", "Low Harbour")} <= members


NEWS = {
    "tour": """Low Harbour go on tour

The band plays “Salt” and “Winter” in ten cities. Tickets are out on Friday.

May 3 — Bristol — The Fleece
May 4 — Leeds — Brudenell
May 6 — Hull — Adelphi
""",
    "interview": """An evening with the director

He speaks of “Night Ferry”, of his childhood, and of Ida Ferns, who plays the lead.
""",
    "videos": """New videos this week

Ida Ferns has a clip for “Winter”, and Glass Choir’s video for “Salt” is directed by Tom Ash.
""",
}


@pytest.mark.parametrize("text", NEWS.values(), ids=NEWS)
def test_news_and_interviews_give_nothing(text: str) -> None:
    found = extract(Article(text=text, source="news"))
    assert (found.tracks, found.credits) == ((), ())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            (
                "The soundtrack of Salt Road is out. "
                "It has Ida Holm's Ebb Tide, The Low Locks' Sluice Gate and Omar Khalil's Dike."
            ),
            {"Ebb Tide": "Ida Holm", "Sluice Gate": "The Low Locks", "Dike": "Omar Khalil"},
        ),
        (
            (
                "Songs of the film Salt Road: one hears Ebb Tide by Ida Holm, "
                "Sluice Gate by Small Anchor and Dike by Omar Khalil."
            ),
            {"Ebb Tide": "Ida Holm", "Sluice Gate": "Small Anchor", "Dike": "Omar Khalil"},
        ),
        (
            "The soundtrack of the film Salt Road is out. It features the song Bright Lights by Ida Holm.",
            {"Bright Lights": "Ida Holm"},
        ),
    ],
)
def test_titles_without_quotes_are_read_where_several_are_told_or_a_word_says_song(
    text: str, wanted: dict[str, str]
) -> None:
    tracks = extract(Article(text=text, source="test")).tracks
    assert {track.title: ", ".join(track.artists) for track in tracks} == wanted
