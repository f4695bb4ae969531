"""MusicBrainz' one request a second: with enforcement on, what comes too early is declined with 503."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from werkzeug.wrappers import Request

_TOLERANCE = 0.05
"""A client that waits exactly a second must not fall to the jitter of a clock."""

_EXCEEDED = (
    "Your requests are exceeding the allowable rate limit. "
    "Please see http://wiki.musicbrainz.org/XMLWebService for more information."
)


class RateGuard:
    """Declines requests that come less than a second after the last one that was let in."""

    def __init__(self, *, enforced: bool, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.enforced = enforced
        self._monotonic = monotonic
        self._last: float | None = None
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> tuple[int, str] | None:
        """Return status and message of a refusal, or None to let the request in."""
        if not request.headers.get("User-Agent"):
            return 403, "A meaningful User-Agent is needed."
        if not self.enforced:
            return None
        with self._lock:
            now = self._monotonic()
            if self._last is not None and now - self._last < 1 - _TOLERANCE:
                return 503, _EXCEEDED
            self._last = now
            return None
