"""Faults on demand: what goes wrong, for which calls, from which one on, how often."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from fnmatch import fnmatchcase
from typing import Any

from playlist_service.errors import InvalidInput

KINDS = {
    "latency": "answer `seconds` later; `when` before or after the work is done",
    "rate_limit": "429 with Retry-After of `retry_after` seconds (1)",
    "quota": "429 with the reason QUOTA_EXCEEDED and Retry-After of `retry_after` seconds (48925)",
    "error": "`status` (500), `when` before or after the work is done",
    "drop": "cut the connection without an answer, `when` before or after the work is done",
    "garbled": "200 with an HTML page where JSON or XML was due",
    "stale": "serve playlists as they were `versions` (1) writes ago; `what` is items, snapshot or both",
    "not_allow_listed": "403, as for a user who is not on the app's list",
    "premium_lapsed": "403, as for an app whose owner has no Premium any more",
    "foreign_edit": "another account edits a playlist, `when` before or after the work; `order` says what",
    "track_state": "a track becomes unplayable, gone, relinked or available; `order` says which",
    "revoke": "all grants are taken back (of one user, where `order` names one)",
}
"""Kind -> what it causes, with the defaults of the options in brackets."""

HAPPENINGS = {"foreign_edit": ("playlist_id", "op"), "track_state": ("track_id", "state"), "revoke": ()}
"""Kinds that change the state of things and leave the answer alone -> what their order must name."""

_REACH = {
    "stale": ("spotify", "GET", "/v1/playlists/*"),
    "quota": ("spotify", "*", "/v1/*"),
    "not_allow_listed": ("spotify", "*", "/v1/*"),
    "premium_lapsed": ("spotify", "*", "/v1/*"),
}
"""Kind -> the remote, method and path beyond which it makes no sense."""

_CHOICES = {
    "when": ("before", "after"),
    "what": ("items", "snapshot", "both"),
    "server": ("*", "spotify", "musicbrainz"),
}
_NUMBERS = ("nth", "times", "status", "seconds", "retry_after", "versions")


@dataclass(frozen=True, slots=True)
class Fault:
    """One order: the calls that match (method, path pattern, remote) from the `nth` on, `times` times (0: for good).

    A stale fault with `seconds` lasts that long instead of a number of times; for latency `seconds` is the delay.
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
    retry_after: int | None = None
    message: str = ""
    what: str = "both"
    versions: int = 1
    order: dict[str, Any] = field(default_factory=dict)

    def matches(self, server: str, method: str, path: str) -> bool:
        """Return true where the fault is about this call."""
        own = (self.server, self.method.upper(), self.path.rstrip("/") or "*")
        reaches = (own, _REACH.get(self.kind, ("*", "*", "*")))
        call = (server, method, path)
        return all(fnmatchcase(given, asked) for reach in reaches for given, asked in zip(call, reach, strict=True))


def parse_fault(given: Mapping[str, Any]) -> Fault:
    """Return the fault that a mapping spells. Raises InvalidInput naming what is wrong."""
    known = [one.name for one in fields(Fault)]
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise InvalidInput(f"A fault has no {', '.join(unknown)}; it has {', '.join(known)}.")
    if given.get("kind") not in KINDS:
        raise InvalidInput(f"There is no fault {given.get('kind')!r}; there are {', '.join(KINDS)}.")
    for name, choices in _CHOICES.items():
        if given.get(name, choices[0]) not in choices:
            raise InvalidInput(f"{name} of a fault is one of {', '.join(choices)}, not {given[name]!r}.")
    for name in _NUMBERS:
        if name in given and (not isinstance(given[name], int | float) or given[name] < 0):
            raise InvalidInput(f"{name} of a fault is a number from 0 on, not {given[name]!r}.")
    check_order(given["kind"], given.get("order", {}))
    return Fault(**given)


def check_order(kind: str, order: object) -> None:
    """Raise InvalidInput where the order of a happening lacks what it must name."""
    if not isinstance(order, dict):
        raise InvalidInput("The order of a fault is an object.")
    missing = [name for name in HAPPENINGS.get(kind, ()) if name not in order]
    if missing:
        raise InvalidInput(f"{kind} needs {', '.join(missing)} in its order.")


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
