"""The embedded server is shared, outlives a killed process, and stops with its last user."""

import signal
import subprocess
import sys
from pathlib import Path

import psycopg

from playlist_service.database.embedded import EmbeddedPostgres

USER = """
import sys
from pathlib import Path
import psycopg
from playlist_service.database.embedded import EmbeddedPostgres

server = EmbeddedPostgres(Path(sys.argv[1]))
with psycopg.connect(server.address, autocommit=True) as connection:
    connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
    connection.execute("INSERT INTO kept VALUES ('still here')")
print("ready", flush=True)
sys.stdin.read()
server.close()
"""


def _user_of(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _postmaster(folder: Path) -> int:
    return int((folder / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def _runs(folder: Path) -> bool:
    """PostgreSQL removes the file last; its pid may still be there, as a zombie that nobody reaped."""
    return (folder / "postgres" / "postmaster.pid").exists()


def test_two_processes_share_one_server_and_the_last_to_go_stops_it(instance: Path) -> None:
    with EmbeddedPostgres(instance) as server, _user_of(instance) as other:
        other.communicate()
        assert _runs(instance)
        with psycopg.connect(server.address) as connection:
            assert connection.execute("SELECT word FROM kept").fetchone() == ("still here",)
    assert not _runs(instance)


def test_a_killed_process_leaves_a_server_that_the_next_one_uses_and_stops(instance: Path) -> None:
    with _user_of(instance) as killed:
        pid = _postmaster(instance)
        killed.send_signal(signal.SIGKILL)
    assert _runs(instance)
    with EmbeddedPostgres(instance) as server:
        assert _postmaster(instance) == pid
        with psycopg.connect(server.address) as connection:
            assert connection.execute("SELECT word FROM kept").fetchone() == ("still here",)
    assert not _runs(instance)


def test_a_process_can_start_it_again_after_it_was_the_last(instance: Path) -> None:
    with EmbeddedPostgres(instance):
        pass
    with EmbeddedPostgres(instance) as server, psycopg.connect(server.address) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
