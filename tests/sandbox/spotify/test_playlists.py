"""Playlists: rows, snapshots, order, details, cover and library, by spotipy and by raw requests."""

from __future__ import annotations

import base64
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from spotipy import Spotify, SpotifyException

from playlist_service.sandbox import Sandbox, playlists
from playlist_service.sandbox.playlists import Playlist, Row


def uri(number: int) -> str:
    return f"spotify:track:SANDBOX9{number:014d}"


def filled(spotify: Spotify, count: int) -> str:
    playlist_id: str = spotify.current_user_playlist_create("Mine")["id"]
    for start in range(0, count, 100):
        uris = [uri(n) for n in range(start, min(start + 100, count))]
        spotify._post(f"playlists/{playlist_id}/items", payload={"uris": uris})
    return playlist_id


def numbers(sandbox: Sandbox, playlist_id: str) -> list[int]:
    return [int(row["uri"][-14:]) for row in sandbox.rows(playlist_id)]


def refused(call: Any, *args: Any, **named: Any) -> tuple[int, str]:
    with pytest.raises(SpotifyException) as caught:
        call(*args, **named)
    return caught.value.http_status, caught.value.msg.rpartition("\n ")[2]


def test_a_new_playlist_is_public_empty_and_ours(spotify: Spotify) -> None:
    playlist = spotify.current_user_playlist_create("Robots", description="Tin & tears")
    assert playlist["public"] is True
    assert playlist["owner"]["id"] == spotify.me()["id"]
    assert playlist["items"]["total"] == 0
    assert "tracks" not in playlist
    assert len(playlist["id"]) == 22


def test_me_names_the_account_that_never_changes(spotify: Spotify) -> None:
    me = spotify.me()
    assert me["account_id"]
    assert not {"country", "email", "product"} & set(me)


def test_rows_come_fifty_a_page_under_item(spotify: Spotify) -> None:
    playlist_id = filled(spotify, 120)
    page = spotify.playlist_items(playlist_id, limit=50)
    rows = page["items"]
    while page["next"]:
        page = spotify.next(page)
        rows = rows + page["items"]
    assert [row["item"]["uri"] for row in rows] == [uri(n) for n in range(120)]
    assert set(rows[0]) == {"added_at", "added_by", "is_local", "item", "primary_color", "video_thumbnail"}
    assert rows[0]["item"]["track"] is True
    assert rows[0]["added_by"]["id"] == "sandbox-curator"
    assert refused(spotify.playlist_items, playlist_id, limit=51) == (400, "Invalid limit")


def test_fields_cut_an_answer_down(spotify: Spotify) -> None:
    playlist_id = filled(spotify, 2)
    assert set(spotify.playlist(playlist_id, fields="snapshot_id,name")) == {"snapshot_id", "name"}
    cut = spotify.playlist_items(playlist_id, fields="total,items(item(uri),added_by.id)")
    assert cut["items"][0] == {"item": {"uri": uri(0)}, "added_by": {"id": "sandbox-curator"}}
    stale_name = spotify.playlist_items(playlist_id, fields="items(track(uri))")
    assert stale_name == {"items": [{}, {}]}
    assert refused(spotify.playlist, playlist_id, fields="items(item") == (400, "Invalid fields")


