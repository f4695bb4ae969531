"""The release is chosen by what is on it and who made it, never by how a search ranked it."""

from __future__ import annotations

import uuid

from playlist_service.domain.identifiers import Mbid
from playlist_service.domain.matching import WantedList, choose_release, line_up
from playlist_service.domain.matching.editions import edition_of, work_title
from playlist_service.domain.music import CreditedArtist, Recording, Release, ReleaseGroup, ReleaseTrack

LISTED = (
    ("Paper Lanterns", ("Ola Brandt",)),
    ("Second Harbour", ("The Quiet Fjords",)),
    ("Night Bus", ("Gui Morato",)),
    ("Glass Orchard", ("Ola Brandt",)),
)
WANTED = WantedList("Harbour Lights", "film", 2011, LISTED, ("Ola Brandt", "The Quiet Fjords", "Gui Morato"))


def _mbid(text: str) -> Mbid:
    return Mbid(str(uuid.uuid5(uuid.NAMESPACE_URL, text)))


def _release(
    title: str,
    tracks: tuple[tuple[str, str], ...],
    *,
    group: str | None = None,
    year: int = 2011,
    aliases: tuple[str, ...] = (),
) -> Release:
    lines = tuple(
        ReleaseTrack(i, Recording(_mbid(f"{title}{name}{artist}"), name, (CreditedArtist(artist, aliases=aliases),)))
        for i, (name, artist) in enumerate(tracks, start=1)
    )
    home = ReleaseGroup(_mbid(group or title), title, secondary_types=("Soundtrack",), first_release_year=year)
    return Release(_mbid(title + str(year)), title, (CreditedArtist("Various Artists"),), lines, home, "Official")


SONGS = tuple((title, artists[0]) for title, artists in LISTED)
SOUNDTRACK = _release("Harbour Lights (Original Motion Picture Soundtrack)", SONGS)


def test_the_soundtrack_with_the_listed_tracks_is_certain() -> None:
    score = _release("Harbour Lights (Original Score)", (("Opening", "Ana Reis"), ("The Pier", "Ana Reis")))
    choice = choose_release(WANTED, [score, SOUNDTRACK])
    assert (choice.outcome, choice.release) == ("certain", SOUNDTRACK)
    assert "4 of 4 tracks" in choice.reason
    assert [one.release for one in choice.alternatives] == [score]


def test_a_tribute_with_the_same_titles_loses() -> None:
    tribute = _release("Harbour Lights", tuple((title, "Studio Hit Makers") for title, _ in SONGS))
    choice = choose_release(WANTED, [tribute])
    assert choice.outcome == "none"
    assert "other artists" in choice.alternatives[0].reason
    assert choose_release(WANTED, [tribute, SOUNDTRACK]).release == SOUNDTRACK


def test_another_work_of_the_same_title_loses() -> None:
    other = _release("Harbour Lights", (("Anchor", "Deep Nine"), ("Tide", "Deep Nine")), year=1987)
    assert choose_release(WANTED, [other]).outcome == "none"


def test_a_title_alone_is_never_certain() -> None:
    assert choose_release(WantedList("Harbour Lights", "film"), [SOUNDTRACK]).outcome == "ambiguous"


def test_the_plain_edition_is_preferred_to_the_expanded_one() -> None:
    more = tuple((f"Bonus {n}", "Ola Brandt") for n in range(1, 7))
    expanded = _release("Harbour Lights (Expanded Edition)", SONGS + more, year=2012)
    choice = choose_release(WANTED, [expanded, SOUNDTRACK])
    assert (choice.outcome, choice.release) == ("certain", SOUNDTRACK)


def test_music_inspired_by_the_film_is_another_album() -> None:
    inspired = _release("Harbour Lights (Music Inspired by the Film)", (*SONGS[:2], ("Elsewhere", "Novo")))
    choice = choose_release(WANTED, [inspired, SOUNDTRACK])
    assert choice.release == SOUNDTRACK


def test_pressings_of_one_list_are_no_rivals() -> None:
    again = _release("Harbour Lights", SONGS, group=SOUNDTRACK.title, year=2013)
    assert choose_release(WANTED, [again, SOUNDTRACK]).outcome == "certain"


