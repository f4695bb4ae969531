"""Queries about kept answers and request slots of slow remotes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, delete, select

from playlist_service.models import StoredAnswer

_RESERVE = text(
    """
    INSERT INTO request_slot AS slot (remote, next_at)
    VALUES (:remote, clock_timestamp() + make_interval(secs => :seconds))
    ON CONFLICT (remote) DO UPDATE
    SET next_at = greatest(slot.next_at, clock_timestamp()) + make_interval(secs => :seconds)
    RETURNING extract(epoch FROM slot.next_at - clock_timestamp()) - :seconds
    """
)
_HOLD = text(
    """
    INSERT INTO request_slot AS slot (remote, next_at)
    VALUES (:remote, clock_timestamp() + make_interval(secs => :seconds))
    ON CONFLICT (remote) DO UPDATE
    SET next_at = greatest(slot.next_at, clock_timestamp() + make_interval(secs => :seconds))
    """
)


def answer(session: Session, key: str, now: datetime) -> bytes | None:
    """Return a kept answer that has not expired."""
    kept = select(StoredAnswer.answer).where(StoredAnswer.key == key, col(StoredAnswer.expires_at) > now)
    return session.exec(kept).one_or_none()


def keep_answer(session: Session, key: str, answer: bytes, now: datetime, expires_at: datetime) -> None:
    """Keep an answer, in place of the one that was kept."""
    fresh = {"answer": answer, "stored_at": now, "expires_at": expires_at}
    statement = insert(StoredAnswer).values(key=key, **fresh)
    session.connection().execute(statement.on_conflict_do_update(index_elements=["key"], set_=fresh))


def forget_answers(session: Session, until: datetime) -> int:
    """Delete the answers that expired before `until`; return how many."""
    return session.exec(delete(StoredAnswer).where(col(StoredAnswer.expires_at) < until)).rowcount


def reserve_slot(session: Session, remote: str, seconds: float) -> float:
    """Take the remote's next slot, `seconds` after the one before; return how many seconds away it is."""
    found = session.connection().execute(_RESERVE, {"remote": remote, "seconds": seconds})
    return max(0.0, float(found.scalar_one()))


def hold_slots(session: Session, remote: str, seconds: float) -> None:
    """Give out no slot of the remote for that long."""
    session.connection().execute(_HOLD, {"remote": remote, "seconds": seconds})
