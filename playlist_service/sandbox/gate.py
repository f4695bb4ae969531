"""The gate before each server: writes every request down, and makes happen what the ordered faults say."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request, Response

from playlist_service.sandbox.clock import stamp
from playlist_service.sandbox.faults import HAPPENINGS, Fault
from playlist_service.sandbox.happenings import happen_if_possible
from playlist_service.sandbox.journal import ReceivedRequest
from playlist_service.sandbox.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ADMIN = "/_sandbox"
STALE = "sandbox.stale"
"""Key in the WSGI environment: the stale fault that hits this request."""

_REFUSALS = {
    "rate_limit": (429, "API rate limit exceeded", "", 1),
    "quota": (429, "Too many requests", "QUOTA_EXCEEDED", 48_925),
    "not_allow_listed": (403, "User not registered in the Developer Dashboard", "", None),
    "premium_lapsed": (403, "Active premium subscription required for the owner of the app.", "", None),
}
"""Kind of fault -> status, message, reason and Retry-After of the answer."""


@dataclass(frozen=True, slots=True)
class Remote:
    """One of the two remotes: its name, its application, and how it writes a refusal (status, message, reason)."""

    name: str
    app: WSGIApplication
    refuse: Callable[[Request, int, str, str], Response]
    check: Callable[[Request], tuple[int, str] | None]
    """Says (status, message) where a request is to be refused before anything else: the rate limit."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A WSGI application around a remote."""

    remote: Remote
    world: World

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, or cut its connection."""
        request = Request(environ)
        # Read whole before anything is answered: a refusal with unread bytes behind it may reach nobody.
        environ["wsgi.input"] = BytesIO(request.get_data())
        environ["PATH_INFO"] = path = request.path.rstrip("/") or "/"
        if path.startswith(ADMIN):
            return self.remote.app(environ, start_response)
        serial = self.world.journal.next_serial()
        faults = self.world.faults.strike(self.remote.name, request.method, path)
        response, committed = self._answered(request, environ, faults)
        self._write_down(request, path, (serial, response.status_code if response else None, committed))
        if response is None:
            _cut(environ)
            raise ConnectionAbortedError("The sandbox cut this connection as ordered.")
        return response(environ, start_response)

    def _answered(
        self, request: Request, environ: WSGIEnvironment, faults: list[Fault]
    ) -> tuple[Response | None, bool]:
        """Return the answer (None: cut the connection) and whether the remote did what was asked."""
        environ[STALE] = next((fault for fault in faults if fault.kind == "stale"), None)
        self._happen(faults, "before")
        early = next((fault for fault in faults if _prevents(fault)), None)
        if early is not None:
            return self._faulty(request, early), False
        refusal = self.remote.check(request)
        if refusal is not None:
            return _retry_after(self.remote.refuse(request, *refusal, ""), 1), False
        response = self._ask(request, environ)
        self._happen(faults, "after")
        late = next((fault for fault in faults if fault.when == "after" and fault.kind in ("error", "drop")), None)
        answer = self._faulty(request, late) if late else response
        return answer, response.status_code < HTTPStatus.BAD_REQUEST

    def _ask(self, request: Request, environ: WSGIEnvironment) -> Response:
        """Return the remote's own answer; Spotify's state changes by one request at a time and is saved first."""
        if self.remote.name != "spotify":
            return Response.from_app(self.remote.app, environ, buffered=True)
        with self.world.lock:
            response = Response.from_app(self.remote.app, environ, buffered=True)
            if request.method != "GET":
                self.world.save()
            return response

    def _happen(self, faults: list[Fault], when: str) -> None:
        """Wait, and let others do, what the faults order for this side of the work."""
        for fault in faults:
            if fault.when != when:
                continue
            if fault.kind == "latency":
                time.sleep(fault.seconds)
            if fault.kind in HAPPENINGS:
                happen_if_possible(self.world, fault.kind, fault.order)

    def _faulty(self, request: Request, fault: Fault) -> Response | None:
        if fault.kind == "drop":
            return None
        if fault.kind == "garbled":
            return Response("<html><body>Just a moment", 200, content_type="text/html; charset=utf-8")
        plain = (fault.status, "The sandbox fails as ordered", "", None)
        status, message, reason, wait = _REFUSALS.get(fault.kind, plain)
        response = self.remote.refuse(request, status, fault.message or message, reason)
        return _retry_after(response, wait if fault.retry_after is None else fault.retry_after)

    def _write_down(self, request: Request, path: str, outcome: tuple[int, int | None, bool]) -> None:
        serial, status, committed = outcome
        received = ReceivedRequest(
            serial=serial,
            server=self.remote.name,
            method=request.method,
            path=path,
            query=request.query_string.decode("latin-1"),
            status=status,
            committed=committed,
            at=stamp(self.world.clock.now()),
        )
        self.world.journal.write(received)


def _prevents(fault: Fault) -> bool:
    if fault.kind in ("error", "drop"):
        return fault.when == "before"
    return fault.kind == "garbled" or fault.kind in _REFUSALS


def _retry_after(response: Response, seconds: int | None) -> Response:
    if seconds is not None and response.status_code in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        response.headers["Retry-After"] = str(seconds)
    return response


def _cut(environ: WSGIEnvironment) -> None:
    connection = environ.get("werkzeug.socket")
    if connection is not None:
        # The other side may be gone already.
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
