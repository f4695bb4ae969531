"""Queries about the remotes: the ledger of our calls, the breaker, and the connected account."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CursorResult, case
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, delete, func, select

from playlist_service.models import Breaker, RemoteCall, SpotifyAccount


def calls_since(session: Session, remote: str, since: datetime) -> int:
    """Return how many calls to `remote` were made after `since`."""
    counted = select(func.count()).where(col(RemoteCall.remote) == remote, col(RemoteCall.made_at) > since)
    return session.exec(counted).one()


def nth_call_since(session: Session, remote: str, since: datetime, nth: int) -> datetime | None:
    """Return when the `nth` (from 0) call to `remote` after `since` was made, the oldest first."""
    made = (
        select(RemoteCall.made_at)
        .where(col(RemoteCall.remote) == remote, col(RemoteCall.made_at) > since)
        .order_by(col(RemoteCall.made_at))
    )
    return session.exec(made.offset(nth).limit(1)).first()


def usage_since(session: Session, since: datetime) -> list[tuple[str, int, int]]:
    """Return (remote, calls, calls without a good answer) after `since`, for each remote that was called."""
    failed = case((col(RemoteCall.status).is_(None) | (col(RemoteCall.status) >= 400), 1), else_=0)
    counted = (
        select(RemoteCall.remote, func.count(), func.sum(failed))
        .where(col(RemoteCall.made_at) > since)
        .group_by(col(RemoteCall.remote))
        .order_by(col(RemoteCall.remote))
    )
    return [(remote, calls, int(failures)) for remote, calls, failures in session.exec(counted)]


def forget_calls(session: Session, until: datetime) -> int:
    """Delete the calls that were made before `until`; return how many."""
    deleted: CursorResult[object] = session.execute(  # type: ignore[assignment]  # a DELETE answers with a cursor
        delete(RemoteCall).where(col(RemoteCall.made_at) < until)
    )
    return deleted.rowcount


def open_breaker(session: Session, remote: str, until: datetime, reason: str) -> None:
    """Stop calls to `remote` until then; a breaker that is open for longer stays as it is."""
    opened = insert(Breaker).values(remote=remote, open_until=until, reason=reason)
    session.execute(
        opened.on_conflict_do_update(
            index_elements=["remote"],
            set_={"open_until": opened.excluded.open_until, "reason": opened.excluded.reason},
            where=col(Breaker.open_until) < opened.excluded.open_until,
        )
    )


def breakers(session: Session) -> list[Breaker]:
    """Return every breaker that was ever opened."""
    return list(session.exec(select(Breaker).order_by(col(Breaker.remote))))


def account(session: Session, *, for_update: bool = False) -> SpotifyAccount | None:
    """Return the account that was connected last; `for_update` makes other processes wait for this transaction."""
    newest = select(SpotifyAccount).order_by(col(SpotifyAccount.authorized_at).desc().nulls_last()).limit(1)
    return session.exec(newest.with_for_update() if for_update else newest).first()


def account_of(session: Session, remote_id: str) -> SpotifyAccount | None:
    """Return the account of this remote id, locked for this transaction."""
    named = select(SpotifyAccount).where(SpotifyAccount.remote_id == remote_id)
    return session.exec(named.with_for_update()).one_or_none()


def accounts(session: Session) -> list[SpotifyAccount]:
    """Return every account, each locked for this transaction."""
    return list(session.exec(select(SpotifyAccount).order_by(col(SpotifyAccount.id)).with_for_update()))
