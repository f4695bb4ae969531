"""Jobs that failed: which, why and when; a person lets them be tried again, or dismisses them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.errors import NotFound, PlaylistServiceError
from playlist_service.ports import FailedJobs
from playlist_service.queries import failures

_NO_REASON = "No reason was kept; the worker's log has it."
_UNEXPECTED = "An error that nobody foresaw ({}); the worker's log has the rest."
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class FailureLine:
    """A job that failed, with the playlist that it was for, if it was for one."""

    job_id: int
    task: str
    slug: str | None
    failed_at: datetime | None
    reason: str


class Failures:
    """Shows what failed on the queue, and lets it be tried again."""

    def __init__(self, database: Database, queue: FailedJobs) -> None:
        """Look on `queue`; reasons are kept in `database`."""
        self._database = database
        self._queue = queue

    def note(self, job_id: int, error: Exception) -> None:
        """Keep why a job fails: our own words; of other errors the kind alone, for their words may hold secrets."""
        known = isinstance(error, PlaylistServiceError)
        reason = str(error) if known else _UNEXPECTED.format(type(error).__name__)
        with self._database.write() as session:
            failures.keep_reason(session, job_id, reason[:_LONGEST])

    def jobs(self) -> tuple[FailureLine, ...]:
        """Return the failed jobs, the newest first."""
        with self._database.read() as session:
            failed = self._queue.failed(session)
            reasons = failures.reasons(session, [job.job_id for job in failed]) if failed else {}
        return tuple(
            FailureLine(job.job_id, job.task, job.slug, job.failed_at, reasons.get(job.job_id, _NO_REASON))
            for job in failed
        )

    def retry(self, job_ids: Sequence[int] = ()) -> int:
        """Put failed jobs (none named: all) on the queue again and return how many.

        A job that waits there already is not doubled. Raises NotFound, and changes none then.
        """
        return self._settle(job_ids, self._queue.retry)

    def dismiss(self, job_ids: Sequence[int] = ()) -> int:
        """Delete failed jobs (none named: all) and return how many. Raises NotFound, and deletes none then."""
        return self._settle(job_ids, self._queue.dismiss)

    def _settle(self, job_ids: Sequence[int], answer: Callable[[Session, int], None]) -> int:
        with self._database.write() as session:
            failed = {job.job_id: job for job in self._queue.failed(session)}
            missing = next((job_id for job_id in job_ids if job_id not in failed), None)
            if missing is not None:
                raise NotFound(f"There is no failed job {missing}: it was answered already.")
            chosen = list(dict.fromkeys(job_ids or failed))
            for job_id in chosen:
                answer(session, job_id)
            failures.forget_reasons(session, chosen)
            return len(chosen)
