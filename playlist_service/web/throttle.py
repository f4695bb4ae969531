"""Slows down whoever guesses passwords: a few failures in a while, then a pause. In memory, per process."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_FAILURES = 5
_WINDOW_SECONDS = 300.0
_REMEMBERED = 10_000


class SignInThrottle:
    """Counts failed sign-ins of a name from an address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Use `clock` (seconds, only going forward)."""
        self._clock = clock
        self._failures: OrderedDict[tuple[str, str], list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait_seconds(self, name: str, address: str) -> int:
        """Return how long this name from this address has to wait before it may try again; 0 where it may try."""
        with self._lock:
            recent = self._recent(_key(name, address))
        if len(recent) < _FAILURES:
            return 0
        return max(1, round(recent[-_FAILURES] + _WINDOW_SECONDS - self._clock()))

    def failed(self, name: str, address: str) -> None:
        """Write down one failure."""
        key = _key(name, address)
        with self._lock:
            self._failures[key] = [*self._recent(key), self._clock()]
            self._failures.move_to_end(key)
            while len(self._failures) > _REMEMBERED:
                self._failures.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures: the right password was given."""
        with self._lock:
            self._failures.pop(_key(name, address), None)

    def _recent(self, key: tuple[str, str]) -> list[float]:
        since = self._clock() - _WINDOW_SECONDS
        return [moment for moment in self._failures.get(key, []) if moment > since]


def _key(name: str, address: str) -> tuple[str, str]:
    return name.strip().casefold()[:80], address
