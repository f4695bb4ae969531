"""Lookup, browse, isrc and url, in XML and JSON."""

from __future__ import annotations

from typing import Any

import musicbrainzngs
import pytest
import requests

from playlist_service.domain.identifiers import parse_isrc, parse_mbid
from playlist_service.sandbox import Sandbox

SOUNDTRACK = "00000000-0000-4000-8000-000000003001"
GROUP = "00000000-0000-4000-8000-000000002001"
FIRST = "00000000-0000-4000-8000-000000000101"
LINK = "https://open.spotify.com/track/SANDBOX000000000000101"


def got(shared: Sandbox, path: str, **options: Any) -> requests.Response:
    return requests.get(f"{shared.musicbrainz_url}/ws/2/{path}", params={"fmt": "json", **options}, timeout=5)


def test_one_lookup_brings_the_whole_release(brainz: Any) -> None:
    includes = ["recordings", "artist-credits", "isrcs", "url-rels", "recording-level-rels", "release-groups"]
    release = brainz.get_release_by_id(SOUNDTRACK, includes=[*includes, "labels", "media", "aliases"])["release"]
    tracks = release["medium-list"][0]["track-list"]
    assert len(tracks) == 9
    assert tracks[0]["recording"]["isrc-list"] == ["QZSBX2600101"]
    assert tracks[0]["recording"]["url-relation-list"][0]["target"] == LINK
    assert tracks[0]["recording"]["url-relation-list"][0]["type"] == "free streaming"
    assert "url-relation-list" not in tracks[3]["recording"]
    assert release["url-relation-list"][0]["target"].endswith("/album/SANDBOXALBUM0000000101")
    assert release["label-info-list"][0]["label"]["name"] == "Chocolate Industries"
    assert release["release-group"]["secondary-type-list"] == ["Soundtrack"]
    assert release["date"] == "2010-10-05"


def test_the_same_release_as_json(shared: Sandbox) -> None:
    release = got(shared, f"release/{SOUNDTRACK}", inc="recordings+artist-credits+isrcs").json()
    track = release["media"][0]["tracks"][0]
    assert [name["name"] + name["joinphrase"] for name in track["artist-credit"]] == ["Aska & ", "The Lost Trees"]
    assert track["recording"]["isrcs"] == ["QZSBX2600101"]
    assert track["length"] == 245_000
    assert "relations" not in release


def test_json_is_also_had_by_the_accept_header(shared: Sandbox) -> None:
    address = f"{shared.musicbrainz_url}/ws/2/artist/00000000-0000-4000-8000-000000001008?inc=aliases"
    answer = requests.get(address, headers={"Accept": "application/json"}, timeout=5)
    assert {alias["name"] for alias in answer.json()["aliases"]} == {"Squeak E. Clean", "Squeak E Clean"}
    assert requests.get(address, timeout=5).text.startswith("<?xml")


def test_includes_decide_what_comes(shared: Sandbox) -> None:
    bare = got(shared, f"recording/{FIRST}").json()
    assert not {"isrcs", "artist-credit", "releases", "relations"} & set(bare)
    rich = got(shared, f"recording/{FIRST}", inc="isrcs artist-credits releases release-groups url-rels").json()
    assert {"isrcs", "artist-credit", "releases", "relations"} <= set(rich)
    assert rich["releases"][0]["release-group"]["id"] == GROUP


def test_members_of_a_band_are_artist_relations(brainz: Any) -> None:
    band = brainz.get_artist_by_id("00000000-0000-4000-8000-000000001002", includes=["artist-rels"])["artist"]
    assert {one["artist"]["name"] for one in band["artist-relation-list"]} == {"Aska", "Flea", "Nick Zinner"}
    assert {one["direction"] for one in band["artist-relation-list"]} == {"backward"}


def test_a_group_is_browsed_with_everything_in_one_request(brainz: Any) -> None:
    answer = brainz.browse_releases(
        release_group=GROUP, release_status=["official"], includes=["recordings", "artist-credits", "isrcs", "url-rels"]
    )
    assert answer["release-count"] == 2
    assert [len(release["medium-list"][0]["track-list"]) for release in answer["release-list"]] == [9, 9]


