"""State that survives, and servers that come and go."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
import requests

from playlist_service.errors import InvalidInput
from playlist_service.sandbox import Sandbox


def uri(number: int) -> str:
    return f"spotify:track:SANDBOX9{number:014d}"


def created(sandbox: Sandbox, token: str) -> str:
    headers = {"Authorization": f"Bearer {token}"}
    address = f"{sandbox.spotify_api_url}/v1/me/playlists"
    playlist_id: str = requests.post(address, json={"name": "Mine"}, headers=headers, timeout=5).json()["id"]
    items = f"{sandbox.spotify_api_url}/v1/playlists/{playlist_id}/items"
    requests.post(items, json={"uris": [uri(1), uri(2)]}, headers=headers, timeout=5).raise_for_status()
    return playlist_id


def test_playlists_grants_tracks_and_the_clock_survive_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "sandbox.json"
    with Sandbox.start(state=state) as first:
        token = first.grant()["access_token"]
        playlist_id = created(first, token)
        first.track(uri(1), "gone")
        first.move_clock(offset_seconds=60)
        rows, playlists = first.rows(playlist_id), first.playlists()
    with Sandbox.start(state=state) as second:
        assert second.rows(playlist_id) == rows
        assert second.playlists() == playlists
        assert second.clock()["offset_seconds"] == 60
        headers = {"Authorization": f"Bearer {token}"}
        address = f"{second.spotify_api_url}/v1/playlists/{playlist_id}/items"
        shown = requests.get(address, headers=headers, timeout=5).json()["items"]
        assert [row["item"] and row["item"]["uri"] for row in shown] == [None, uri(2)]
        second.track(uri(1), "available")
        assert created(second, token) != playlist_id


def test_the_file_holds_what_an_answer_has_promised(tmp_path: Path) -> None:
    state = tmp_path / "sandbox.json"
    with Sandbox.start(state=state) as sandbox:
        playlist_id = created(sandbox, sandbox.grant()["access_token"])
        saved = json.loads(state.read_text(encoding="utf-8"))
        kept = {one["id"]: one["rows"] for one in saved["playlists"]["playlists"]}
        assert [row["uri"] for row in kept[playlist_id]] == [uri(1), uri(2)]
    assert [path.name for path in tmp_path.iterdir()] == ["sandbox.json"]


def test_without_a_file_nothing_survives() -> None:
    with Sandbox.start() as first:
        playlist_id = created(first, first.grant()["access_token"])
    with Sandbox.start() as second:
        assert playlist_id not in [one["id"] for one in second.playlists()]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"clock_offset_seconds": 0}'])
def test_a_file_that_is_no_state_is_refused(tmp_path: Path, text: str) -> None:
    state = tmp_path / "sandbox.json"
    state.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"sandbox\.json"):
        Sandbox.start(state=state)


def test_closing_frees_ports_and_threads() -> None:
    before = set(threading.enumerate())
    sandbox = Sandbox.start()
    port = int(sandbox.spotify_api_url.rpartition(":")[2])
    sandbox.close()
    sandbox.close()
    assert not [thread for thread in set(threading.enumerate()) - before if thread.name.startswith("sandbox-")]
    with pytest.raises(requests.ConnectionError):
        requests.get(sandbox.spotify_api_url, timeout=5)
    with Sandbox.start(spotify_port=port) as again:
        assert again.spotify_api_url == sandbox.spotify_api_url


def test_a_taken_port_is_explained(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    port = int(sandbox.spotify_api_url.rpartition(":")[2])
    with pytest.raises(InvalidInput, match=str(port)):
        Sandbox.start(spotify_port=port)
    capsys.readouterr()


def test_many_writers_lose_nothing(sandbox: Sandbox) -> None:
    token = sandbox.grant()["access_token"]
    playlist_id = created(sandbox, token)
    address = f"{sandbox.spotify_api_url}/v1/playlists/{playlist_id}/items"

    def write(start: int) -> None:
        for number in range(start, start + 10):
            requests.post(
                address, json={"uris": [uri(number)]}, headers={"Authorization": f"Bearer {token}"}, timeout=10
            ).raise_for_status()

    threads = [threading.Thread(target=write, args=(100 * n,)) for n in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = sandbox.rows(playlist_id)
    assert len(rows) == len({row["serial"] for row in rows}) == 42
