"""Queries about why jobs failed."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, delete, select

from playlist_service.models import JobFailure


def keep_reason(session: Session, job_id: int, reason: str) -> None:
    """Keep why a job failed, in place of what was kept before."""
    kept = insert(JobFailure).values(job_id=job_id, reason=reason)
    session.execute(kept.on_conflict_do_update(index_elements=["job_id"], set_={"reason": reason}))


def reasons(session: Session, job_ids: Collection[int]) -> dict[int, str]:
    """Return why each job failed, where it is known."""
    kept = session.exec(select(JobFailure).where(col(JobFailure.job_id).in_(job_ids)))
    return {failure.job_id: failure.reason for failure in kept}


def forget_reasons(session: Session, job_ids: Collection[int]) -> None:
    """Delete the reasons why these jobs failed."""
    session.execute(delete(JobFailure).where(col(JobFailure.job_id).in_(job_ids)))