def test_adds_go_before_a_position_or_to_the_end(sandbox: Sandbox, spotify: Spotify) -> None:
    playlist_id = filled(spotify, 3)
    address = f"playlists/{playlist_id}/items"
    spotify._post(address, payload={"uris": [uri(10), uri(11)], "position": 1})
    assert numbers(sandbox, playlist_id) == [0, 10, 11, 1, 2]
    spotify.playlist_add_items(playlist_id, [uri(12)], position=0)
    spotify.playlist_add_items(playlist_id, [uri(13)])
    assert numbers(sandbox, playlist_id) == [12, 0, 10, 11, 1, 2, 13]
    spotify._post(address, payload={"uris": [uri(1)]}, uris=uri(14))
    assert numbers(sandbox, playlist_id)[-1] == 14
    assert refused(spotify._post, address, payload={"uris": [uri(1)], "position": 99}) == (403, "Index out of bounds")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "No uris provided"),
        ({"uris": []}, "No uris provided"),
        ({"uris": "spotify:track:SANDBOX900000000000001"}, "No uris provided"),
        ({"uris": [uri(n) for n in range(101)]}, "You can add a maximum of 100 tracks per request."),
        ({"uris": ["spotify:track:short"]}, "Invalid track uri: spotify:track:short"),
        ({"uris": ["spotify:local:a:b:c:1"]}, "Invalid track uri: spotify:local:a:b:c:1"),
        ({"uris": ["spotify:track:SANDBOX000000000099999"]}, "Payload contains a non-existing ID"),
        ({"uris": [uri(1)], "position": "x"}, "Invalid position"),
    ],
)
def test_bad_writes_change_nothing(sandbox: Sandbox, spotify: Spotify, body: dict[str, Any], message: str) -> None:
    playlist_id = filled(spotify, 1)
    assert refused(spotify._post, f"playlists/{playlist_id}/items", payload=body) == (400, message)
    assert numbers(sandbox, playlist_id) == [0]


def test_replace_makes_all_rows_new(sandbox: Sandbox, spotify: Spotify) -> None:
    playlist_id = filled(spotify, 3)
    before = {row["serial"] for row in sandbox.rows(playlist_id)}
    spotify.playlist_replace_items(playlist_id, [uri(2), uri(0)])
    assert numbers(sandbox, playlist_id) == [2, 0]
    assert not before & {row["serial"] for row in sandbox.rows(playlist_id)}
    spotify.playlist_replace_items(playlist_id, [])
    assert numbers(sandbox, playlist_id) == []


def test_removing_takes_every_copy_whatever_positions_say(sandbox: Sandbox, spotify: Spotify) -> None:
    playlist_id = filled(spotify, 3)
    spotify.playlist_add_items(playlist_id, [uri(0), uri(1), uri(0)])
    spotify.playlist_remove_specific_occurrences_of_items(playlist_id, [{"uri": uri(0), "positions": [5]}])
    assert numbers(sandbox, playlist_id) == [1, 2, 1]
    spotify.playlist_remove_all_occurrences_of_items(playlist_id, [uri(1), uri(77)])
    assert numbers(sandbox, playlist_id) == [2]
    address = f"playlists/{playlist_id}/items"
    assert refused(spotify._delete, address, payload={"tracks": [{"uri": uri(2)}]}) == (400, "No uris provided")


@pytest.mark.parametrize(
    ("start", "length", "before", "expected"),
    [
        (0, 1, 10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]),
        (9, 1, 0, [9, 0, 1, 2, 3, 4, 5, 6, 7, 8]),
        (2, 3, 7, [0, 1, 5, 6, 2, 3, 4, 7, 8, 9]),
        (5, 2, 1, [0, 5, 6, 1, 2, 3, 4, 7, 8, 9]),
        (2, 4, 3, list(range(10))),
    ],
)
def test_a_block_moves_by_the_indices_before_the_move(
    sandbox: Sandbox, spotify: Spotify, start: int, length: int, before: int, expected: list[int]
) -> None:
    playlist_id = filled(spotify, 10)
    serials = {row["uri"]: row["serial"] for row in sandbox.rows(playlist_id)}
    spotify.playlist_reorder_items(playlist_id, start, before, length)
    assert numbers(sandbox, playlist_id) == expected
    assert {row["uri"]: row["serial"] for row in sandbox.rows(playlist_id)} == serials


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1), st.integers(0, n), st.data())))
def test_a_move_keeps_the_block_and_the_rest_in_order(drawn: tuple[int, int, int, Any]) -> None:
    total, start, before, data = drawn
    length = data.draw(st.integers(1, total - start))
    moved = Playlist("p", "n", "o", rows=[Row(str(n), "", "", n) for n in range(total)])
    playlists.reorder(moved, start, length, before)
    order = [row.serial for row in moved.rows]
    block = list(range(start, start + length))
    assert sorted(order) == list(range(total))
    assert [n for n in order if n in block] == block
    assert [n for n in order if n not in block] == [n for n in range(total) if n not in block]
    if before == total and start + length < total:
        assert order[-length:] == block


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"range_start": 3, "insert_before": 0}, 403),
        ({"range_start": 0, "insert_before": 4}, 403),
        ({"range_start": 0, "range_length": 4, "insert_before": 0}, 403),
        ({"range_start": 0}, 400),
        ({"uris": [uri(1)], "range_start": 0, "insert_before": 1}, 400),
        ({"range_start": 0, "insert_before": 1, "snapshot_id": "nonsense"}, 400),
        ({}, 400),
    ],
)
def test_bad_moves_are_refused(sandbox: Sandbox, spotify: Spotify, body: dict[str, Any], status: int) -> None:
    playlist_id = filled(spotify, 3)
    assert refused(spotify._put, f"playlists/{playlist_id}/items", payload=body)[0] == status
    assert numbers(sandbox, playlist_id) == [0, 1, 2]


