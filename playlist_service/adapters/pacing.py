"""How fast we may ask: the clock, slots shared by threads, Retry-After, and the ledger of those who keep none."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_A_YEAR = 366 * 86400.0


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the present moment, aware, UTC."""
        return datetime.now(UTC)


class ThreadGate:
    """Slots `seconds` apart, shared by the threads of one process (a RequestGate).

    A slot is reserved under the lock and waited for outside it, so that nobody stands in line behind a sleeper.
    """

    def __init__(self, seconds: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._next_slot = float("-inf")

    def reserve(self) -> float:
        """Take the next free slot and return how many seconds away it is."""
        with self._lock:
            now = self._monotonic()
            slot = max(now, self._next_slot)
            self._next_slot = slot + self._seconds
            return slot - now

    def hold(self, seconds: float) -> None:
        """Give out no slot for that long."""
        with self._lock:
            self._next_slot = max(self._next_slot, self._monotonic() + seconds)


class NoLedger:
    """Allows every call and writes nothing down: for offline use, where no other worker shares the quota."""

    def allow(self, remote: str, *, priority: int) -> None:
        """Return at once."""

    def record(self, remote: str, endpoint: str, status: int | None) -> None:
        """Forget the call."""

    def trip(self, remote: str, until: datetime, reason: str) -> None:
        """Forget the breaker: the error that comes with it tells the one caller there is."""


def retry_after_seconds(header: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110: a number or a date), None if unusable."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        seconds = _until(header, now)
    return max(0.0, seconds) if math.isfinite(seconds) and seconds < _A_YEAR else None


def _until(date: str, now: datetime) -> float:
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return math.nan
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now.timestamp()
