"""Faults on demand, seen from the client's side of the wire."""

from __future__ import annotations

import time
from typing import Any

import musicbrainzngs
import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from spotipy import Spotify, SpotifyException

from playlist_service.errors import InvalidInput
from playlist_service.sandbox import Sandbox
from playlist_service.sandbox.faults import KINDS, Fault, FaultBook, parse_fault

ITEMS = "/v1/playlists/*/items"


def uri(number: int) -> str:
    return f"spotify:track:SANDBOX9{number:014d}"


@pytest.fixture
def playlist_id(spotify: Spotify) -> str:
    created: str = spotify.current_user_playlist_create("Mine")["id"]
    return created


def raised(call: Any, *args: Any) -> SpotifyException:
    with pytest.raises(SpotifyException) as caught:
        call(*args)
    return caught.value


def shown(spotify: Spotify, playlist_id: str) -> list[str]:
    return [row["item"]["uri"] for row in spotify.playlist_items(playlist_id)["items"]]


def test_an_error_before_the_work_leaves_everything_as_it_was(
    sandbox: Sandbox, spotify: Spotify, playlist_id: str
) -> None:
    sandbox.fault("error", method="POST", path=ITEMS, status=502)
    assert raised(spotify.playlist_add_items, playlist_id, [uri(1)]).http_status == 502
    assert sandbox.rows(playlist_id) == []
    spotify.playlist_add_items(playlist_id, [uri(1)])
    assert len(sandbox.rows(playlist_id)) == 1


