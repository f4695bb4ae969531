"""Several articles about one subject become one list."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from playlist_service.domain.article import Evidence
from playlist_service.domain.fusion import Fused, SourceMentions, fuse
from playlist_service.domain.mentions import CreditMention, Extraction, Role, Subject, TrackMention

FILM = Subject("Night Ferry", "film")


def track(title: str, *artists: str, at: int | None = None, sure: float = 0.9, offset: int = 0) -> TrackMention:
    return TrackMention(
        title, artists, at, sure, (Evidence(offset, offset + len(title), title),), listed=at is not None
    )


def credit(name: str, role: Role = "performer", *, aliases: Sequence[str] = (), of: str | None = None) -> CreditMention:
    return CreditMention(name, role, tuple(aliases), 0.9, (Evidence(0, len(name), name),), member_of=of)


def source(name: str, *tracks: TrackMention, credits: Sequence[CreditMention] = ()) -> SourceMentions:
    return SourceMentions(name, Extraction(FILM, tracks, tuple(credits)))


LIST = source(
    "list",
    track("Harbour Lights", "Mona Velde", at=1),
    track("Rat Race", "Girls", at=2),
    track("Salt", "Gui Boratto", at=3),
    track("Harbour Lights (Reprise)", "Tam Olin", at=4),
)
REVIEW = source(
    "review",
    track("Ratrace", "Girls", offset=40),
    track("Harbor Lights", "Mona Velde", offset=80),
    track("Salt", "Gui Burrato", offset=120),
)


def rows(fused: Fused) -> list[tuple[int | None, str, tuple[str, ...]]]:
    return [(entry.position, entry.title, entry.artists) for entry in fused.entries]


def test_slips_of_spelling_fuse_and_the_list_says_how_it_is_spelled() -> None:
    fused = fuse([REVIEW, LIST])
    assert rows(fused) == [
        (1, "Harbour Lights", ("Mona Velde",)),
        (2, "Rat Race", ("Girls",)),
        (3, "Salt", ("Gui Boratto",)),
        (4, "Harbour Lights (Reprise)", ("Tam Olin",)),
    ]
    assert fused.subject == FILM
    assert fused.entries[0].spellings == ("Harbor Lights", "Harbour Lights")
    assert {e.source_id for e in fused.entries[0].evidence} == {"list", "review"}


def test_nothing_fuses_to_nothing() -> None:
    assert fuse([]) == Fused(None)
    assert fuse([SourceMentions("empty", Extraction(None))]) == Fused(None)


def test_a_list_speaks_louder_than_two_short_mentions() -> None:
    prose = [source(f"post {n}", track("Salt", "Gui Burratto")) for n in range(1)]
    assert fuse([LIST, *prose]).entries[2].artists == ("Gui Boratto",)


def test_a_weight_that_is_given_counts_instead_of_the_worked_out_one() -> None:
    trusted = SourceMentions("trusted", Extraction(FILM, (track("Salt", "Gui Burrato"),)), weight=5.0)
    assert fuse([LIST, trusted]).entries[2].artists == ("Gui Burrato",)


def test_a_title_with_version_words_stays_apart_unless_it_is_equated() -> None:
    plain, live = source("a", track("Salt", "Mona Velde")), source("b", track("Salt (Live)", "Mona Velde"))
    assert len(fuse([plain, live]).entries) == 2
    assert len(fuse([plain, live], equated=[("Salt", "Salt (Live)")]).entries) == 1


def test_featurings_placed_differently_are_one_credit() -> None:
    one = source("one", track("Salt", "Mona Velde", "Tam Olin", at=1))
    two = source("two", track("Salt (feat. Tam Olin)", "Mona Velde", at=1))
    three = source("three", track("Salt", "Mona Velde & Tam Olin", at=1))
    fused = fuse([one, two, three])
    assert [entry.artists for entry in fused.entries] == [("Mona Velde", "Tam Olin")]
    assert fused.conflicts == ()


def test_who_performs_it_is_kept_with_both_sides() -> None:
    other = source("other", track("Harbour Lights", "Bo Lindqvist"))
    fused = fuse([LIST, other])
    assert fused.entries[0].artists == ("Mona Velde",)
    (conflict,) = [c for c in fused.conflicts if c.kind == "artists"]
    assert conflict.key == fused.entries[0].key
    assert [(side.claim, side.sources) for side in conflict.sides] == [
        ("Mona Velde", ("list",)),
        ("Bo Lindqvist", ("other",)),
    ]
    assert all(side.evidence for side in conflict.sides)


def test_one_word_titles_by_different_acts_are_two_tracks() -> None:
    fused = fuse([LIST, source("other", track("Salt", "Bo Lindqvist"))])
    assert [entry.artists for entry in fused.entries if entry.title == "Salt"] == [("Gui Boratto",), ("Bo Lindqvist",)]


def test_a_track_that_the_complete_list_lacks_is_flagged() -> None:
    fused = fuse([LIST, source("other", track("Undertow", "Bo Lindqvist"))])
    (conflict,) = [c for c in fused.conflicts if c.kind == "presence"]
    assert [side.claim for side in conflict.sides] == ["on it", "not in the list of 4"]
    assert conflict.sides[1].sources == ("list",)
    assert (
        fused.entries[-1].confidence < fuse([source("other", track("Undertow", "Bo Lindqvist"))]).entries[0].confidence
    )


def test_where_a_track_stands_is_kept_with_both_sides() -> None:
    moved = source("moved", track("Salt", "Gui Boratto", at=2), track("Rat Race", "Girls", at=3))
    fused = fuse([LIST, moved, source("third", track("Rat Race", "Girls", at=2), track("Salt", "Gui Boratto", at=3))])
    assert [entry.title for entry in fused.entries][1:3] == ["Rat Race", "Salt"]
    moves = [c for c in fused.conflicts if c.kind == "position"]
    assert {(c.key, tuple((side.claim, side.sources) for side in c.sides)) for c in moves} <= {
        ("rat race|girls", (("2", ("list", "third")), ("3", ("moved",)))),
        ("salt|gui boratto", (("3", ("list", "third")), ("2", ("moved",)))),
    }
    assert moves


def test_a_list_that_lacks_rows_numbers_the_rest_anew_without_contradiction() -> None:
    short = source("short", track("Rat Race", "Girls", at=1), track("Salt", "Gui Boratto", at=2))
    fused = fuse([LIST, short])
    assert [entry.position for entry in fused.entries] == [1, 2, 3, 4]
    assert [c for c in fused.conflicts if c.kind == "position"] == []


def test_a_list_that_breaks_off_is_completed_by_the_others() -> None:
    cut = source("cut", track("Harbour Lights", "Mona Velde", at=1), track("Harbour Lig", at=4, sure=0.4))
    fused = fuse([cut, LIST])
    assert [entry.title for entry in fused.entries] == [
        "Harbour Lights",
        "Rat Race",
        "Salt",
        "Harbour Lights (Reprise)",
    ]
    assert fused.entries[3].spellings == ("Harbour Lig", "Harbour Lights (Reprise)")


def test_a_title_too_short_to_say_what_it_was_cut_from_stays_alone() -> None:
    assert len(fuse([source("cut", track("Rat R", at=2, sure=0.4)), LIST]).entries) == 5


def test_a_list_may_have_the_same_title_twice() -> None:
    twice = source(
        "twice", track("Overture", "Tam Olin", at=1), track("Salt", "Girls", at=2), track("Overture", "Tam Olin", at=3)
    )
    fused = fuse([twice])
    assert [entry.title for entry in fused.entries] == ["Overture", "Salt", "Overture"]
    assert len({entry.key for entry in fused.entries}) == 3


def test_a_second_disc_that_counts_from_one_again_comes_behind_the_first() -> None:
    discs = source(
        "discs",
        *(
            track(title, "Tam Olin", at=at, offset=offset)
            for offset, (at, title) in enumerate([(1, "Aaa Bbb"), (2, "Ccc Ddd"), (1, "Eee Fff"), (2, "Ggg Hhh")])
        ),
    )
    assert [entry.title for entry in fuse([discs]).entries] == ["Aaa Bbb", "Ccc Ddd", "Eee Fff", "Ggg Hhh"]


def test_aliases_and_members_are_resolved() -> None:
    named = source("a", track("Salt", "Squeak", at=1), credits=[credit("Squeak", aliases=["Sam Olin"])])
    member = source("b", track("Salt", "Sam Olin"), credits=[credit("Tam Velde", "member", of="The Lost Boats")])
    fused = fuse([named, member])
    assert len(fused.entries) == 1
    assert fused.entries[0].artists == ("Squeak",)
    performer, tam = fused.credits
    assert (performer.name, performer.aliases, performer.role) == ("Squeak", ("Sam Olin",), "performer")
    assert (tam.name, tam.role, tam.member_of) == ("Tam Velde", "member", "The Lost Boats")


def test_a_member_credited_for_the_band_is_no_contradiction_of_what_is_on_it() -> None:
    band = source(
        "band",
        track("Long Night", "The Lost Boats", at=1),
        credits=[credit("Tam Velde", "member", of="The Lost Boats")],
    )
    fused = fuse([band, source("solo", track("Long Night", "Tam Velde"))])
    assert fused.entries[0].artists == ("The Lost Boats", "Tam Velde")


def test_articles_about_different_subjects_are_told() -> None:
    stray = SourceMentions("stray", Extraction(Subject("Day Ferry", "film"), (track("Salt", "Girls"),)))
    fused = fuse([LIST, REVIEW, stray])
    assert fused.subject == FILM
    assert [c.kind for c in fused.conflicts if c.key is None] == ["subject"]


def test_keys_of_other_spellings_find_the_entry_again() -> None:
    alone = fuse([REVIEW]).entries
    both = {key for entry in fuse([REVIEW, LIST]).entries for key in (entry.key, *entry.also_keys)}
    assert {entry.key for entry in alone} <= both


def test_a_long_list_is_fused_in_reasonable_time() -> None:
    chance = random.Random(7)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(900)]
    titles = [" ".join(chance.sample(words, 3)) for _ in range(1500)]
    one = source("one", *(track(t, f"{words[i % 300]} {words[i % 311]}", at=i + 1) for i, t in enumerate(titles)))
    two = source("two", *(track(t, f"{words[i % 300]} {words[i % 311]}") for i, t in enumerate(titles)))
    assert len(fuse([one, two]).entries) == 1500


TITLES = st.sampled_from(
    [
        "Salt",
        "Harbour Lights",
        "Harbor Lights",
        "Harbour Lights (Reprise)",
        "Rat Race",
        "Ratrace",
        "Harbour Li",
        "Main Theme",
    ]
)
ARTISTS = st.lists(
    st.sampled_from(["Girls", "Girl", "Gui Boratto", "Gui Burrato", "Aska", "Aska Matsumiya", "Flea", "Aska & Flea"]),
    max_size=2,
    unique=True,
)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    tracks = []
    for offset in range(draw(st.integers(0, 4))):
        at = draw(st.one_of(st.none(), st.integers(1, 6)))
        sure = draw(st.sampled_from([0.3, 0.6, 0.9]))
        tracks.append(track(draw(TITLES), *draw(ARTISTS), at=at, sure=sure, offset=offset * 50))
    return Extraction(FILM, tuple(tracks))


SOURCES = st.lists(extractions(), max_size=4).map(
    lambda drawn: [SourceMentions(f"s{number}", extraction) for number, extraction in enumerate(drawn)]
)


@settings(max_examples=60, deadline=None)
@given(SOURCES, st.randoms(use_true_random=False))
def test_the_sequence_of_the_sources_does_not_matter(sources: list[SourceMentions], chance: random.Random) -> None:
    shuffled = list(sources)
    chance.shuffle(shuffled)
    assert fuse(shuffled) == fuse(sources)


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_a_source_given_twice_counts_once(sources: list[SourceMentions]) -> None:
    assert fuse([*sources, *sources]) == fuse(sources)


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_every_evidence_is_kept_and_none_is_made_up(sources: list[SourceMentions]) -> None:
    given_in = {(s.source_id, e) for s in sources for t in s.extraction.tracks for e in t.evidence}
    given_out = [(f.source_id, Evidence(f.start, f.end, f.quote)) for e in fuse(sources).entries for f in e.evidence]
    assert sorted(set(given_out), key=str) == sorted(given_in, key=str)


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_no_spelling_is_made_up(sources: list[SourceMentions]) -> None:
    titles = {t.title for s in sources for t in s.extraction.tracks}
    names = {part for s in sources for t in s.extraction.tracks for a in t.artists for part in (a, *a.split(" & "))}
    for entry in fuse(sources).entries:
        assert entry.title in titles
        assert set(entry.artists) <= names
        assert 0 <= entry.confidence < 1


def _holds_two_spellings(artists: tuple[str, ...]) -> bool:
    return len({name[:4] for name in artists}) < len(artists)


@settings(max_examples=60, deadline=None)
@given(SOURCES)
def test_keys_are_unique_and_fusing_the_outcome_again_changes_nothing(sources: list[SourceMentions]) -> None:
    fused = fuse(sources)
    assert len({entry.key for entry in fused.entries}) == len(fused.entries)
    # Two spellings side by side are two acts; that they stood so is evidence, which the outcome alone does not repeat.
    assume(not any(_holds_two_spellings(t.artists) for s in sources for t in s.extraction.tracks))
    again = fuse([SourceMentions("fused", _as_extraction(fused))])
    assert [(e.title, e.artists) for e in again.entries] == [(e.title, e.artists) for e in fused.entries]


def _as_extraction(fused: Fused) -> Extraction:
    return Extraction(
        fused.subject,
        tuple(track(e.title, *e.artists, at=number, sure=e.confidence) for number, e in enumerate(fused.entries, 1)),
    )


@pytest.mark.parametrize("position", [None, 3])
def test_one_mention_is_one_entry(position: int | None) -> None:
    (entry,) = fuse([source("only", track("Salt", "Girls", at=position))]).entries
    assert (entry.key, entry.position, entry.title, entry.artists) == ("salt|girls", position, "Salt", ("Girls",))