@pytest.mark.parametrize(
    ("entity", "neighbour", "mbid"),
    [
        ("release", "recording", FIRST),
        ("release", "artist", "00000000-0000-4000-8000-000000001003"),
        ("release-group", "artist", "00000000-0000-4000-8000-000000001003"),
        ("release-group", "release", SOUNDTRACK),
        ("recording", "artist", "00000000-0000-4000-8000-000000001003"),
        ("recording", "release", SOUNDTRACK),
        ("artist", "recording", FIRST),
    ],
)
def test_entities_are_browsed_by_their_neighbours(shared: Sandbox, entity: str, neighbour: str, mbid: str) -> None:
    body = got(shared, entity, **{neighbour: mbid}).json()
    assert body[f"{entity}-count"] == len(body[f"{entity}s"]) > 0


def test_a_browse_can_be_cut_to_kinds_and_statuses(shared: Sandbox) -> None:
    assert got(shared, "release", **{"release-group": GROUP, "type": "live"}).json()["releases"] == []
    assert got(shared, "release", **{"release-group": GROUP, "status": "bootleg"}).json()["release-count"] == 0
    assert got(shared, "release", **{"release-group": GROUP, "type": "soundtrack|live"}).json()["release-count"] == 2


def test_one_code_may_stand_for_several_recordings(brainz: Any) -> None:
    answer = brainz.get_recordings_by_isrc("QZSBX2600105", includes=["artists", "isrcs"])["isrc"]
    assert {recording["length"] for recording in answer["recording-list"]} == {"312000", "255000"}
    assert answer["recording-list"][0]["artist-credit-phrase"] == "Animal Collective"


def test_one_address_answers_as_an_entity(brainz: Any) -> None:
    url = brainz.browse_urls(resource=LINK, includes=["recording-rels", "release-rels", "artist-rels"])["url"]
    assert url["resource"] == LINK
    assert url["recording-relation-list"][0]["recording"]["id"] == FIRST
    assert brainz.get_url_by_id(url["id"], includes=["recording-rels"])["url"]["resource"] == LINK


def test_several_addresses_answer_as_a_list_of_the_known_ones(shared: Sandbox) -> None:
    asked = [
        LINK,
        "https://open.spotify.com/track/SANDBOX000000000000109",
        "https://open.spotify.com/track/SANDBOX999999999999999",
    ]
    body = got(shared, "url", resource=asked, inc="recording-rels").json()
    assert [url["resource"] for url in body["urls"]] == asked[:2]
    assert body["urls"][1]["relations"][0]["recording"]["id"].endswith("109")
    assert got(shared, "url", resource=asked[2:]).status_code == 404
    assert got(shared, "url", resource=asked[2:] * 2).json()["url-count"] == 0
    assert got(shared, "url", resource=[LINK] * 101).status_code == 400
    assert got(shared, "url", resource=[f"{LINK}{n}" for n in range(100)]).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("recording/not-an-mbid", 400),
        ("recording/00000000-0000-4000-8000-999999999999", 404),
        (f"recording/{FIRST}?inc=nonsense", 400),
        (f"release-group/{GROUP}?inc=isrcs", 400),
        ("isrc/QZSBX26", 400),
        ("isrc/QZSBX2699999", 404),
        ("url", 400),
        ("url/00000000-0000-4000-8000-999999999999", 404),
        ("nonsense/1", 404),
        ("release?release-group=00000000-0000-4000-8000-999999999999", 404),
    ],
)
def test_refusals_come_in_both_forms(shared: Sandbox, path: str, status: int) -> None:
    address = f"{shared.musicbrainz_url}/ws/2/{path}"
    in_xml = requests.get(address, timeout=5)
    in_json = requests.get(address, headers={"Accept": "application/json"}, timeout=5)
    assert (in_xml.status_code, in_json.status_code) == (status, status)
    assert in_xml.text.endswith("</error>")
    assert in_json.json()["error"]


def test_musicbrainzngs_raises_its_own_errors(brainz: Any) -> None:
    with pytest.raises(musicbrainzngs.ResponseError) as caught:
        brainz.get_recording_by_id("00000000-0000-4000-8000-999999999999")
    assert caught.value.cause.code == 404
    caught.value.cause.close()


def test_identifiers_of_the_sample_pass_our_own_parsers(shared: Sandbox) -> None:
    catalogue = shared.world.catalogue
    for mbid in (*catalogue.recordings, *catalogue.artists, *catalogue.releases, *catalogue.release_groups):
        assert parse_mbid(mbid) == mbid
    for isrc in catalogue.recordings_of_isrc:
        assert parse_isrc(isrc) == isrc
    lines = [
        track.mbid for release in catalogue.releases.values() for medium in release.media for track in medium.tracks
    ]
    assert len(set(lines)) == len([parse_mbid(line) for line in lines])