def test_every_change_makes_a_new_snapshot_and_an_old_one_is_no_lock(spotify: Spotify) -> None:
    playlist = spotify.current_user_playlist_create("Mine")
    seen = [playlist["snapshot_id"]]
    seen.append(spotify.playlist_add_items(playlist["id"], [uri(1), uri(2)])["snapshot_id"])
    seen.append(spotify.playlist_reorder_items(playlist["id"], 0, 2, snapshot_id=seen[0])["snapshot_id"])
    spotify.playlist_change_details(playlist["id"], name="Ours")
    seen.append(spotify.playlist(playlist["id"], fields="snapshot_id")["snapshot_id"])
    assert len(set(seen)) == 4
    assert spotify.playlist(playlist["id"])["snapshot_id"] == seen[-1]


def test_descriptions_come_back_escaped_and_addresses_are_refused(spotify: Spotify) -> None:
    playlist_id = spotify.current_user_playlist_create("Mine")["id"]
    spotify.playlist_change_details(playlist_id, description='Songs & <robots> of "I\'m Here"')
    escaped = spotify.playlist(playlist_id)["description"]
    assert escaped == "Songs &amp; &lt;robots&gt; of &quot;I&#x27;m Here&quot;"
    refusal = refused(spotify.playlist_change_details, playlist_id, description="see https://example.org/x")
    assert refusal[0] == 400
    assert spotify.playlist(playlist_id)["description"] == escaped


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"description": "two\nlines"}, 500),
        ({"description": "d" * 301}, 500),
        ({"name": "n" * 101}, 500),
        ({"name": ""}, 400),
        ({"name": 7}, 400),
        ({"public": "yes"}, 400),
        ({"collaborative": True}, 400),
    ],
)
def test_bad_details_are_refused(spotify: Spotify, body: dict[str, Any], status: int) -> None:
    playlist_id = spotify.current_user_playlist_create("Mine")["id"]
    assert refused(spotify._put, f"playlists/{playlist_id}", payload=body)[0] == status
    assert spotify.playlist(playlist_id)["name"] == "Mine"


def test_a_cover_is_a_small_base64_jpeg(spotify: Spotify) -> None:
    playlist_id = spotify.current_user_playlist_create("Mine")["id"]
    jpeg = b"\xff\xd8\xff\xe0" + b"\0" * 64 + b"\xff\xd9"
    before = spotify.playlist(playlist_id)["snapshot_id"]
    spotify.playlist_upload_cover_image(playlist_id, base64.b64encode(jpeg).decode())
    assert spotify.playlist(playlist_id)["snapshot_id"] != before
    image = requests.get(spotify.playlist_cover_image(playlist_id)[0]["url"], timeout=5)
    assert (image.headers["Content-Type"], image.content) == ("image/jpeg", jpeg)
    assert refused(spotify.playlist_upload_cover_image, playlist_id, base64.b64encode(b"PNG").decode())[0] == 400
    assert refused(spotify.playlist_upload_cover_image, playlist_id, "A" * (256 * 1024 + 1))[0] == 413


