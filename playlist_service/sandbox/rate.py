"""MusicBrainz' one request a second: with enforcement on, what comes too early is declined with 503."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from werkzeug.wrappers import Request, Response

_TOLERANCE = 0.05
"""A client that waits exactly a second must not fall to the jitter of a clock."""

_BODY = (
    "<?xml version='1.0' encoding='utf-8'?>\n<error><text>Your requests are exceeding the allowable rate limit. "
    "Please see http://wiki.musicbrainz.org/XMLWebService for more information.</text></error>"
)


class RateGuard:
    """Declines requests that come less than a second after the last one that was let in."""

    def __init__(self, *, enforced: bool, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.enforced = enforced
        self._monotonic = monotonic
        self._last = -1.0
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> Response | None:
        """Return the refusal of a request, or None to let it in."""
        if not request.headers.get("User-Agent"):
            return _declined(403)
        if not self.enforced:
            return None
        with self._lock:
            now = self._monotonic()
            if self._last >= 0 and now - self._last < 1 - _TOLERANCE:
                return _declined(503)
            self._last = now
            return None


def _declined(status: int) -> Response:
    response = Response(_BODY, status, content_type="application/xml; charset=utf-8")
    if status == 503:
        response.headers["Retry-After"] = "1"
    return response
