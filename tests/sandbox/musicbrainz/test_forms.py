"""Both forms say the same, and long lists are cut where the real ones are."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from musicbrainzngs import mbxml

from playlist_service.sandbox.catalogue import Catalogue
from playlist_service.sandbox.musicbrainz.app import create_app

INCLUDES = "recordings+artist-credits+isrcs+url-rels+recording-level-rels+release-groups+labels+media+aliases"
BAND = "00000000-0000-4000-8000-000000000001"
PLAYER = "00000000-0000-4000-8000-000000000002"


def mbid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def long_rows(releases: int, tracks: int) -> list[dict[str, Any]]:
    """Return a band whose one recording is on all lines of many releases, and a second recording by relation."""
    rows: list[dict[str, Any]] = [
        {
            "kind": "artist",
            "mbid": BAND,
            "name": "Band",
            "members": [PLAYER],
            "links": [{"url": "https://band.example", "type": "official homepage"}],
        },
        {"kind": "artist", "mbid": PLAYER, "name": "Player", "aliases": ["P."], "type": "Person"},
        {
            "kind": "recording",
            "mbid": mbid(10),
            "title": "One",
            "credit": [BAND],
            "aliases": ["Uno"],
            "relations": [{"type": "producer", "target_type": "artist", "target": PLAYER, "attributes": ["executive"]}],
        },
        {
            "kind": "release_group",
            "mbid": mbid(11),
            "title": "Group",
            "credit": [BAND],
            "primary_type": "Album",
            "aliases": ["G"],
        },
    ]
    lines = [{"recording": mbid(10), "title": f"One {n}"} for n in range(tracks)]
    release = {"kind": "release", "release_group": mbid(11), "credit": [BAND], "aliases": ["R"]}
    rows += [
        {**release, "mbid": mbid(100 + n), "title": f"R{n}", "media": [{"tracks": lines}]} for n in range(releases)
    ]
    return rows


@pytest.fixture
def sample() -> FlaskClient:
    return create_app(Catalogue.load()).test_client()


@pytest.fixture
def long_lists() -> FlaskClient:
    return create_app(Catalogue.of(long_rows(30, 40))).test_client()


def as_json(client: FlaskClient, path: str) -> Any:
    answer = client.get(f"/ws/2/{path}{'&' if '?' in path else '?'}fmt=json")
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def as_xml(client: FlaskClient, path: str) -> Any:
    answer = client.get(f"/ws/2/{path}")
    assert answer.status_code == 200, answer.text
    return mbxml.parse_message(answer.data)


def test_every_release_of_the_sample_says_the_same_in_both_forms(sample: FlaskClient) -> None:
    for release_mbid in Catalogue.load().releases:
        path = f"release/{release_mbid}?inc={INCLUDES}"
        written, parsed = as_json(sample, path), as_xml(sample, path)["release"]
        assert parsed["title"] == written["title"]
        for medium, heard in zip(written["media"], parsed["medium-list"], strict=True):
            for track, line in zip(medium["tracks"], heard["track-list"], strict=True):
                assert line["title"] == track["title"]
                assert line["length"] == str(track["length"])
                assert line["recording"].get("isrc-list", []) == track["recording"]["isrcs"]
                credit = "".join(name["name"] + name["joinphrase"] for name in track["artist-credit"])
                assert line["artist-credit-phrase"] == credit
                links = [one["target"] for one in line["recording"].get("url-relation-list", [])]
                assert links == [one["url"]["resource"] for one in track["recording"]["relations"]]


def test_lists_inside_an_entity_stop_at_25(long_lists: FlaskClient) -> None:
    assert len(as_json(long_lists, f"recording/{mbid(10)}?inc=releases")["releases"]) == 25
    assert len(as_json(long_lists, f"release-group/{mbid(11)}?inc=releases")["releases"]) == 25
    assert as_json(long_lists, f"release?recording={mbid(10)}&limit=100")["release-count"] == 30


def test_a_browse_with_recordings_stops_at_500_tracks(long_lists: FlaskClient) -> None:
    page = as_json(long_lists, f"release?release-group={mbid(11)}&inc=recordings&limit=100")
    assert (len(page["releases"]), page["release-count"]) == (12, 30)
    rest = as_json(long_lists, f"release?release-group={mbid(11)}&inc=recordings&limit=100&offset=12")
    assert rest["releases"][0]["title"] == "R12"


def test_an_artist_brings_lists_and_links(long_lists: FlaskClient) -> None:
    path = f"artist/{BAND}?inc=recordings+releases+release-groups+url-rels+artist-rels"
    written, parsed = as_json(long_lists, path), as_xml(long_lists, path)["artist"]
    assert [recording["title"] for recording in written["recordings"]] == ["One"]
    assert (len(written["releases"]), len(parsed["release-list"])) == (25, 25)
    assert parsed["release-group-list"][0]["title"] == "Group"
    assert parsed["url-relation-list"][0]["type"] == "official homepage"
    assert parsed["artist-relation-list"][0]["artist"]["name"] == "Player"


def test_relations_show_at_both_ends(long_lists: FlaskClient) -> None:
    recording = as_xml(long_lists, f"recording/{mbid(10)}?inc=artist-rels+aliases")["recording"]
    (producer,) = recording["artist-relation-list"]
    assert (producer["type"], producer["attribute-list"]) == ("producer", ["executive"])
    player = as_json(long_lists, f"artist/{PLAYER}?inc=recording-rels+artist-rels+aliases")
    assert {(r["type"], r["direction"]) for r in player["relations"]} == {
        ("producer", "backward"),
        ("member of band", "forward"),
    }
    assert player["aliases"][0]["name"] == "P."


@pytest.mark.parametrize("path", [f"recording/{mbid(10)}", f"release-group/{mbid(11)}", f"release/{mbid(100)}"])
def test_other_names_come_when_they_are_asked_for(long_lists: FlaskClient, path: str) -> None:
    assert "aliases" not in as_json(long_lists, path)
    assert as_json(long_lists, f"{path}?inc=aliases")["aliases"]


def test_only_reading_is_offered(sample: FlaskClient) -> None:
    assert sample.post("/ws/2/recording").status_code == 405
    assert sample.get("/elsewhere").status_code == 404
