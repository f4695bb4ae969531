"""Faults on demand: what goes wrong, for which calls, from which one on, how often."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from fnmatch import fnmatchcase
from typing import Any

from playlist_service.errors import InvalidInput

KINDS = {
    "latency": "answer after `seconds`",
    "rate_limit": "429 with Retry-After of `retry_after` seconds",
    "quota": "429 with the QUOTA_EXCEEDED reason",
    "error": "`status` (500 by default), `when` before or after the work was done",
    "drop": "cut the connection without an answer, `when` before or after the work was done",
    "garbled": "200 with a body that is neither JSON nor XML",
    "stale": "serve playlists as they were `versions` writes ago; `what` is items, snapshot or both",
    "not_allow_listed": "403, as for a user who is not on the app's list",
    "premium_lapsed": "403, as for an app whose owner has no Premium any more",
}
"""Kind -> what it causes."""

_CHOICES = {
    "when": ("before", "after"),
    "what": ("items", "snapshot", "both"),
    "server": ("*", "spotify", "musicbrainz"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One order: the calls that match (method, path pattern, remote) from the `nth` on, `times` times (0: for good).

    With `seconds` a stale fault lasts that long instead; for latency it is how long an answer takes.
    """

    kind: str
    method: str = "*"
    path: str = "*"
    server: str = "*"
    nth: int = 1
    times: int = 1
    when: str = "before"
    status: int = 500
    seconds: float = 0.0
    retry_after: int = 1
    message: str = ""
    what: str = "both"
    versions: int = 1

    def matches(self, server: str, method: str, path: str) -> bool:
        """Return true where the fault is about this call."""
        return (
            self.server in ("*", server)
            and self.method.upper() in ("*", method)
            and fnmatchcase(path, self.path.rstrip("/") or "*")
        )


def parse_fault(given: Mapping[str, Any]) -> Fault:
    """Return the fault that a mapping spells. Raises InvalidInput naming what is wrong."""
    known = {field.name: field for field in fields(Fault)}
    unknown = set(given) - set(known)
    if unknown:
        raise InvalidInput(f"A fault has no {', '.join(sorted(unknown))}; it has {', '.join(known)}.")
    if given.get("kind") not in KINDS:
        raise InvalidInput(f"There is no fault {given.get('kind')!r}; there are {', '.join(KINDS)}.")
    for name, choices in _CHOICES.items():
        if given.get(name, choices[0]) not in choices:
            raise InvalidInput(f"{name} of a fault is one of {', '.join(choices)}, not {given[name]!r}.")
    for name in ("nth", "times", "status", "seconds", "retry_after", "versions"):
        if not isinstance(given.get(name, 0), int | float) or given.get(name, 0) < 0:
            raise InvalidInput(f"{name} of a fault is a number from 0 on, not {given[name]!r}.")
    return Fault(**given)


@dataclass(slots=True)
class _Standing:
    """A fault with what has become of it."""

    number: int
    fault: Fault
    ordered_at: float
    seen: int = 0
    struck: int = 0

    def strikes(self) -> bool:
        self.seen += 1
        if self.seen < self.fault.nth or self.is_over():
            return False
        self.struck += 1
        return True

    def is_over(self) -> bool:
        if self.fault.kind == "stale" and self.fault.seconds:
            return time.monotonic() - self.ordered_at > self.fault.seconds
        return bool(self.fault.times) and self.struck >= self.fault.times


class FaultBook:
    """All faults that are ordered."""

    def __init__(self) -> None:
        self._standing: list[_Standing] = []
        self._last = 0
        self._lock = threading.Lock()

    def order(self, fault: Fault) -> int:
        """Take a fault in and return its number."""
        with self._lock:
            self._last += 1
            self._standing.append(_Standing(self._last, fault, time.monotonic()))
            return self._last

    def strike(self, server: str, method: str, path: str) -> list[Fault]:
        """Return the faults that hit this call, and count it."""
        with self._lock:
            matching = [one for one in self._standing if one.fault.matches(server, method, path)]
            return [one.fault for one in matching if one.strikes()]

    def clear(self) -> None:
        """Drop all faults."""
        with self._lock:
            self._standing.clear()

    def listed(self) -> list[dict[str, Any]]:
        """Return all faults with how often each was seen and struck."""
        with self._lock:
            return [
                {"id": one.number, **asdict(one.fault), "seen": one.seen, "struck": one.struck, "over": one.is_over()}
                for one in self._standing
            ]
