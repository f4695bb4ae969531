"""Search as musicbrainzngs asks for it, and as JSON."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from playlist_service.sandbox import Sandbox

BORATTO = "00000000-0000-4000-8000-000000001003"
GIRLS = "00000000-0000-4000-8000-000000001007"


def found(shared: Sandbox, entity: str, query: str, **options: Any) -> dict[str, Any]:
    answer = requests.get(
        f"{shared.musicbrainz_url}/ws/2/{entity}", params={"query": query, "fmt": "json", **options}, timeout=5
    )
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def titles(shared: Sandbox, query: str, **options: Any) -> list[str]:
    return [hit["title"] for hit in found(shared, "recording", query, **options)["recordings"]]


def test_the_soundtrack_is_found_by_title_and_kind(brainz: Any) -> None:
    hits = brainz.search_release_groups(releasegroup="I'm Here", secondarytype="soundtrack", strict=True)
    assert hits["release-group-list"][0]["id"] == "00000000-0000-4000-8000-000000002001"
    assert hits["release-group-list"][0]["secondary-type-list"] == ["Soundtrack"]
    assert hits["release-group-list"][0]["artist-credit-phrase"] == "Various Artists"


@pytest.mark.parametrize("query", ["beautiful life", "zzz OR lonesome", "rid:*101", "ratrace girls"])
def test_the_best_hit_is_always_a_hundred(shared: Sandbox, query: str) -> None:
    scores = [hit["score"] for hit in found(shared, "recording", query)["recordings"]]
    assert scores[0] == 100
    assert scores == sorted(scores, reverse=True)
    assert all(1 <= score <= 100 for score in scores)


def test_musicbrainzngs_reads_scores_credits_codes_and_releases(brainz: Any) -> None:
    hit = brainz.search_recordings(recording="A/B Machines", artist="Sleigh Bells", strict=True)["recording-list"][0]
    assert hit["ext:score"] == "100"
    assert hit["artist-credit-phrase"] == "Sleigh Bells"
    assert hit["isrc-list"]
    assert hit["release-list"][0]["release-group"]["primary-type"] == "Album"
    assert hit["release-list"][0]["medium-list"][0]["track-list"][0]["number"]


def test_artists_are_found_by_alias(brainz: Any) -> None:
    hits = brainz.search_artists('alias:"squeak e. clean"')["artist-list"]
    assert [hit["name"] for hit in hits] == ["Sam Spiegel"]
    assert {alias["alias"] for alias in hits[0]["alias-list"]} >= {"Squeak E. Clean"}


def test_namesakes_come_along_with_what_tells_them_apart(brainz: Any) -> None:
    hits = brainz.search_artists(artist="girls")["artist-list"]
    assert {hit.get("disambiguation") for hit in hits} >= {"San Francisco rock band", "Osaka idol trio"}


def test_several_codes_are_asked_for_in_one_group(shared: Sandbox) -> None:
    hits = found(shared, "recording", "isrc:(QZSBX2600101 OR QZSBX2600103) AND NOT video:true")["recordings"]
    assert {hit["title"] for hit in hits} == {"There Are Many of Us", "A/B Machines"}


def test_and_or_not_plus_and_minus(shared: Sandbox) -> None:
    both = titles(shared, f'recording:"beautiful life" AND arid:{BORATTO}', limit=100)
    assert both
    assert all("Beautiful Life" in title for title in both)
    studio = titles(
        shared, f'recording:"beautiful life" AND arid:{BORATTO} AND NOT secondarytype:(live OR remix OR dj-mix)'
    )
    assert set(studio) < set(both)
    assert titles(shared, f"+ratrace +arid:{GIRLS} -live -demo", limit=100) == ["Hellhole Ratrace", "Hellhole Ratrace"]
    assert set(titles(shared, "igloo || sleepwalker")) == {"Igloo", "Sleepwalker"}


def test_words_are_folded_and_taken_apart_as_the_server_does(shared: Sandbox) -> None:
    assert "Beautiful Life (live in São Paulo)" in titles(shared, "recording:(sao AND paulo)")
    assert "A/B Machines" in titles(shared, 'recording:"A B MACHINES"')
    assert "Y.O.U." in titles(shared, "recording:YOU")
    assert "Y.O.U." in titles(shared, r"recording:Y.O.U.")
    groups = found(shared, "release-group", 'releasegroup:"Im Here"')["release-groups"]
    assert "I’m Here" in [group["title"] for group in groups]


def test_escaped_characters_and_lone_signs_do_no_harm(shared: Sandbox) -> None:
    assert titles(shared, r"recording:A\/B\ machines")[0] == "A/B Machines"
    assert titles(shared, r"artist:(aska \& the lost trees) AND recording:many")[0].startswith("There Are Many of Us")
    assert titles(shared, r"artist:(aska AND \& AND lost)")


def test_ranges_wildcards_boosts_and_slips(shared: Sandbox) -> None:
    assert titles(shared, "dur:[97000 TO 99000]")
    assert set(titles(shared, "dur:98000")) < set(titles(shared, "qdur:49"))
    assert "Hellhole Ratrace" in titles(shared, "hellh*")
    assert "Hellhole Ratrace" in titles(shared, "recording:helhole~")
    assert titles(shared, "igloo^4 capsize")[0] == "Igloo"
    assert found(shared, "release", "date:[2010-10-01 TO 2010-10-31]")["count"] == 2


def test_pages_continue_where_the_last_one_ended(shared: Sandbox) -> None:
    whole = [hit["id"] for hit in found(shared, "recording", "life", limit=100)["recordings"]]
    parts = [found(shared, "recording", "life", limit=3, offset=at)["recordings"] for at in range(0, len(whole), 3)]
    assert [hit["id"] for part in parts for hit in part] == whole
    assert found(shared, "recording", "life")["count"] == len(whole)


def test_limits_are_25_by_default_and_100_at_most(shared: Sandbox) -> None:
    assert len(found(shared, "recording", "video:false")["recordings"]) == 25
    assert len(found(shared, "recording", "video:false", limit=1000)["recordings"]) == 100


@pytest.mark.parametrize("query", ["recording:(open", '"open', "a ) b", "dur:[1 2]", "recording: AND", "a^x:"])
def test_a_query_that_cannot_be_parsed_is_refused(shared: Sandbox, query: str) -> None:
    answer = requests.get(f"{shared.musicbrainz_url}/ws/2/recording", params={"query": query}, timeout=5)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("application/xml")


def test_a_search_without_a_query_is_refused(shared: Sandbox) -> None:
    answer = requests.get(f"{shared.musicbrainz_url}/ws/2/recording?fmt=json", timeout=5)
    assert answer.status_code == 400
    assert "Must specify" in answer.json()["error"]
