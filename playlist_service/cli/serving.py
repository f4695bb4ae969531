"""`run`, and its parts one by one: `web`, `worker`, `clock`."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import click

from jobs import clock as clock_job
from jobs import worker as worker_job
from playlist_service.bootstrap import database_address, opened
from playlist_service.config import Settings
from playlist_service.database import Database, schema
from playlist_service.errors import PlaylistServiceError

_STOP_SECONDS = 30
_PARENT = "PLAYLIST_SERVICE_STARTED_BY"
"""Set for the parts that `run` and `demo` start: the pid of the process without which they shall not live."""
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None

bind_option = click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Address and port of the site.")
processes_option = click.option("--processes", default=2, show_default=True, help="Processes that serve the site.")


@click.command()
@bind_option
@processes_option
def web(bind: str, processes: int) -> None:
    """Serve the site (gunicorn)."""
    _end_with_parent()
    with opened(Settings.from_environment()):
        pass  # a database that is behind is said here, not by every worker process
    arguments = ["--bind", bind, "--workers", str(processes), "--worker-class", "gthread", "--threads", "8"]
    settings = ["--no-control-socket", "--access-logfile", "-"]
    application = "playlist_service.bootstrap:create_application()"
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *arguments, *settings, application])  # noqa: S606 - our own


@click.command()
@click.option(
    "--concurrency",
    type=click.IntRange(1, worker_job.MOST_AT_ONCE),
    default=worker_job.CONCURRENCY,
    show_default=True,
    help="Jobs at a time.",
)
@click.option("--until-empty", is_flag=True, help="Stop when no job waits.")
def worker(concurrency: int, until_empty: bool) -> None:
    """Run jobs from the queue; start as many workers as you like."""
    _end_with_parent()
    with opened(Settings.from_environment(), jobs_at_once=concurrency) as running:
        worker_job.work(running, until_empty=until_empty, concurrency=concurrency)


@click.command()
def clock() -> None:
    """Put what is due on the queue, every minute; any number of hosts may run a clock."""
    _end_with_parent()
    with opened(Settings.from_environment()) as running:
        clock_job.run(running.services)


@click.command()
@bind_option
@processes_option
def run(bind: str, processes: int) -> None:
    """Run everything on this machine: database, site, worker, clock."""
    settings = Settings.from_environment()
    with ExitStack() as stack:
        database = Database.connect(database_address(settings, stack))
        schema.upgrade(database.engine)
        database.close()
        parts = Parts([["web", "--bind", bind, "--processes", str(processes)], ["worker"], ["clock"]], dict(os.environ))
        stack.callback(parts.stop)
        click.echo(f"The site is at http://{bind} (Ctrl-C stops everything).", err=True)
        parts.wait()


class Parts:
    """The subprocesses of one machine: all run, or all stop."""

    def __init__(
        self, commands: Sequence[Sequence[str]], environment: dict[str, str], logs: Path | None = None
    ) -> None:
        """Start each command of this command line as a process of its own; with `logs` each talks to a file there."""
        command = [sys.executable, "-m", "playlist_service"]
        environment = {**environment, _PARENT: str(os.getpid())}
        self._stopping = False
        self._logs = logs
        self._processes = {words[0]: self._start([*command, *words], words[0], environment) for words in commands}

    def _start(self, command: Sequence[str], name: str, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        if self._logs is None:
            return subprocess.Popen(command, env=environment, start_new_session=True)
        self._logs.mkdir(parents=True, exist_ok=True)
        with (self._logs / f"{name}.log").open("wb") as log:
            return subprocess.Popen(command, env=environment, start_new_session=True, stdout=log, stderr=log)

    def wait(self) -> None:
        """Wait for a signal to stop. Raises PlaylistServiceError where a part ends by itself."""
        signal.signal(signal.SIGTERM, self._on_signal)
        signal.signal(signal.SIGINT, self._on_signal)
        while not self._stopping:
            self.require_all()
            _wait_for_any(self._processes.values())

    def require_all(self) -> None:
        """Return where every part runs. Raises PlaylistServiceError naming the one that ended."""
        for name, process in self._processes.items():
            if process.poll() is not None:
                told = f": its last words stand in {self._logs / name}.log" if self._logs else ""
                raise PlaylistServiceError(f"The {name} ended by itself (exit {process.returncode}){told}.")

    def stop(self) -> None:
        """Tell every part to finish what it is at, and wait until it has."""
        for process in self._processes.values():
            if process.poll() is None:
                process.terminate()
        for process in self._processes.values():
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signal module's signature
        self._stopping = True


def _end_with_parent() -> None:
    """Ask the kernel (Linux) to end this process when the one that started it is killed: no orphan keeps the port."""
    parent = os.environ.get(_PARENT)
    if parent is None or _libc is None:
        return
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(parent):
        sys.exit(1)


def _wait_for_any(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    """Look at each process for a moment, so that a signal or an end is seen within the second."""
    for process in processes:
        try:
            process.wait(0.3)
        except subprocess.TimeoutExpired:
            continue
        return
