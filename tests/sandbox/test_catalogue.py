"""The sample catalogue and its format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import requests

from playlist_service.errors import InvalidInput
from playlist_service.sandbox import Sandbox
from playlist_service.sandbox.catalogue import Catalogue

ARTIST = "00000000-0000-4000-8000-000000000001"
RECORDING = "00000000-0000-4000-8000-000000000002"
GROUP = "00000000-0000-4000-8000-000000000003"
RELEASE = "00000000-0000-4000-8000-000000000004"
NINE = [
    ("There Are Many of Us", "Aska & The Lost Trees"),
    ("Beautiful Life", "Gui Boratto"),
    ("A/B Machines", "Sleigh Bells"),
    ("The Past Is a Grotesque Animal", "of Montreal & The Lost Trees"),
    ("Did You See the Words", "Animal Collective"),
    ("Hellhole Ratrace", "Girls"),
    ("Y.O.U.", "Aska"),
    ("Lonesome Robot Theme", "Sam Spiegel"),
    ("There Are Many of Us (Electric Dream Reprise)", "Sam Spiegel"),
]


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return Catalogue.load()


def test_the_sample_holds_the_nine_recordings_in_order(sample: Catalogue) -> None:
    release = sample.releases["00000000-0000-4000-8000-000000003001"]
    recordings = [sample.recordings[track.recording] for track in release.media[0].tracks]
    assert [(r.title, "".join(n.name + n.join for n in r.credit)) for r in recordings] == NINE
    assert (release.label, release.date) == ("Chocolate Industries", "2010-10-05")


def test_some_recordings_have_codes_and_links_and_some_have_not(sample: Catalogue) -> None:
    nine = [sample.recordings[f"00000000-0000-4000-8000-{n:012d}"] for n in range(101, 110)]
    assert 0 < sum(bool(recording.isrcs) for recording in nine) < 9
    assert 0 < sum(bool(recording.links) for recording in nine) < 9


def test_every_title_has_decoys(sample: Catalogue) -> None:
    names = [track.name.casefold() for track in sample.tracks.values()]
    for title, _ in NINE[:8]:
        assert sum(title.casefold() in name for name in names) >= 4, title
    assert sum("karaoke" in name for name in names) == 9
    assert sum(artist.name == "Girls" for artist in sample.artists.values()) == 2
    titles = [group.title for group in sample.release_groups.values()]
    assert titles.count("I'm Here") + titles.count("I’m Here") == 4
    assert {"Her", "Where the Wild Things Are"} <= set(titles)


def test_links_lead_to_tracks_albums_and_artists_that_exist(sample: Catalogue) -> None:
    known = {"track": set(sample.tracks), "album": set(sample.albums), "artist": set(sample.spotify_artists)}
    for address in sample.linked_from:
        kind, identifier = address.rsplit("/", 2)[1:]
        # Members of a band have a page of their own there and no tracks in the sample.
        assert identifier in known[kind] or kind == "artist", address


def rows() -> list[dict[str, Any]]:
    return [
        {"kind": "artist", "mbid": ARTIST, "name": "Odd & Even"},
        {"kind": "recording", "mbid": RECORDING, "title": "One", "credit": [ARTIST], "length_ms": 1000},
        {"kind": "release_group", "mbid": GROUP, "title": "Two", "credit": [{"artist": ARTIST, "name": "Odd"}]},
        {
            "kind": "release",
            "mbid": RELEASE,
            "title": "Two",
            "release_group": GROUP,
            "credit": [ARTIST],
            "media": [{"format": "CD", "tracks": [RECORDING, {"recording": RECORDING, "title": "One again"}]}],
        },
        {
            "kind": "track",
            "name": "One",
            "artists": ["Odd & Even"],
            "album": {"name": "Two"},
            "isrc": "QZ-SBX-26-12345",
        },
    ]


def test_another_catalogue_is_served(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text("\n".join([json.dumps(row) for row in rows()] + ["", " "]), encoding="utf-8")
    with Sandbox.start(catalogue=path) as sandbox:
        address = f"{sandbox.musicbrainz_url}/ws/2/release/{RELEASE}"
        release = requests.get(address, params={"fmt": "json", "inc": "recordings+artist-credits"}, timeout=5).json()
        assert [track["title"] for track in release["media"][0]["tracks"]] == ["One", "One again"]
        assert release["artist-credit"][0]["name"] == "Odd & Even"
        headers = {"Authorization": f"Bearer {sandbox.grant()['access_token']}"}
        found = requests.get(
            f"{sandbox.spotify_api_url}/v1/search?q=isrc:QZSBX2612345&type=track", headers=headers, timeout=5
        ).json()["tracks"]["items"]
        assert [(track["name"], track["album"]["name"], len(track["id"])) for track in found] == [("One", "Two", 22)]


def test_ids_that_are_not_given_are_always_the_same() -> None:
    assert list(Catalogue.of(rows()).tracks) == list(Catalogue.of(rows()).tracks)


def test_rows_may_come_in_any_order() -> None:
    assert Catalogue.of(reversed(rows())).releases[RELEASE].track_count == 2


@pytest.mark.parametrize(
    ("position", "change", "word"),
    [
        (0, {"kind": "song"}, "Row 1"),
        (0, {"name": None, "aliases": "one"}, "list of words"),
        (1, {"credit": ["00000000-0000-4000-8000-00000000000f"]}, "no artist"),
        (1, {"credit": None}, "Row 2"),
        (3, {"release_group": ARTIST}, "not there"),
        (3, {"media": [{"tracks": [GROUP]}]}, "no recording"),
        (4, {"album": "SANDBOXALBUM9999999999"}, "not there"),
    ],
)
def test_a_wrong_row_is_named(position: int, change: dict[str, Any], word: str) -> None:
    given = rows()
    given[position] = {**given[position], **change}
    with pytest.raises(InvalidInput, match=word):
        Catalogue.of(given)


def test_a_line_that_is_no_json_and_a_file_that_is_not_there_are_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"kind": "artist"\n', encoding="utf-8")
    with pytest.raises(InvalidInput, match="Line 1"):
        Catalogue.load(path)
    with pytest.raises(InvalidInput, match="cannot be read"):
        Catalogue.load(tmp_path / "missing.jsonl")
