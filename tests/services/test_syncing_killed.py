"""Workers that are killed with SIGKILL in the middle of a call, as real processes, and resumed by another one."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from playlist_service.database import Database
from playlist_service.sandbox import Sandbox
from tests.conftest import MovedClock
from tests.services.syncing_stage import Stage, many_uris

WORKER = """
import sys
from datetime import UTC, datetime

from playlist_service.adapters.job_queue import ProcrastinateQueue
from playlist_service.adapters.pacing import SystemClock
from playlist_service.adapters.spotify import SpotifyPlaylistHost
from playlist_service.adapters.spotify_auth import FixedToken
from playlist_service.adapters.spotify_wire import SpotifyWire
from playlist_service.database import Database
from playlist_service.services.syncing import Syncing

database_url, api_url, token, slug = sys.argv[1:]
host = SpotifyPlaylistHost(SpotifyWire(api_url, FixedToken(token)))
Syncing(Database.connect(database_url), host, SystemClock(), ProcrastinateQueue()).run(slug, started_by="worker")
"""
ROWS = many_uris(108)
A = ROWS[:106]
B = [*ROWS[60:75], *ROWS[:20], ROWS[106], *ROWS[22:60], ROWS[107], *ROWS[75:106]]
REQUESTS = 11


@pytest.fixture
def stage(database: Database, moved_clock: MovedClock) -> Iterator[Stage]:
    with Sandbox.start() as sandbox:
        yield Stage(database, sandbox, moved_clock)


def _killed_in_request(stage: Stage, database_url: str, at: int, when: str) -> None:
    """Start a worker, and kill it while its `at`-th request is held by the server."""
    fault = stage.sandbox.fault(kind="latency", seconds=0.4, when=when, nth=at)
    arguments = [database_url, stage.sandbox.spotify_api_url, stage.token, stage.slug]
    with subprocess.Popen([sys.executable, "-c", WORKER, *arguments], cwd=Path(__file__).parents[2]) as worker:
        until = time.monotonic() + 30
        while worker.poll() is None and time.monotonic() < until:
            if any(one["id"] == fault and one["struck"] for one in stage.sandbox.world.faults.listed()):
                Event().wait(0.1)
                worker.send_signal(signal.SIGKILL)
                break
            Event().wait(0.01)
    assert worker.returncode == -signal.SIGKILL
    Event().wait(0.5)
    stage.sandbox.clear_faults()


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_worker_killed_in_any_request_is_resumed(stage: Stage, database_url: str, when: str) -> None:
    stage.publish(A)
    assert stage.run_until_settled()[-1] == "verified"
    for at in range(1, REQUESTS + 1):
        desired = B if at % 2 else A
        stage.publish(desired)
        serials = stage.serials()
        _killed_in_request(stage, database_url, at, when)
        stage.clock.set(max(stage.clock.now(), _last_call_at(stage)) + timedelta(seconds=1))
        assert stage.run_until_settled()[-1] in ("verified", "nothing")
        assert stage.uris() == desired
        assert all(stage.serials()[uri] == serials[uri] for uri in desired if uri in serials)
        assert stage.syncing.proposals(stage.slug) == ()
    assert [run["state"] for run in stage.runs()].count("interrupted") == REQUESTS


def _last_call_at(stage: Stage) -> datetime:
    moments: list[datetime] = [call["started_at"] for call in stage.calls()]
    return max(moments)


@pytest.mark.slow
def test_a_worker_killed_while_creating_leaves_no_twin(stage: Stage, database_url: str) -> None:
    for at in range(1, 4):
        stage.slug = f"killed-{at}"
        stage.publish(stage.tracks[:5], title=f"Killed {at}")
        _killed_in_request(stage, database_url, at, "before")
        stage.clock.set(max(stage.clock.now(), _last_call_at(stage)) + timedelta(seconds=1))
        assert stage.run_until_settled()[-1] in ("verified", "nothing")
        assert [one["rows"] for one in stage.own_playlists() if one["name"] == f"Killed {at}"] == [5]
        assert len(stage.own_playlists()) == at
