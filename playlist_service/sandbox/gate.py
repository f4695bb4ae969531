"""The gate before both servers: writes every request down, and makes happen what the ordered faults say."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Request, Response

from playlist_service.sandbox.clock import stamp
from playlist_service.sandbox.faults import Fault
from playlist_service.sandbox.journal import ReceivedRequest
from playlist_service.sandbox.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ADMIN = "/_sandbox"
STALE = "sandbox.stale"
"""Key in the WSGI environment: the stale fault that hits this request."""

_QUOTA_MESSAGE = "Too many requests"


@dataclass(frozen=True, slots=True)
class Gate:
    """A WSGI application around the remote named `server`; `check` may refuse before anything else (rate limits)."""

    app: WSGIApplication
    world: World
    server: str
    check: Callable[[Request], Response | None]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, or cut its connection."""
        request = Request(environ)
        environ["PATH_INFO"] = path = request.path.rstrip("/") or "/"
        if path.startswith(ADMIN):
            return self.app(environ, start_response)
        serial = self.world.journal.next_serial()
        faults = self.world.faults.strike(self.server, request.method, path)
        response, committed = self._answered(request, environ, faults)
        self.world.journal.write(self._received(request, path, serial, response, committed))
        if response is None:
            _cut(environ)
            raise ConnectionAbortedError("The sandbox cut this connection as ordered.")
        return response(environ, start_response)

    def _answered(
        self, request: Request, environ: WSGIEnvironment, faults: list[Fault]
    ) -> tuple[Response | None, bool]:
        for fault in faults:
            if fault.kind == "latency":
                time.sleep(fault.seconds)
            if fault.kind == "stale":
                environ[STALE] = fault
        early = next((fault for fault in faults if _prevents(fault)), None)
        if early is not None:
            return self._faulty(early), False
        refused = self.check(request)
        if refused is not None:
            return refused, False
        response = self._ask(environ)
        late = next((fault for fault in faults if fault.when == "after" and fault.kind in ("error", "drop")), None)
        return (self._faulty(late) if late else response), response.status_code < HTTPStatus.BAD_REQUEST

    def _ask(self, environ: WSGIEnvironment) -> Response:
        """Return the remote's own answer; Spotify's state changes by one request at a time and is saved first."""
        if self.server != "spotify":
            return Response.from_app(self.app, environ, buffered=True)
        with self.world.lock:
            response = Response.from_app(self.app, environ, buffered=True)
            self.world.save()
            return response

    def _faulty(self, fault: Fault) -> Response | None:
        if fault.kind == "drop":
            return None
        if fault.kind == "garbled":
            return Response("<html><body>Just a moment", 200, content_type="text/html")
        status, message, reason = _refusal(fault)
        response = self._error(status, message, reason)
        if status == HTTPStatus.TOO_MANY_REQUESTS or (status == HTTPStatus.SERVICE_UNAVAILABLE and fault.retry_after):
            response.headers["Retry-After"] = str(fault.retry_after)
        return response

    def _error(self, status: int, message: str, reason: str) -> Response:
        if self.server == "musicbrainz":
            body = f"<?xml version='1.0' encoding='utf-8'?>\n<error><text>{message}</text></error>"
            return Response(body, status, content_type="application/xml; charset=utf-8")
        error: dict[str, Any] = {"status": status, "message": message}
        if reason:
            error["reason"] = reason
        return Response(json.dumps({"error": error}), status, content_type="application/json; charset=utf-8")

    def _received(
        self, request: Request, path: str, serial: int, response: Response | None, committed: bool
    ) -> ReceivedRequest:
        return ReceivedRequest(
            serial,
            self.server,
            request.method,
            path,
            request.query_string.decode("latin-1"),
            response.status_code if response else None,
            committed,
            stamp(self.world.clock.now()),
        )


def _prevents(fault: Fault) -> bool:
    if fault.kind in ("error", "drop"):
        return fault.when == "before"
    return fault.kind not in ("latency", "stale")


def _refusal(fault: Fault) -> tuple[int, str, str]:
    known = {
        "rate_limit": (429, "API rate limit exceeded", ""),
        "quota": (429, _QUOTA_MESSAGE, "QUOTA_EXCEEDED"),
        "not_allow_listed": (403, "User not registered in the Developer Dashboard", ""),
        "premium_lapsed": (403, "Active premium subscription required for the owner of the app.", ""),
    }
    status, message, reason = known.get(fault.kind, (fault.status, "Ordered failure", ""))
    return status, fault.message or message, reason


def _cut(environ: WSGIEnvironment) -> None:
    connection = environ.get("werkzeug.socket")
    if connection is not None:
        # The other side may be gone already.
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