def test_the_library_follows_and_unfollows(spotify: Spotify) -> None:
    playlist_id = filled(spotify, 1)
    spotify.current_user_follow_playlist("SANDBOXPLAYLIST9000001")
    assert [one["id"] for one in spotify.current_user_playlists()["items"]] == [playlist_id, "SANDBOXPLAYLIST9000001"]
    asked = {"uris": f"spotify:playlist:{playlist_id},spotify:playlist:SANDBOXPLAYLIST9000001"}
    assert spotify._get("me/library/contains", **asked) == [True, True]
    spotify._delete("me/library", **asked)
    assert spotify._get("me/library/contains", **asked) == [False, False]
    assert spotify.current_user_playlists()["total"] == 0
    assert spotify.playlist(playlist_id)["items"]["total"] == 1
    assert refused(spotify._delete, "me/library") == (400, "No uris provided")
    many = ",".join(["spotify:playlist:SANDBOXPLAYLIST9000001"] * 41)
    assert refused(spotify._put, "me/library", uris=many)[0] == 400


def test_someone_elses_playlist_shows_no_rows_and_takes_no_writes(spotify: Spotify) -> None:
    foreign = spotify.playlist("SANDBOXPLAYLIST9000001")
    assert foreign["owner"]["id"] == "another-listener"
    assert "items" not in foreign
    assert refused(spotify.playlist_items, "SANDBOXPLAYLIST9000001") == (403, "Forbidden")
    assert refused(spotify.playlist_add_items, "SANDBOXPLAYLIST9000001", [uri(1)])[0] == 403
    assert refused(spotify.playlist, "SANDBOXPLAYLIST8888888")[0] == 404


def test_local_and_vanished_rows_keep_their_slots(sandbox: Sandbox, spotify: Spotify) -> None:
    playlist_id = filled(spotify, 3)
    sandbox.foreign_edit(playlist_id, "add", uris=["spotify:local:Nobody:Tape:Home+Demo:61"], position=1)
    sandbox.track(uri(1), "gone")
    rows = spotify.playlist_items(playlist_id)["items"]
    assert [row["item"] and row["item"]["uri"] for row in rows] == [
        uri(0),
        "spotify:local:Nobody:Tape:Home+Demo:61",
        None,
        uri(2),
    ]
    assert rows[1]["is_local"] is True
    assert rows[1]["item"]["id"] is None
    assert rows[1]["item"]["name"] == "Home Demo"
    body = {"items": [{"uri": "spotify:local:Nobody:Tape:Home+Demo:61"}]}
    spotify._delete(f"playlists/{playlist_id}/items", payload=body)
    assert spotify.playlist_items(playlist_id)["total"] == 3


def test_a_relinked_row_shows_another_track_and_nothing_tells(sandbox: Sandbox, spotify: Spotify) -> None:
    playlist_id = filled(spotify, 2)
    sandbox.track(uri(0), "relinked", relinked_to=uri(50))
    item = spotify.playlist_items(playlist_id, market="DE")["items"][0]["item"]
    assert item["uri"] == uri(50)
    assert "linked_from" not in item
    spotify.playlist_remove_all_occurrences_of_items(playlist_id, [uri(50)])
    assert numbers(sandbox, playlist_id) == [0, 1]
    sandbox.track(uri(0), "available")
    assert spotify.playlist_items(playlist_id)["items"][0]["item"]["uri"] == uri(0)


def test_scopes_are_needed(sandbox: Sandbox, spotify: Spotify) -> None:
    playlist_id = filled(spotify, 1)
    token = sandbox.grant(scope="playlist-read-private")["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    address = f"{sandbox.spotify_api_url}/v1/playlists/{playlist_id}/items"
    assert requests.get(address, headers=headers, timeout=5).status_code == 200
    answer = requests.post(address, headers=headers, json={"uris": [uri(1)]}, timeout=5)
    assert (answer.status_code, answer.json()["error"]["message"]) == (403, "Insufficient client scope")
    private = requests.post(
        f"{sandbox.spotify_api_url}/v1/me/playlists",
        headers={"Authorization": f"Bearer {sandbox.grant(scope='playlist-modify-public')['access_token']}"},
        json={"name": "Mine", "public": False},
        timeout=5,
    )
    assert private.status_code == 403


def test_bodies_that_are_no_json_are_refused(sandbox: Sandbox, spotify: Spotify) -> None:
    headers = spotify._auth_headers()
    address = f"{sandbox.spotify_api_url}/v1/me/playlists"
    for body in ("{", "7", '"name"'):
        assert requests.post(address, headers=headers, data=body, timeout=5).status_code == 400
