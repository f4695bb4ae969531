"""The ledger of our calls over the last 24 hours, and the breaker; in the database, so that all workers share them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from playlist_service.database import Database
from playlist_service.errors import QuotaExceeded
from playlist_service.models import Breaker, RemoteCall
from playlist_service.ports import Clock
from playlist_service.queries import remotes

_WINDOW = timedelta(hours=24)
"""Spotify's quota rolls over about a day; it is no calendar day."""
_KEEP = timedelta(hours=48)
_PRUNE_EVERY = 512
_SHARES = (1.0, 0.9, 0.7)
"""How much of the budget each priority may use up: a person who waits, tonight's syncs, health checks."""


@dataclass(frozen=True, slots=True)
class UsageLine:
    """What one remote was asked in the last 24 hours. `budget` is None where there is none."""

    remote: str
    calls: int
    failed: int
    budget: int | None
    open_until: datetime | None
    """Until when no call is made, where the breaker is open now."""
    reason: str | None


class RemoteBudget:
    """Fulfils the RequestLedger port over the database."""

    def __init__(self, database: Database, clock: Clock, budgets: Mapping[str, int]) -> None:
        """`budgets` is the number of calls in 24 hours by remote; a remote that it does not name has no limit."""
        self._database = database
        self._clock = clock
        self._budgets = dict(budgets)

    def allow(self, remote: str, *, priority: int) -> None:
        """Return when a call may be made now. Raises QuotaExceeded with the moment to come back."""
        now = self._clock.now()
        budget = self._budgets.get(remote)
        with self._database.read() as session:
            breaker = session.get(Breaker, remote)
            if breaker and breaker.open_until > now:
                raise QuotaExceeded(breaker.reason, retry_at=breaker.open_until)
            if budget is None:
                return
            limit = max(1, int(budget * _SHARES[min(max(priority, 0), len(_SHARES) - 1)]))
            over = remotes.calls_since(session, remote, now - _WINDOW) - limit
            if over < 0:
                return
            made_at = remotes.nth_call_since(session, remote, now - _WINDOW, over) or now
        raise QuotaExceeded(
            f"{limit} of {budget} calls a day to {remote} are used up; the next is free when an old one is a day past.",
            retry_at=made_at + _WINDOW,
        )

    def record(self, remote: str, endpoint: str, status: int | None) -> None:
        """Write down one call that was made; `status` is None where no answer came."""
        now = self._clock.now()
        with self._database.write() as session:
            call = RemoteCall(remote=remote, endpoint=endpoint, status=status, made_at=now)
            session.add(call)
            session.flush()
            if (call.id or 0) % _PRUNE_EVERY == 0:
                remotes.forget_calls(session, now - _KEEP)

    def trip(self, remote: str, until: datetime, reason: str) -> None:
        """Stop all calls to `remote` until then, in every worker; an earlier and longer stop stands."""
        with self._database.write() as session:
            remotes.open_breaker(session, remote, until, reason)

    def prune(self) -> int:
        """Forget calls that no budget counts any more; return how many."""
        with self._database.write() as session:
            return remotes.forget_calls(session, self._clock.now() - _KEEP)

    def usage(self) -> tuple[UsageLine, ...]:
        """Return a line for each remote that has a budget, was called in the last 24 hours, or is stopped now."""
        now = self._clock.now()
        with self._database.read() as session:
            used = {remote: (calls, failed) for remote, calls, failed in remotes.usage_since(session, now - _WINDOW)}
            stopped = {breaker.remote: breaker for breaker in remotes.breakers(session) if breaker.open_until > now}
            return tuple(
                self._line(remote, used.get(remote, (0, 0)), stopped.get(remote))
                for remote in sorted({*self._budgets, *used, *stopped})
            )

    def calls_today(self) -> dict[str, int]:
        """Return how many calls each remote got in the last 24 hours."""
        return {line.remote: line.calls for line in self.usage()}

    def _line(self, remote: str, used: tuple[int, int], breaker: Breaker | None) -> UsageLine:
        return UsageLine(
            remote=remote,
            calls=used[0],
            failed=used[1],
            budget=self._budgets.get(remote),
            open_until=breaker.open_until if breaker else None,
            reason=breaker.reason if breaker else None,
        )
