"""`playlist-service sandbox` in the foreground, and its subcommands against it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner

from playlist_service.cli.sandbox import sandbox as command
from playlist_service.errors import InvalidInput, NotFound, RemoteUnavailable
from playlist_service.sandbox import Sandbox

START = [sys.executable, "-c", "from playlist_service.cli import main; main()", "sandbox"]


@contextmanager
def running(*options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    arguments = [*START, "--musicbrainz-port", "0", "--spotify-port", "0", *options]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            assert process.stdout is not None
            assert "running" in process.stderr.readline()
            exported = [process.stdout.readline() for _ in range(6)]
            yield process, dict(re.findall(r"export (\w+)=(\S+)", "".join(exported)))
        finally:
            if process.poll() is None:
                process.kill()


def told(sandbox: Sandbox, *arguments: str) -> Any:
    outcome = CliRunner().invoke(command, [*arguments, "--admin-url", sandbox.admin_url], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    return json.loads(outcome.stdout) if outcome.stdout else None


def test_it_prints_what_to_export_and_ends_when_asked() -> None:
    with running() as (process, exported):
        assert set(exported) == {
            "MUSICBRAINZ_URL",
            "SPOTIFY_API_URL",
            "SPOTIFY_ACCOUNTS_URL",
            "SPOTIFY_CLIENT_ID",
            "SPOTIFY_CLIENT_SECRET",
            "SANDBOX_ADMIN_URL",
        }
        assert requests.get(f"{exported['MUSICBRAINZ_URL']}/ws/2/isrc/QZSBX2600101", timeout=5).ok
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0


def test_what_was_answered_survives_a_kill(tmp_path: Path) -> None:
    state = ["--state", str(tmp_path / "sandbox.json")]
    with running(*state) as (process, exported):
        tokens = requests.post(f"{exported['SANDBOX_ADMIN_URL']}/grants", timeout=5).json()
        headers = {"Authorization": f"Bearer {tokens['access_token']}"}
        address = f"{exported['SPOTIFY_API_URL']}/v1/me/playlists"
        created = requests.post(address, json={"name": "Kept"}, headers=headers, timeout=5).json()
        process.kill()
        process.wait(timeout=10)
    with running(*state) as (_, exported):
        address = f"{exported['SPOTIFY_API_URL']}/v1/me/playlists"
        mine = requests.get(address, headers=headers, timeout=5).json()["items"]
        assert [one["id"] for one in mine] == [created["id"]]


def test_faults_are_ordered_listed_and_cleared(sandbox: Sandbox) -> None:
    order = ["fault", "error", "--method", "POST", "--path", "/v1/*", "--nth", "2", "--status", "503"]
    assert told(sandbox, *order, "--when", "after", "--times", "0") == {"id": 1}
    (listed,) = told(sandbox, "faults")["faults"]
    assert (listed["method"], listed["path"], listed["nth"], listed["times"]) == ("POST", "/v1/*", 2, 0)
    edit = '{"playlist_id": "SANDBOXPLAYLIST9000001", "op": "delete"}'
    assert told(sandbox, "fault", "foreign_edit", "--order", edit) == {"id": 2}
    assert told(sandbox, "faults", "--clear") is None
    assert told(sandbox, "faults")["faults"] == []


def test_requests_rows_edits_tracks_grants_and_clock(sandbox: Sandbox) -> None:
    playlist_id = "SANDBOXPLAYLIST9000001"
    assert told(sandbox, "foreign-edit", playlist_id, '{"op": "remove", "positions": [0]}')["snapshot_id"]
    assert len(told(sandbox, "rows", playlist_id)["rows"]) == 2
    assert told(sandbox, "playlists")["playlists"][0]["id"] == playlist_id
    assert told(sandbox, "track", "SANDBOX000000000000101", "gone") is None
    token = told(sandbox, "grant")["access_token"]
    address = f"{sandbox.spotify_api_url}/v1/tracks/SANDBOX000000000000101"
    headers = {"Authorization": f"Bearer {token}"}
    assert requests.get(address, headers=headers, timeout=5).status_code == 404
    assert told(sandbox, "requests", "--server", "spotify")["total"] == 1
    assert told(sandbox, "requests", "--clear") is None
    assert told(sandbox, "clock", "--advance", "5")["offset_seconds"] == 5
    assert told(sandbox, "clock", "--offset", "0")["offset_seconds"] == 0
    assert told(sandbox, "clock")["offset_seconds"] == 0
    assert told(sandbox, "settings", "--rotation", "always") == {"rotation": "always", "enforce_rate": False}
    assert told(sandbox, "revoke", "--user", "nobody") == {"revoked": 0}
    assert told(sandbox, "revoke") == {"revoked": 1}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["rows", "nope"], NotFound),
        (["foreign-edit", "SANDBOXPLAYLIST9000001", "{"], InvalidInput),
        (["foreign-edit", "SANDBOXPLAYLIST9000001", "{}"], InvalidInput),
    ],
)
def test_a_wrong_order_is_an_error_of_the_command(
    sandbox: Sandbox, arguments: list[str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        told(sandbox, *arguments)


def test_no_sandbox_at_the_address_is_explained() -> None:
    with pytest.raises(RemoteUnavailable, match="start one"):
        CliRunner().invoke(command, ["faults", "--admin-url", "http://127.0.0.1:9"], catch_exceptions=False)
