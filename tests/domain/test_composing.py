"""The playlist's list is the release's, with what the articles say kept beside it."""

from __future__ import annotations

import pytest

from playlist_service.domain.composing import compose, names_agree
from playlist_service.domain.fusion import Fused, FusedCredit, FusedEntry, SourcedEvidence
from playlist_service.domain.identifiers import Mbid
from playlist_service.domain.mentions import Subject
from playlist_service.domain.music import CreditedArtist, Recording, Release, ReleaseTrack


def _evidence(quote: str, start: int = 0) -> SourcedEvidence:
    return SourcedEvidence("1", start, start + len(quote), quote)


def _entry(title: str, *artists: str, start: int = 0) -> FusedEntry:
    return FusedEntry(
        key=f"{title}|{artists[0]}".lower(),
        title=title,
        artists=artists,
        position=None,
        confidence=0.9,
        spellings=(title,),
        evidence=(_evidence(title, start),),
    )


def _credit(name: str, *evidence: SourcedEvidence) -> FusedCredit:
    return FusedCredit(name, "performer", (), None, 0.9, evidence)


def _release(*lines: tuple[str, str]) -> Release:
    tracks = tuple(
        ReleaseTrack(n, Recording(Mbid(f"00000000-0000-4000-8000-00000000000{n}"), title, (CreditedArtist(artist),)))
        for n, (title, artist) in enumerate(lines, start=1)
    )
    return Release(Mbid("00000000-0000-4000-8000-0000000000ff"), "Night Rain", (), tracks)


def _fused(*entries: FusedEntry, credits: tuple[FusedCredit, ...] = ()) -> Fused:
    return Fused(Subject("Night Rain", "film"), entries, credits)


def test_without_a_release_the_articles_make_the_list() -> None:
    composed = compose(_fused(_entry("Slow Bus", "The Owls")), None, {})
    assert [(entry.title, entry.origin) for entry in composed] == [("Slow Bus", "article")]


def test_the_release_gives_the_order_and_completes_the_list() -> None:
    release = _release(("Opening", "Mira Vale"), ("Slow Bus", "The Owls"))
    composed = compose(_fused(_entry("Slow Bus", "The Owls")), release, {0: 1})
    assert [(entry.title, entry.origin) for entry in composed] == [("Opening", "release"), ("Slow Bus", "both")]


def test_what_only_articles_name_follows_with_a_flag() -> None:
    composed = compose(_fused(_entry("Hidden", "The Owls")), _release(("Opening", "Mira Vale")), {})
    assert [entry.title for entry in composed] == ["Opening", "Hidden"]
    assert "release does not have it" in composed[1].flags[0]


def test_other_spellings_are_flagged_with_both_sides() -> None:
    composed = compose(_fused(_entry("Slow Buss", "The Crows")), _release(("Slow Bus", "The Owls")), {0: 0})
    assert composed[0].title == "Slow Bus"
    assert len(composed[0].flags) == 2
    assert "Slow Buss" in composed[0].flags[0]


def test_a_sentence_about_an_act_proves_its_track_on_the_release() -> None:
    said = _evidence("Mira Vall", 40)
    composed = compose(_fused(credits=(_credit("Mira Vall", said),)), _release(("Opening", "Mira Vale")), {})
    assert composed[0].evidence == (said,)


def test_a_sentence_about_one_track_does_not_prove_another_of_the_same_act() -> None:
    entry = _entry("Slow Bus", "The Owls", start=10)
    fused = _fused(entry, credits=(_credit("The Owls", *entry.evidence),))
    composed = compose(fused, _release(("Slow Bus", "The Owls"), ("Other", "The Owls")), {0: 0})
    assert composed[0].evidence == entry.evidence
    assert composed[1].evidence == ()


@pytest.mark.parametrize(
    ("credited", "written"),
    [("Gui Boratto", "Gui Burrato"), ("of Montreal", "Of Montreal"), ("The Owls", "Owls"), ("Aska", "Aska Matsumiya")],
)
def test_slips_and_shorter_names_agree(credited: str, written: str) -> None:
    assert names_agree(credited, written)


@pytest.mark.parametrize(
    ("credited", "written"), [("Girls", "Girl"), ("Girls", "Pretty Girls Make Graves"), ("Nick Thelen", "Nick Zinner")]
)
def test_other_names_do_not_agree(credited: str, written: str) -> None:
    assert not names_agree(credited, written)
