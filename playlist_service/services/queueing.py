"""The job that takes everything as far as it goes without a person; queued by whatever makes more possible."""

from __future__ import annotations

from sqlmodel import Session

from playlist_service.ports import JobQueue

ADVANCE = "advance"


def request_advance(session: Session, queue: JobQueue) -> bool:
    """Queue the journey's next steps with the session's transaction; False where they wait already."""
    return queue.enqueue(session, ADVANCE, queueing_lock=ADVANCE)
