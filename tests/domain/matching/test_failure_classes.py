"""The failures that users of other matchers report, one class at a time, with the shapes that names really have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playlist_service.domain.identifiers import Isrc
from playlist_service.domain.matching import Candidate, Decision, Query, decide

MIX = Isrc("GBSXS1200070")
OTHER = Isrc("GBSXS1200071")


def _decide(title: str, artists: tuple[str, ...], *offered: Candidate) -> Decision:
    return decide(Query(title, artists), offered)


def _outcome(title: str, artists: tuple[str, ...], offered_title: str, credit: tuple[str, ...]) -> str:
    return _decide(title, artists, Candidate("c", offered_title, credit)).outcome


@pytest.mark.parametrize(
    "offered",
    [
        "Hearts and Bones - Live",
        "Hearts and Bones (Live at the Town Hall, 1991)",
        "Hearts and Bones [En Vivo]",
        "Hearts and Bones - Ao Vivo",
        "Hearts and Bones（ライブ）",
        "Hearts and Bones - Live From Studio 2",
        "Hearts and Bones - Recorded at Electric Studios",
        "Hearts and Bones - Radio Edit",
        "Hearts and Bones - Extended Mix",
        "Hearts and Bones (Kite Harbour Remix)",
        "Hearts and Bones - Kite Harbour Rework",
        "Hearts and Bones - Re-Recorded",
        "Hearts and Bones (Paul's Version)",
        "Hearts and Bones - Acoustic Version",
        "Hearts and Bones - Akustik",
        "Hearts and Bones - Instrumental",
        "Hearts and Bones - Demo",
        "Hearts and Bones (Voice Memo)",
        "Hearts and Bones - Sped Up",
        "Hearts and Bones - Slowed + Reverb",
        "Hearts and Bones (Piano Version)",
        "Hearts and Bones - A Cappella",
        "Hearts and Bones (Reprise)",
        "Hearts and Bones - Japanese Ver.",
        "Hearts and Bones - Versión en Español",
        "Hearts and Bones - Karaoke Version",
        "Hearts and Bones (Cover)",
        "Hearts and Bones - Midnight Garden Something",
        "Hearts and Bones, Pt. 2",
        "Hearts and Bones II",
        "Hearts and Bones - 2021",
    ],
)
def test_another_version_is_shown_but_never_accepted(offered: str) -> None:
    assert _outcome("Hearts and Bones", ("Paul Simon",), offered, ("Paul Simon",)) != "accept"
    assert _outcome(offered, ("Paul Simon",), "Hearts and Bones", ("Paul Simon",)) != "accept"


@pytest.mark.parametrize(
    ("wanted", "offered"),
    [
        ("Beast Of Burden", "Beast Of Burden - Remastered 1994"),
        ("Beast Of Burden - Remastered", "Beast Of Burden - 2009 Digital Remaster"),
        ("Beast Of Burden", "Beast Of Burden - Mono / Remastered"),
        ("Beast Of Burden", "Beast Of Burden (Bonus Track)"),
        ("Beast Of Burden", "Beast Of Burden [Explicit]"),
        ("Beast Of Burden", 'Beast Of Burden - From "Some Film" Soundtrack'),
        ("Beast Of Burden", "Beast Of Burden (Official Video)"),
        ("Beast Of Burden - Lucian Remix", "Beast Of Burden (Lucian Remix)"),
        ("Beast Of Burden - Lucian Remix", "Beast Of Burden [feat. Ada] - Lucian Remix"),
        ("Beast Of Burden (Reprise)", "Beast Of Burden - Reprise"),
        ("Beast Of Burden - English Ver.", "Beast Of Burden (English Version)"),
        ("Beast Of Burden, Part II", "Beast Of Burden Pt. 2"),
        ("Beast Of Burden - Radio Mix", "Beast Of Burden (Radio Edit)"),
        ("Beast & Burden", "Beast and Burden"),
    ],
)
def test_silent_words_and_other_brackets_change_nothing(wanted: str, offered: str) -> None:
    assert _outcome(wanted, ("The Rolling Stones",), offered, ("The Rolling Stones",)) == "accept"


def test_a_bare_title_on_a_live_album_is_a_doubt() -> None:
    live = Candidate("l", "Hearts and Bones", ("Paul Simon",), album="Live in New York City")
    assert decide(Query("Hearts and Bones", ("Paul Simon",)), [live]).outcome == "review"
    sure = Query("Hearts and Bones", ("Paul Simon",), duration_ms=257_000)
    assert decide(sure, [replace(live, duration_ms=257_900)]).outcome == "accept"


@pytest.mark.parametrize(
    ("artists", "title", "credit"),
    [
        (("Major Lazer", "DJ Snake", "MØ"), "Lean On (feat. MØ & DJ Snake)", ("Major Lazer",)),
        (("Major Lazer",), "Lean On (feat. MØ & DJ Snake)", ("Major Lazer", "MØ", "DJ Snake")),
        (("Major Lazer feat. MØ",), "Lean On", ("Major Lazer", "MØ")),
    ],
)
def test_guests_move_from_title_to_credit(artists: tuple[str, ...], title: str, credit: tuple[str, ...]) -> None:
    assert _outcome("Lean On", artists, title, credit) == "accept"


def test_two_titles_that_announce_other_guests_are_two_recordings() -> None:
    assert (
        _outcome("Body (Remix) [feat. Ada]", ("Tion", "Ada"), "Body (Remix) [feat. Capo]", ("Tion", "Capo")) != "accept"
    )


@pytest.mark.parametrize(
    ("artists", "credit"),
    [
        (("Ella Fitzgerald & Louis Armstrong",), ("Louis Armstrong", "Ella Fitzgerald")),
        (("Louis Armstrong", "Ella Fitzgerald"), ("Ella Fitzgerald and Louis Armstrong",)),
        (("Rexxie x Zlatan",), ("Rexxie", "Zlatan")),
        (("Simon and Garfunkel",), ("Simon & Garfunkel",)),
        (("Tyler the Creator",), ("Tyler, The Creator",)),
        (("Cure",), ("The Cure",)),
        (("Rogue",), ("Various Artists", "Rogue")),
        (("Sergei Prokofiev",), ("Prokofiev, Sergei",)),
        (("Florence + The Machine",), ("Florence and the Machine",)),
        (("A$AP Rocky",), ("ASAP Rocky",)),
        (("Ol' Dirty Bastard",), ("ODB",)),
        (("Daryl Hall & John Oates",), ("Hall & Oates",)),
    ],
)
def test_a_credit_is_a_set_however_it_is_joined(artists: tuple[str, ...], credit: tuple[str, ...]) -> None:
    assert _outcome("Dream a Little Dream of Me", artists, "Dream a Little Dream of Me", credit) == "accept"


@pytest.mark.parametrize(
    ("artists", "credit"),
    [
        (("Simon & Garfunkel",), ("Paul Simon",)),
        (("Simon",), ("Simon & Garfunkel",)),
        (("Tyler, The Creator",), ("Tyler",)),
        (("Prince",), ("Prince Royce",)),
        (("Audrey",), ("Audrey Nuna",)),
        (("Bob Marley",), ("Bob Marley & The Wailers",)),
        (("Chopin",), ("Frédéric Chopin",)),
        (("1V$1B",), ("(",)),
        (("Crosby, Stills, Nash & Young",), ("Crosby, Stills & Nash",)),
        (("李娜",), ("李纳",)),
    ],
)
def test_a_name_within_a_name_is_not_that_name(artists: tuple[str, ...], credit: tuple[str, ...]) -> None:
    assert _outcome("Dream a Little Dream of Me", artists, "Dream a Little Dream of Me", credit) != "accept"


@pytest.mark.parametrize(
    ("artist", "credited"),
    [
        ("Чайковский", "Tchaikovsky"),
        ("Кино", "Kino"),
        ("NAPPA 나빠", "나빠"),
        ("Μίκης Θεοδωράκης", "Mikis Theodorakis"),
        ("JØRD", "Jord"),
    ],
)
def test_a_name_in_another_script_is_the_same_name(artist: str, credited: str) -> None:
    assert _outcome("Swan Lake", (artist,), "Swan Lake", (credited,)) == "accept"


def test_a_name_that_is_read_otherwise_needs_its_alias() -> None:
    offered = [Candidate("c", "Marunouchi Sadistic", ("椎名林檎",))]
    assert decide(Query("Marunouchi Sadistic", ("Sheena Ringo",)), offered).outcome != "accept"
    known = Query("Marunouchi Sadistic", ("Sheena Ringo",), aliases={"Sheena Ringo": ("椎名林檎",)})
    assert decide(known, offered).outcome == "accept"


@pytest.mark.parametrize(
    ("title", "artist", "offered", "credited"),
    [
        ("No Turning Back", "Gui Burrato", "No Turning Back", "Gui Boratto"),
        ("No Turning Back", "Gui Borratto", "No Turning Back", "Gui Boratto"),
        ("Kindness of Rivers", "Samuel Organ", "Knidness of Rivers", "Samuel Organ"),
        ("Fix You Tomorrow", "Colplay", "Fix You Tomorrow", "Coldplay"),
        ("SundaM yorning Rain", "Nora Vale", "Sunday Morning Rain", "Nora Vale"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(title: str, artist: str, offered: str, credited: str) -> None:
    assert _outcome(title, (artist,), offered, (credited,)) == "accept"


@pytest.mark.parametrize(
    ("title", "artist", "offered", "credited"),
    [
        ("How", "Mord", "How", "Morad"),
        ("Home", "Joe", "Home", "Joel"),
        ("Home", "Lucien", "Home", "Lucian"),
        ("Part One", "Low", "Part Two", "Low"),
        ("Track 1", "Low", "Track 2", "Low"),
        ("Symphony No. 5: I. Allegro", "Berlin Radio", "Symphony No. 5: II. Allegro", "Berlin Radio"),
        ("Dreams", "Nova", "Dream", "Nova"),
        ("Hrut", "Jonny Cash", "Hurt", "Johnny Cash"),
    ],
)
def test_what_may_be_another_name_is_no_slip(title: str, artist: str, offered: str, credited: str) -> None:
    assert _outcome(title, (artist,), offered, (credited,)) != "accept"


@pytest.mark.parametrize(
    "decoy",
    [
        Candidate("k", "Imagine (Originally Performed by John Lennon)", ("Ameritz",)),
        Candidate("k", "Imagine (Karaoke Version)", ("John Lennon",)),
        Candidate("k", "Imagine (Made Famous by John Lennon)", ("Hit Crew",)),
        Candidate("k", "Imagine - A Tribute to John Lennon", ("Studio Stars",)),
        Candidate("k", "Imagine", ("Karaoke Universe", "John Lennon")),
        Candidate("k", "Imagine", ("String Players",), album="A Tribute to John Lennon"),
        Candidate("k", "John Lennon Imagine", ("Studio Stars",)),
        Candidate("k", "Imagine", ("John Lennon",), album="Karaoke Hits, Vol. 3"),
        Candidate("k", "Imagine", ("John Lennon Tribute Band",)),
    ],
)
def test_karaoke_and_tribute_never_win(decoy: Candidate) -> None:
    real = Candidate("r", "Imagine - Remastered 2010", ("John Lennon",))
    assert decide(Query("Imagine", ("John Lennon",)), [decoy]).outcome != "accept"
    both = decide(Query("Imagine", ("John Lennon",)), [decoy, real])
    assert both.best is not None
    assert (both.outcome, both.best.candidate_id) == ("accept", "r")


def test_an_original_named_tribute_is_no_tribute() -> None:
    assert _outcome("Tribute", ("Tenacious D",), "Tribute", ("Tenacious D",)) == "accept"


def test_the_same_title_by_somebody_else_is_nobody() -> None:
    decision = _decide(
        "Come Away With Me", ("Tracey Chattaway",), Candidate("n", "Come Away With Me", ("Norah Jones",))
    )
    assert decision.outcome == "none"


def test_a_bare_title_is_never_accepted() -> None:
    assert _outcome("Bohemian Rhapsody", (), "Bohemian Rhapsody", ("Queen",)) == "review"
    assert _outcome("Bohemian Rhapsody", ("Various Artists",), "Bohemian Rhapsody", ("Queen",)) == "review"


def test_an_isrc_used_twice_is_found_out_by_the_length() -> None:
    wanted = Query("Rolling Out", ("Smash",), isrcs=(MIX,), duration_ms=195_949)
    reused = Candidate("c", "Rolling Out", ("Smash",), isrc=MIX, duration_ms=246_141)
    decision = decide(wanted, [reused])
    assert decision.outcome == "review"
    assert decision.best is not None
    assert any("used twice" in reason for reason in decision.best.reasons)


def test_another_isrc_is_no_veto() -> None:
    wanted = Query("Rolling Out", ("Smash",), isrcs=(MIX,), duration_ms=195_949)
    assert (
        decide(wanted, [Candidate("c", "Rolling Out", ("Smash",), isrc=OTHER, duration_ms=196_300)]).outcome == "accept"
    )


def test_an_equal_isrc_excuses_a_word_of_packaging_but_no_performance() -> None:
    wanted = Query("Apollo", ("Hybrid",), isrcs=(MIX,), duration_ms=195_949)
    edit = Candidate("e", "Apollo - Radio Edit", ("Hybrid",), isrc=MIX, duration_ms=196_100)
    live = replace(edit, id="l", title="Apollo - Live")
    assert decide(wanted, [edit]).outcome == "accept"
    assert decide(wanted, [live]).outcome == "review"


def test_a_length_far_off_is_a_doubt_and_a_missing_one_is_none() -> None:
    wanted = Query("Apollo", ("Hybrid",), duration_ms=195_949)
    assert decide(wanted, [Candidate("c", "Apollo", ("Hybrid",), duration_ms=296_000)]).outcome == "review"
    assert decide(wanted, [Candidate("c", "Apollo", ("Hybrid",))]).outcome == "accept"


def test_the_same_recording_on_several_albums_is_no_rival() -> None:
    offered = [Candidate(f"c{i}", "Apollo", ("Hybrid",), album=f"Album {i}", duration_ms=200_000 + i) for i in range(3)]
    assert decide(Query("Apollo", ("Hybrid",)), offered).outcome == "accept"


def test_two_recordings_of_one_text_are_ambiguous_until_the_length_decides() -> None:
    short = Candidate("s", "Apollo", ("Hybrid",), duration_ms=200_000)
    long = Candidate("l", "Apollo", ("Hybrid",), duration_ms=420_000)
    assert decide(Query("Apollo", ("Hybrid",)), [short, long]).outcome == "review"
    decided = decide(Query("Apollo", ("Hybrid",), duration_ms=419_000), [short, long])
    assert decided.best is not None
    assert (decided.outcome, decided.best.candidate_id) == ("accept", "l")


def test_a_link_from_musicbrainz_settles_which_of_equals_it_is() -> None:
    one, other = (Candidate(i, "Apollo", ("Hybrid",), duration_ms=200_000) for i in ("a", "b"))
    decided = decide(Query("Apollo", ("Hybrid",), known_uris=("a",)), [other, one])
    assert decided.best is not None
    assert decided.best.candidate_id == "a"


def test_an_identifier_alone_is_worth_a_look() -> None:
    linked = Candidate("a", "Чайка", ("Хор",), linked=True)
    assert decide(Query("Seagull", ("Choir",)), [linked]).outcome == "review"
    assert decide(Query("Seagull", ("Хор",)), [linked]).outcome == "review"


def test_the_version_asked_for_is_told_from_its_siblings() -> None:
    offered = [
        Candidate("plain", "Lullaby", ("R3HAB", "Mike")),
        Candidate("right", "Lullaby - GATTÜSO Remix", ("R3HAB", "Mike", "GATTÜSO")),
        Candidate("other", "Lullaby - Kasbo Remix", ("R3HAB", "Kasbo")),
    ]
    decided = decide(Query("Lullaby - Gattuso Remix", ("R3HAB",)), offered)
    assert decided.best is not None
    assert (decided.outcome, decided.best.candidate_id) == ("accept", "right")


def test_a_remix_whose_author_stands_in_the_credit_only_is_the_same() -> None:
    assert _outcome("Lost - Lucian Remix", ("Blake", "Lucian"), "Lost - Remix", ("Blake", "Lucian")) == "accept"
    assert _outcome("Lost (Remix)", ("Blake",), "Lost - TCTS Remix", ("Blake", "TCTS")) != "accept"


def test_a_tail_that_nobody_can_read_is_excused_by_the_same_length_only() -> None:
    offered = Candidate("c", "Death Bed (Coffee for Your Head)", ("Powfu",), duration_ms=173_000)
    assert decide(Query("Death Bed", ("Powfu",)), [offered]).outcome == "review"
    assert decide(Query("Death Bed", ("Powfu",), duration_ms=173_900), [offered]).outcome == "accept"
    assert decide(Query("Death Bed", ("Powfu",), duration_ms=178_000), [offered]).outcome == "review"
    live = replace(offered, title="Death Bed (Live)")
    assert decide(Query("Death Bed", ("Powfu",), duration_ms=173_000), [live]).outcome == "review"


@pytest.mark.parametrize(
    "offered", ["Moon (And It Went Like)", "Moon (With Strings)", "Moon (With Tears)", "Moon (From Tbilisi)"]
)
def test_company_that_no_credit_knows_and_places_are_no_guests_and_no_films(offered: str) -> None:
    assert _outcome("Moon", ("Kid Frances",), offered, ("Kid Frances",)) == "review"
    assert _outcome("Moon", ("Kid Frances",), "Moon (with Ada Lux)", ("Kid Frances", "Ada Lux")) == "accept"


def test_a_recording_without_a_title_is_not_known_by_it() -> None:
    assert _outcome("[silence]", ("Tobacco",), "[silence]", ("Tobacco",)) == "review"
    assert _outcome("Untitled", ("Interpol",), "Untitled", ("Interpol",)) == "accept"
