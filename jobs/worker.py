"""A worker: takes jobs from the queue until it is told to stop. Start as many as you like, on as many hosts."""

from __future__ import annotations

from procrastinate import App, PsycopgConnector

from jobs.tasks import register
from playlist_service.bootstrap import Running

CONCURRENCY = 4
"""Jobs that one worker runs at once; syncs wait for the network most of the time."""


def build_app(running: Running) -> App:
    """Return the queue's app with every task registered."""
    app = App(connector=PsycopgConnector(conninfo=running.queue_address))
    register(app, running.services)
    return app


def work(running: Running, *, until_empty: bool = False, concurrency: int = CONCURRENCY) -> None:
    """Run jobs until SIGINT or SIGTERM, finishing those that run; with `until_empty` until none waits."""
    build_app(running).run_worker(
        concurrency=concurrency,
        wait=not until_empty,
        listen_notify=not until_empty,
        delete_jobs="successful",
        shutdown_graceful_timeout=20.0,
        fetch_job_polling_interval=2.0,
    )
