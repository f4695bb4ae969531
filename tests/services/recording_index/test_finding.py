"""Questions are answered by the letter and nearly, and never in doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from playlist_service.domain.fusion import FusedEntry
from playlist_service.domain.identifiers import Mbid
from playlist_service.domain.music import CreditedArtist, Recording
from playlist_service.ports import ArtistHit
from playlist_service.services.recording_index import IndexBuilding, RecordingIndex
from playlist_service.services.resolving import Resolving
from tests.services.recording_index.dumps import Line, mbid, nothing

LINES: Sequence[Line] = (
    ("Mara Voss", "Low Tide", 1),  # 1
    ("Mara Voss", "Low Tide (live in Bergen)", 1),  # 2
    ("Mara Voss feat. Joon Park", "Paper Boats", 2),  # 3
    ("Salt & Ember", "Winter Orchard", 1),  # 4
    ("Ilse Brandt & Joon Park", "Seven Bridges", 2),  # 5
    ("Чайковский", "Времена года", 1),  # 6
    ("Other Act", "Low Tide", 1),  # 7
    ("Gull Parade", "Only Live (live)", 1),  # 8
    ("The Quiet Hours", "Night Ferry", 1),  # 9
    ("Quiet Hours", "Night Ferry", 1),  # 10
    ("Three, Four & Five and Joon Park", "Odd Meter", 2),  # 11
    ("Gull Parade, The Lamplighters", "Tin Roof", 2),  # 12
    ('Comma, "Quote"', "Line\nbreak \\ back\tslash", 1),  # 13
)


@pytest.fixture(autouse=True)
def _built(building: IndexBuilding, dump: Callable[..., str]) -> None:
    building.build(dump(LINES), report=nothing)


def test_a_recording_is_found_by_the_letter_and_nearly(index: RecordingIndex) -> None:
    expected = {
        ("Low Tide", ("Mara Voss",)): 1,
        ("LOW TIDE!", ("mara voss",)): 1,
        ("Low Tide (live in Bergen)", ("Mara Voss",)): 2,
        ("Low Tdie", ("Mara Voss",)): 1,
        ("Low Tide", ("Mara Vosss",)): 1,
        ("Paper Boats", ("Mara Voss", "Joon Park")): 3,
        ("Paper Boats (feat. Joon Park)", ("Mara Voss",)): 3,
        ("Winter Orchard", ("Salt and Ember",)): 4,
        ("Seven Bridges", ("Ilse Brandt", "Joon Park")): 5,
        ("Seven Bridges", ("Joon Park", "Ilse Brandt")): 5,
        ("Времена года", ("Чайковский",)): 6,
        ("Line break \\ back slash", ('Comma, "Quote"',)): 13,
        ("Tin Roof", ("Gull Parade, The Lamplighters",)): 12,
        ("Tin Roof", ("Gull Parade", "The Lamplighters")): 12,
    }
    found = index.find(list(expected))
    answers = {question: found[place][0].recording_mbid for place, question in enumerate(expected) if place in found}
    assert answers == {question: mbid(number) for question, number in expected.items()}


def test_another_act_another_version_and_the_unknown_are_not_answered(index: RecordingIndex) -> None:
    questions = [
        ("Low Tide", ("Somebody Else",)),
        ("Low Tide", ()),
        ("Low Tide", ("",)),
        ("Low Tide (remix)", ("Mara Voss",)),
        ("Only Live", ("Gull Parade",)),
        ("Never Heard", ("Mara Voss",)),
        ("", ("Mara Voss",)),
    ]
    assert index.find(questions) == {}


@pytest.mark.parametrize("act", ["Quiet Hours", "The Quiet Hours", "Qiuet Hours"])
def test_among_equals_the_canonical_order_decides(index: RecordingIndex, act: str) -> None:
    (found,) = index.find([("Night Ferry", [act])]).values()
    assert [recording.recording_mbid for recording in found] == [mbid(9), mbid(10)]


def test_many_questions_are_answered_by_their_places(index: RecordingIndex) -> None:
    questions = [("Low Tide", ["Mara Voss"]), ("Unknown", ["Nobody"]), ("Winter Orchard", ["Salt & Ember"])] * 400
    found = index.find(questions)
    assert sorted(found) == [place for place in range(1200) if place % 3 != 1]
    assert {found[place][0].recording_mbid for place in range(2, 1200, 3)} == {mbid(4)}


def test_a_credit_is_told_apart_only_where_its_names_are_as_many_as_its_artists(index: RecordingIndex) -> None:
    one, two, whole = index.find(
        [
            ("Winter Orchard", ["Salt & Ember"]),
            ("Paper Boats", ["Mara Voss", "Joon Park"]),
            ("Odd Meter", ["Three, Four & Five and Joon Park"]),
        ]
    ).values()
    assert one[0].credit == (CreditedArtist("Salt & Ember", Mbid(mbid(1_000_004))),)
    assert two[0].credit == (
        CreditedArtist("Mara Voss", Mbid(mbid(1_000_003)), join_phrase=" feat. "),
        CreditedArtist("Joon Park", Mbid(mbid(2_000_003))),
    )
    assert whole[0].credit == (CreditedArtist("Three, Four & Five and Joon Park", Mbid(mbid(1_000_011))),)


def test_only_what_the_index_cannot_answer_is_asked_of_musicbrainz(
    building: IndexBuilding, index: RecordingIndex, dump: Callable[..., str]
) -> None:
    building.build(dump([("Mara Voss", "Low Tide", 1)]), report=nothing)
    catalog = _Catalog()
    entries = [_entry("Low Tide", "Mara Voss"), _entry("Tin Roof", "Joon Park"), _entry("Untitled")]
    found = Resolving(catalog, index).recordings(entries)
    assert {key: recording.recording_mbid for key, recording in found.items()} == {
        "Low Tide": mbid(1),
        "Tin Roof": mbid(99),
    }
    assert catalog.asked == [("Tin Roof", "Joon Park")]


def _entry(title: str, *artists: str) -> FusedEntry:
    return FusedEntry(title, title, artists, None, 1.0, (title,), ())


class _Catalog:
    """MusicBrainz with one recording; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def search_artists(self, names: Sequence[str], *, limit: int = 25) -> list[ArtistHit]:
        return [ArtistHit(Mbid(mbid(98)), name, name) for name in names]

    def search_recordings(
        self,
        questions: Sequence[tuple[str, str]],
        *,
        artist_mbids: Sequence[Mbid] = (),
        limit: int = 100,
    ) -> list[Recording]:
        self.asked += questions
        return [Recording(Mbid(mbid(99)), "Tin Roof", (CreditedArtist("Joon Park", Mbid(mbid(98))),))]