def test_two_different_albums_that_agree_equally_are_ambiguous() -> None:
    wanted = WantedList("Harbour Lights", "film", None, LISTED[:2], ("Ola Brandt",))
    one = _release("Harbour Lights", SONGS[:3], group="one")
    other = _release("Harbour Lights", (*SONGS[:2], ("Night Ferry", "Novo")), group="two", year=2014)
    assert choose_release(wanted, [one, other]).outcome == "ambiguous"


def test_a_slip_in_the_article_and_an_alias_in_the_catalogue_agree() -> None:
    release = _release("Harbour Lights", (("Night Bus", "Gui Moratto"), ("Sea", "椎名 蛍")), aliases=("Hotaru Shiina",))
    wanted = WantedList("Harbour Lights", "film", 2011, (("Night Bus", ("Gui Morato",)), ("Sea", ("Hotaru Shiina",))))
    aligned = line_up(wanted.queries(), release)
    assert [one.candidate for one in aligned] == [0, 1]


def test_a_list_without_artists_is_found_by_its_titles_and_acts() -> None:
    bare = tuple((title, ()) for title, _ in LISTED)
    wanted = WantedList("Harbour Lights", "film", 2011, bare, ("Ola Brandt", "Gui Morato"))
    assert choose_release(wanted, [SOUNDTRACK]).outcome == "certain"
    solo = _release("Harbour Lights", tuple((title, "Ola Brandt") for title, _ in SONGS), group="solo")
    alone = WantedList("Harbour Lights", "album", None, bare, ("Ola Brandt",))
    choice = choose_release(alone, [SOUNDTRACK, solo])
    assert (choice.outcome, choice.release) == ("certain", solo)


def test_the_edition_that_is_asked_for_is_chosen() -> None:
    more = tuple((f"Bonus {n}", "Ola Brandt") for n in range(1, 4))
    expanded = _release("Harbour Lights (Expanded Edition)", SONGS + more, year=2012)
    asked = WantedList("Harbour Lights (Expanded Edition)", "film", None, LISTED, WANTED.acts)
    assert choose_release(asked, [SOUNDTRACK, expanded]).release == expanded
    score = _release("Harbour Lights (Original Score)", (("Opening", "Ana Reis"), ("The Pier", "Ana Reis")))
    composed = WantedList("Harbour Lights (Original Score)", "film", 2011, (), ("Ana Reis",))
    choice = choose_release(composed, [SOUNDTRACK, score])
    assert (choice.outcome, choice.release) == ("certain", score)


def test_slips_in_titles_and_names_do_not_hide_the_release() -> None:
    slipped = (
        ("Paper Lantrens", ("Ola Brandt",)),
        ("Second Harbour", ("The Quite Fjords",)),
        ("Night Bus", ("Gui Morratto",)),
        ("Glass Orchad", ("Ola Brandt",)),
    )
    choice = choose_release(WantedList("Harbour Lights", "film", 2011, slipped, ("Ola Brandt",)), [SOUNDTRACK])
    assert (choice.outcome, choice.release) == ("certain", SOUNDTRACK)


def test_a_live_album_is_lined_up_with_the_bare_titles_of_its_list() -> None:
    live = _release("Harbour Lights Live at the Pier", tuple((title, "Ola Brandt") for title, _ in SONGS))
    wanted = WantedList("Harbour Lights Live at the Pier", "album", 2011, tuple((t, ("Ola Brandt",)) for t, _ in SONGS))
    assert choose_release(wanted, [live]).outcome == "certain"


def test_a_release_of_another_decade_is_doubted() -> None:
    early = _release("Harbour Lights", SONGS[:2], group="early", year=1971)
    wanted = WantedList("Harbour Lights", "film", 2011, LISTED[:3], ("Ola Brandt",))
    late = choose_release(wanted, [_release("Harbour Lights", SONGS[:2], group="late")])
    assert late.chosen is not None
    again = choose_release(wanted, [early])
    assert again.chosen is not None
    assert again.chosen.agreement < late.chosen.agreement


def test_nothing_offered_is_nothing_chosen() -> None:
    assert choose_release(WANTED, []).outcome == "none"
    assert choose_release(WANTED, [_release("Harbour Lights", ())]).outcome == "none"


def test_words_of_the_trade_are_no_part_of_a_works_title() -> None:
    assert work_title("Harbour Lights: Music From the Motion Picture") == "harbour lights"
    assert work_title("Soundtrack") == "soundtrack"
    assert edition_of(_release("Harbour Lights (Original Score)", ())) == "score"