def test_an_error_after_the_work_hides_that_it_was_done(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    sandbox.fault("error", method="POST", path=ITEMS, when="after", message="Server error")
    error = raised(spotify.playlist_add_items, playlist_id, [uri(1)])
    assert error.http_status == 500
    assert "Server error" in error.msg
    assert len(sandbox.rows(playlist_id)) == 1
    last = sandbox.requests("spotify")[-1]
    assert (last.method, last.status, last.committed) == ("POST", 500, True)


@pytest.mark.parametrize(("when", "rows"), [("before", 0), ("after", 1)])
def test_a_connection_is_dropped_before_or_after_the_work(
    sandbox: Sandbox, spotify: Spotify, playlist_id: str, when: str, rows: int
) -> None:
    sandbox.fault("drop", method="POST", path=ITEMS, when=when)
    with pytest.raises(requests.ConnectionError):
        spotify.playlist_add_items(playlist_id, [uri(1)])
    assert len(sandbox.rows(playlist_id)) == rows
    assert sandbox.requests("spotify")[-1].status is None


def test_the_nth_call_is_hit_as_often_as_ordered(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    sandbox.fault("error", path=ITEMS, method="GET", nth=2, times=2)
    outcomes = []
    for _ in range(5):
        try:
            spotify.playlist_items(playlist_id)
            outcomes.append(200)
        except SpotifyException as error:
            outcomes.append(error.http_status)
    assert outcomes == [200, 500, 500, 200, 200]


def test_times_zero_lasts_until_it_is_cleared(sandbox: Sandbox, spotify: Spotify) -> None:
    sandbox.fault("not_allow_listed", times=0)
    for _ in range(3):
        assert "Developer Dashboard" in raised(spotify.me).msg
    sandbox.clear_faults()
    assert spotify.me()["id"]


def test_a_plain_429_and_a_used_up_quota_are_told_apart(sandbox: Sandbox, spotify: Spotify) -> None:
    sandbox.fault("rate_limit", retry_after=7)
    plain = raised(spotify.me)
    assert (plain.http_status, plain.headers["Retry-After"], plain.reason) == (429, "7", None)
    sandbox.fault("quota")
    quota = raised(spotify.me)
    assert (quota.http_status, quota.headers["Retry-After"], quota.reason) == (429, "48925", "QUOTA_EXCEEDED")
    sandbox.fault("premium_lapsed")
    assert raised(spotify.me).http_status == 403


def test_answers_come_late_before_or_after_the_work(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    sandbox.fault("latency", path=ITEMS, method="POST", seconds=0.4, when="after")
    address = f"{sandbox.spotify_api_url}/v1/playlists/{playlist_id}/items"
    with pytest.raises(requests.ReadTimeout):
        requests.post(address, json={"uris": [uri(1)]}, headers=spotify._auth_headers(), timeout=0.15)
    assert len(sandbox.rows(playlist_id)) == 1
    sandbox.fault("latency", server="spotify", seconds=0.1)
    began = time.monotonic()
    spotify.me()
    assert time.monotonic() - began >= 0.1


def test_reads_are_stale_for_so_many_reads(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    old = spotify.playlist_add_items(playlist_id, [uri(1)])["snapshot_id"]
    new = spotify.playlist_add_items(playlist_id, [uri(2)])["snapshot_id"]
    sandbox.fault("stale", times=2)
    spotify.me()
    assert shown(spotify, playlist_id) == [uri(1)]
    assert spotify.playlist(playlist_id)["snapshot_id"] == old
    assert shown(spotify, playlist_id) == [uri(1), uri(2)]
    assert spotify.playlist(playlist_id)["snapshot_id"] == new


def test_the_snapshot_alone_can_be_stale(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    old = spotify.playlist_add_items(playlist_id, [uri(1)])["snapshot_id"]
    spotify.playlist_add_items(playlist_id, [uri(2)])
    sandbox.fault("stale", what="snapshot", times=0)
    whole = spotify.playlist(playlist_id)
    assert whole["snapshot_id"] == old
    assert whole["items"]["total"] == 2
    sandbox.clear_faults()
    sandbox.fault("stale", what="items", times=0, versions=2)
    assert shown(spotify, playlist_id) == []


def test_reads_are_stale_for_so_many_seconds(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    spotify.playlist_add_items(playlist_id, [uri(1)])
    sandbox.fault("stale", seconds=60)
    assert [shown(spotify, playlist_id) for _ in range(3)] == [[], [], []]
    sandbox.clear_faults()
    sandbox.fault("stale", seconds=1e-9)
    assert shown(spotify, playlist_id) == [uri(1)]


def test_a_page_comes_where_json_was_due(sandbox: Sandbox, spotify: Spotify) -> None:
    sandbox.fault("garbled")
    assert spotify.me() is None


def test_somebody_edits_between_our_read_and_our_write(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    spotify.playlist_add_items(playlist_id, [uri(1), uri(2)])
    order = {"playlist_id": playlist_id, "op": "remove", "positions": [0]}
    sandbox.fault("foreign_edit", method="GET", path=ITEMS, when="after", order=order)
    assert shown(spotify, playlist_id) == [uri(1), uri(2)]
    spotify.playlist_add_items(playlist_id, [uri(3)], position=1)
    assert shown(spotify, playlist_id) == [uri(2), uri(3)]


def test_tracks_and_grants_go_in_the_middle_of_things(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    spotify.playlist_add_items(playlist_id, [uri(1)])
    sandbox.fault("track_state", path=ITEMS, order={"track_id": uri(1), "state": "gone"})
    sandbox.fault("track_state", path=ITEMS, order={"track_id": uri(1), "state": "melted"})
    sandbox.fault("revoke", path=ITEMS, when="after")
    assert [row["item"] for row in spotify.playlist_items(playlist_id)["items"]] == [None]
    assert raised(spotify.me).http_status == 401


def test_musicbrainz_fails_in_its_own_words(sandbox: Sandbox) -> None:
    address = f"{sandbox.musicbrainz_url}/ws/2/isrc/QZSBX2600101"
    sandbox.fault("error", server="musicbrainz", status=503, retry_after=2)
    sandbox.fault("error", server="musicbrainz", status=502, nth=2)
    sandbox.fault("rate_limit", server="spotify", times=0)
    declined = requests.get(address, timeout=5)
    assert (declined.status_code, declined.headers["Retry-After"]) == (503, "2")
    assert declined.text.endswith("</error>")
    assert requests.get(f"{address}?fmt=json", timeout=5).json()["error"]
    assert requests.get(address, timeout=5).status_code == 200


def test_musicbrainzngs_reports_a_page_that_is_no_xml(sandbox: Sandbox) -> None:
    musicbrainzngs.set_useragent("playlist-service-tests", "1", "https://example.org")
    musicbrainzngs.set_hostname(sandbox.musicbrainz_url.removeprefix("http://"), use_https=False)
    sandbox.fault("garbled", server="musicbrainz")
    with pytest.raises(musicbrainzngs.ResponseError):
        musicbrainzngs.get_recordings_by_isrc("QZSBX2600101")


def test_faults_spare_the_admin_endpoint(sandbox: Sandbox) -> None:
    sandbox.fault("error", times=0)
    assert requests.get(f"{sandbox.admin_url}/faults", timeout=5).status_code == 200
    assert sandbox.requests() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "nonsense"},
        {"kind": "error", "colour": "red"},
        {"kind": "error", "when": "later"},
        {"kind": "error", "status": "500"},
        {"kind": "error", "times": -1},
        {"kind": "stale", "what": "all"},
        {"kind": "drop", "server": "tidal"},
        {"kind": "foreign_edit", "order": "rename it"},
        {"kind": "foreign_edit", "order": {"op": "delete"}},
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput):
        parse_fault(wrong)


@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 20))
def test_a_fault_strikes_exactly_the_calls_that_it_names(nth: int, times: int, calls: int) -> None:
    book = FaultBook()
    book.order(Fault("error", nth=nth, times=times))
    struck = [number for number in range(1, calls + 1) if book.strike("spotify", "GET", "/v1/me")]
    assert struck == [number for number in range(nth, nth + times) if number <= calls]


def test_every_kind_is_explained_and_listed(sandbox: Sandbox) -> None:
    for kind in KINDS:
        sandbox.fault(
            kind, path="/nowhere", order={"playlist_id": "p", "op": "delete", "track_id": "t", "state": "gone"}
        )
    body = requests.get(f"{sandbox.admin_url}/faults", timeout=5).json()
    assert [fault["kind"] for fault in body["faults"]] == list(KINDS)
    assert body["kinds"] == KINDS
    assert {fault["struck"] for fault in body["faults"]} == {0}
