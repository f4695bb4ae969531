"""The demonstration walks the whole journey, and ends in the same state however often it was killed on the way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _demo(instance: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PLAYLIST_SERVICE_INSTANCE": str(instance)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "playlist_service", "demo", "--once", "--bind", f"127.0.0.1:{_free_port()}"]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )


def _finished(instance: Path) -> str:
    with _demo(instance) as process:
        told, _ = process.communicate(timeout=180)
    assert process.returncode == 0, told
    return told


def _killed_at(instance: Path, words: str) -> None:
    with _demo(instance) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if words in line:
                process.send_signal(signal.SIGKILL)
                break
        else:
            pytest.fail(f"The demonstration never said {words!r}.")


def test_the_demonstration_passes_its_own_checks_and_a_second_time_finds_nothing_left(instance: Path) -> None:
    first, second = _finished(instance), _finished(instance)
    assert "FAILED" not in first
    assert "Revision 1: 9 tracks" in first
    assert "Revision 1: 9 tracks" in second
    assert "ok: there is one playlist on Spotify, no twin" in second


@pytest.mark.parametrize("words", ["Publish"])
def test_killed_on_the_way_it_ends_in_the_same_state(instance: Path, words: str) -> None:
    _killed_at(instance, words)
    told = _finished(instance)
    assert "Revision 1: 9 tracks" in told
    assert "ok: there is one playlist on Spotify, no twin" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    ["Ingest", "im-here-listing", "interview", "Fuse", "Release:", "Review", "accepted", "Revision", "Sync"],
)
def test_killed_at_any_step_it_ends_in_the_same_state(instance: Path, words: str) -> None:
    _killed_at(instance, words)
    assert "ok: there is one playlist on Spotify, no twin" in _finished(instance)
