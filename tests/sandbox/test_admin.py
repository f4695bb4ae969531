"""The admin endpoint: what the Python interface can do, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from spotipy import Spotify

from playlist_service.errors import InvalidInput, NotFound
from playlist_service.sandbox import Sandbox


def uri(number: int) -> str:
    return f"spotify:track:SANDBOX9{number:014d}"


def admin(sandbox: Sandbox, method: str, path: str, body: Any = None) -> requests.Response:
    return requests.request(method, f"{sandbox.admin_url}/{path}", json=body, timeout=5)


@pytest.fixture
def playlist_id(sandbox: Sandbox, spotify: Spotify) -> str:
    created: str = spotify.current_user_playlist_create("Mine")["id"]
    spotify.playlist_add_items(created, [uri(n) for n in range(4)])
    sandbox.clear_requests()
    return created


def numbers(sandbox: Sandbox, playlist_id: str) -> list[int]:
    return [int(row["uri"][-14:]) for row in sandbox.rows(playlist_id)]


def test_requests_are_counted_by_remote_method_path_and_status(
    sandbox: Sandbox, spotify: Spotify, playlist_id: str
) -> None:
    for _ in range(2):
        spotify.playlist(playlist_id)
    requests.get(f"{sandbox.musicbrainz_url}/ws/2/isrc/QZSBX2699999", timeout=5)
    body = admin(sandbox, "GET", "requests").json()
    assert body["total"] == 3
    assert {(c["server"], c["method"], c["path"], c["status"], c["count"]) for c in body["counts"]} == {
        ("spotify", "GET", f"/v1/playlists/{playlist_id}", 200, 2),
        ("musicbrainz", "GET", "/ws/2/isrc/QZSBX2699999", 404, 1),
    }
    assert admin(sandbox, "GET", "requests?server=musicbrainz").json()["total"] == 1
    assert admin(sandbox, "DELETE", "requests").status_code == 204
    assert sandbox.requests() == []


def test_both_servers_answer_admin_calls(sandbox: Sandbox, playlist_id: str) -> None:
    for base in (sandbox.musicbrainz_url, sandbox.spotify_api_url):
        overview = requests.get(f"{base}/_sandbox", timeout=5).json()
        assert overview["playlists"] == 2
        assert overview["tracks"] > 100
    listed = admin(sandbox, "GET", "playlists").json()["playlists"]
    assert {one["id"]: one["rows"] for one in listed}[playlist_id] == 4


def test_rows_have_times_owners_and_serials_that_stay(sandbox: Sandbox, playlist_id: str) -> None:
    rows = admin(sandbox, "GET", f"playlists/{playlist_id}/rows").json()["rows"]
    assert rows == sandbox.rows(playlist_id)
    assert set(rows[0]) == {"uri", "added_at", "added_by", "serial"}
    assert len({row["serial"] for row in rows}) == 4
    sandbox.foreign_edit(playlist_id, "move", range_start=0, insert_before=4)
    assert [row["serial"] for row in sandbox.rows(playlist_id)] == [r["serial"] for r in [*rows[1:], rows[0]]]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ({"op": "add", "uris": [uri(8), uri(9)], "position": 1}, [0, 8, 9, 1, 2, 3]),
        ({"op": "add", "uris": [uri(8)]}, [0, 1, 2, 3, 8]),
        ({"op": "remove", "uris": [uri(2)]}, [0, 1, 3]),
        ({"op": "remove", "positions": [0, 3]}, [1, 2]),
        ({"op": "move", "range_start": 0, "range_length": 2, "insert_before": 4}, [2, 3, 0, 1]),
        ({"op": "rename", "name": "Theirs"}, [0, 1, 2, 3]),
        ({"op": "describe", "description": "see http://example.org"}, [0, 1, 2, 3]),
        ({"op": "publicity", "public": False}, [0, 1, 2, 3]),
    ],
)
def test_somebody_else_edits_a_playlist(
    sandbox: Sandbox, spotify: Spotify, playlist_id: str, edit: dict[str, Any], expected: list[int]
) -> None:
    before = spotify.playlist(playlist_id)["snapshot_id"]
    answer = admin(sandbox, "POST", f"playlists/{playlist_id}/edits", edit)
    assert answer.status_code == 201
    assert spotify.playlist(playlist_id)["snapshot_id"] == answer.json()["snapshot_id"] != before
    assert numbers(sandbox, playlist_id) == expected
    assert all(row["added_by"] == "another-listener" for row in sandbox.rows(playlist_id) if row["serial"] > 7)


def test_somebody_deletes_a_playlist(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    sandbox.foreign_edit(playlist_id, "delete")
    answer = requests.get(
        f"{sandbox.spotify_api_url}/v1/playlists/{playlist_id}", headers=spotify._auth_headers(), timeout=5
    )
    assert answer.status_code == 404
    with pytest.raises(NotFound):
        sandbox.rows(playlist_id)


def test_a_grant_needs_no_browser(sandbox: Sandbox) -> None:
    tokens = admin(sandbox, "POST", "grants", {"scope": "playlist-read-private"}).json()
    assert tokens["token_type"] == "Bearer"
    assert tokens["scope"] == "playlist-read-private"
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert requests.get(f"{sandbox.spotify_api_url}/v1/me", headers=headers, timeout=5).ok
    assert admin(sandbox, "DELETE", "grants?user=nobody").json() == {"revoked": 0}
    assert admin(sandbox, "DELETE", "grants").json() == {"revoked": 1}


def test_tracks_change_their_state(sandbox: Sandbox, spotify: Spotify, playlist_id: str) -> None:
    def put(**body: str) -> int:
        return admin(sandbox, "PUT", f"tracks/{uri(0)}", body).status_code

    assert put(state="unplayable") == 204
    assert spotify.playlist_items(playlist_id)["items"][0]["item"]["is_playable"] is False
    assert put(state="relinked", relinked_to=uri(9)) == 204
    assert spotify.track(uri(0))["uri"] == uri(9)
    assert put(state="gone") == 204
    assert spotify.playlist_items(playlist_id)["items"][0]["item"] is None
    assert put(state="available") == 204
    assert spotify.track(uri(0))["is_playable"] is True
    assert put(state="relinked") == 422
    assert put(state="melted") == 422


def test_the_clock_moves(sandbox: Sandbox) -> None:
    assert admin(sandbox, "PUT", "clock", {"offset_seconds": 100}).json()["offset_seconds"] == 100
    assert admin(sandbox, "PUT", "clock", {"advance_seconds": 50}).json()["offset_seconds"] == 150
    assert admin(sandbox, "GET", "clock").json()["now"].endswith("Z")
    assert admin(sandbox, "PUT", "clock", {}).status_code == 422


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "faults", {"kind": "nonsense"}, 422),
        ("POST", "faults", {}, 422),
        ("POST", "faults", [1], 422),
        ("GET", "playlists/nope/rows", None, 404),
        ("POST", "playlists/nope/edits", {"op": "rename", "name": "x"}, 404),
        ("POST", "playlists/SANDBOXPLAYLIST9000001/edits", {"op": "paint"}, 422),
        ("POST", "playlists/SANDBOXPLAYLIST9000001/edits", {"op": "rename"}, 422),
        ("POST", "playlists/SANDBOXPLAYLIST9000001/edits", {"op": "remove", "positions": [99]}, 422),
        ("PUT", "settings", {"rotation": "sometimes"}, 422),
        ("PUT", "settings", {"colour": "red"}, 422),
    ],
)
def test_wrong_orders_are_refused_with_a_reason(
    sandbox: Sandbox, method: str, path: str, body: Any, status: int
) -> None:
    answer = admin(sandbox, method, path, body)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_the_python_interface_refuses_the_same(sandbox: Sandbox) -> None:
    with pytest.raises(InvalidInput):
        sandbox.fault("nonsense")
    with pytest.raises(NotFound):
        sandbox.foreign_edit("nope", "rename", name="x")
