"""What the two remotes were asked, so that tests and benches can count requests."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """One request: which remote, what was asked, and the status that went back (None where the line was cut)."""

    serial: int
    server: str
    method: str
    path: str
    query: str
    status: int | None
    committed: bool
    at: str


class Journal:
    """The requests received, oldest first; the newest hundred thousand are kept."""

    def __init__(self) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=_KEPT)
        self._serial = 0

    def next_serial(self) -> int:
        """Return the number of the next request."""
        self._serial += 1
        return self._serial

    def write(self, received: ReceivedRequest) -> None:
        """Keep a request."""
        self._requests.append(received)

    def requests(self, server: str | None = None) -> list[ReceivedRequest]:
        """Return what was received, in the order of arrival."""
        kept = [one for one in list(self._requests) if server in (None, one.server)]
        return sorted(kept, key=lambda one: one.serial)

    def clear(self) -> None:
        """Forget all requests; serials go on."""
        self._requests.clear()


def summary(requests: Iterable[ReceivedRequest]) -> dict[str, Any]:
    """Return the requests as JSON with counts for each remote, method, path and status."""
    listed = list(requests)
    counts = Counter((one.server, one.method, one.path, one.status) for one in listed)
    names = ("server", "method", "path", "status")
    counted = [dict(zip(names, key, strict=True)) | {"count": count} for key, count in counts.items()]
    return {"total": len(listed), "counts": counted, "requests": [asdict(one) for one in listed]}
