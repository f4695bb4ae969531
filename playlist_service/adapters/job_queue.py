"""The job queue: jobs are put on it in the transaction that changes the state, so that neither is ever there alone."""

from __future__ import annotations

from datetime import datetime

from procrastinate import App, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from sqlmodel import Session


class ProcrastinateQueue:
    """Puts jobs on Procrastinate's tables by the name of their task; the worker knows what each name does."""

    def __init__(self) -> None:
        """No connection of its own: every job travels on the caller's."""
        self._app = App(connector=SyncPsycopgConnector())

    def enqueue(
        self,
        session: Session,
        task: str,
        *,
        queueing_lock: str,
        lock: str | None = None,
        priority: int = 0,
        run_at: datetime | None = None,
        **arguments: str | int | None,
    ) -> bool:
        """Put a job on the queue with the session's transaction; return False where the same one waits already.

        Jobs of one `lock` run one at a time; of one `queueing_lock` one waits at a time. `run_at` is aware, UTC.
        """
        try:
            # A savepoint: a refused job must not take the caller's transaction with it.
            with session.begin_nested():
                deferrer = self._app.configure_task(
                    task,
                    lock=lock,
                    queueing_lock=queueing_lock,
                    priority=priority,
                    schedule_at=run_at,
                    connection=session.connection().connection.driver_connection,
                )
                deferrer.defer(**arguments)
        except AlreadyEnqueued:
            return False
        return True
