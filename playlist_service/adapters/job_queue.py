"""The job queue: jobs are put on it in the transaction that changes the state, so that neither is ever there alone."""

from __future__ import annotations

from datetime import datetime

from procrastinate import App, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from playlist_service.ports import FailedJob

_FAILED = text(
    """
    SELECT job.id, job.task_name, job.args->>'slug',
        (SELECT max(at) FROM procrastinate_events event WHERE event.job_id = job.id AND event.type = 'failed')
    FROM procrastinate_jobs job WHERE job.status = 'failed' ORDER BY 4 DESC NULLS LAST, job.id DESC
    """
)
_RETRY = text("SELECT procrastinate_retry_job_v2(:job_id, NULL, NULL, NULL, NULL)")
_DISMISS = text("DELETE FROM procrastinate_jobs WHERE id = :job_id AND status = 'failed'")


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

    def failed(self, session: Session) -> list[FailedJob]:
        """Return the jobs that failed, the newest first."""
        return [FailedJob(*row) for row in session.connection().execute(_FAILED)]

    def retry(self, session: Session, job_id: int) -> None:
        """Put a failed job on the queue again; where the same one waits there already, it does the work of both."""
        try:
            with session.begin_nested():
                session.connection().execute(_RETRY, {"job_id": job_id})
        except IntegrityError:
            self.dismiss(session, job_id)

    def dismiss(self, session: Session, job_id: int) -> None:
        """Delete a failed job."""
        session.connection().execute(_DISMISS, {"job_id": job_id})
