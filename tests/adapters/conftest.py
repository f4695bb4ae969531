"""A server on loopback that plays a script: for answers that no honest server gives."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


@dataclass
class Reply:
    """One line of the script: an answer, or what happens instead (`hang` until the test ends, `reset`)."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    instead: str = ""


@dataclass
class Received:
    """A request as it came in."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class ScriptedServer:
    """Plays its replies one after the other, the last one for ever."""

    def __init__(self) -> None:
        self.replies: deque[Reply] = deque()
        self.received: list[Received] = []
        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def will(self, *replies: Reply) -> None:
        self.replies.extend(replies)

    def will_say(self, *bodies: Any, status: int = 200, **headers: str) -> None:
        """Answer JSON; header names are spelled with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for body in bodies:
            self.replies.append(Reply(status, json.dumps(body).encode(), {"Content-Type": "application/json", **named}))

    def will_write(self, *bodies: str, status: int = 200) -> None:
        """Answer XML."""
        for body in bodies:
            self.replies.append(Reply(status, body.encode(), {"Content-Type": "application/xml"}))

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        script = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                script.received.append(Received(self.command, self.path, dict(self.headers), body))
                reply = script.replies.popleft() if len(script.replies) > 1 else script.replies[0]
                if reply.instead:
                    self.misbehave(reply.instead)
                    return
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)

            def misbehave(self, how: str) -> None:
                self.close_connection = True
                if how == "hang":
                    script.over.wait(10)
                else:
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.connection.close()

            do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - the names that http.server calls

            def log_message(self, *_: Any) -> None:
                return

            def finish(self) -> None:
                try:
                    super().finish()
                except (OSError, ValueError):
                    return

        return Handler


@dataclass
class MovedTime:
    """A clock that only moves when somebody sleeps."""

    moment: datetime = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)

    def monotonic(self) -> float:
        return self.moment.timestamp()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    scripted = ScriptedServer()
    yield scripted
    scripted.close()


@pytest.fixture
def moved_time() -> MovedTime:
    return MovedTime()


@pytest.fixture
def reply() -> type[Reply]:
    return Reply
