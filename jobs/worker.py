"""A worker: takes jobs from the queue until it is told to stop. Start as many as you like, on as many hosts."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.middleware import AsyncCallNext, WorkerMiddleware
from procrastinate.worker import Worker

from jobs.tasks import register
from playlist_service.bootstrap import Running
from playlist_service.services.directory import Services

CONCURRENCY = 4
"""Jobs that one worker runs at once; syncs wait for the network most of the time."""
MOST_AT_ONCE = 32
"""More would take most of the 100 connections that PostgreSQL gives out by default."""


def build_app(running: Running) -> App:
    """Return the queue's app with every task registered."""
    app = App(connector=PsycopgConnector(conninfo=running.queue_address))
    register(app, running.services)
    return app


def work(running: Running, *, until_empty: bool = False, concurrency: int = CONCURRENCY) -> None:
    """Run jobs until SIGINT or SIGTERM, finishing those that run; with `until_empty` until none waits."""
    asyncio.run(_worked(build_app(running), running.services, until_empty, concurrency))


def keep_reasons(services: Services) -> WorkerMiddleware:
    """Return what keeps the reason of every job that fails; the queue itself keeps none."""

    async def kept(call_next: AsyncCallNext, context: JobContext, _worker: Worker) -> object:
        try:
            return await call_next()
        except Exception as error:  # the job loop: whatever it was, it is told, and the queue marks the job as failed
            await asyncio.to_thread(services.failures.note, context.job.id or 0, error)
            raise

    return kept


async def _worked(app: App, services: Services, until_empty: bool, concurrency: int) -> None:
    """Run the worker on a thread for each job: the loop's own are as few as the machine has cores, and some."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(concurrency + 2, thread_name_prefix="job"))
    async with app.open_async():
        await app.run_worker_async(
            concurrency=concurrency,
            wait=not until_empty,
            listen_notify=not until_empty,
            delete_jobs="successful",
            worker_middleware=[keep_reasons(services)],
            shutdown_graceful_timeout=20.0,
            fetch_job_polling_interval=2.0,
        )
