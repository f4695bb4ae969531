"""A socket to a checked address with one deadline for everything that happens on it."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from playlist_service.adapters.article_address import Target

Clock = Callable[[], float]
_CONNECT_SECONDS = 10.0


class Deadline:
    """The moment by which all must be done, on a monotonic clock."""

    def __init__(self, seconds: float, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self, *, at_most: float = 3600.0) -> float:
        """Return the seconds left. Raises TimeoutError where there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError("The time is up.")
        return min(left, at_most)


class _TimedRaw(io.RawIOBase):
    """Reads from a socket, each read with no more than the time that is left."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)


class _TimedSocket:
    """The little that http.client asks of a socket; closing is left to who opened it."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def sendall(self, content: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(content)

    def makefile(self, mode: str) -> io.BufferedReader:
        if mode != "rb":
            raise ValueError(f"A socket is read as bytes here, not as {mode!r}.")
        return io.BufferedReader(_TimedRaw(self._sock, self._deadline))

    def close(self) -> None:
        """Leave the socket open: the answer is still to be read."""


@contextmanager
def asked(
    target: Target, numerics: Sequence[str], headers: Mapping[str, str], deadline: Deadline
) -> Iterator[http.client.HTTPResponse]:
    """Connect to one of the `numerics` addresses, ask for the target there, and lend the answer, body unread.

    The name decides the certificate and the Host header, the checked address where the socket goes. Raises OSError
    (TimeoutError, ssl.SSLError among them) and http.client.HTTPException.
    """
    with _connected(numerics, target.port, deadline) as plain, _secured(plain, target, deadline) as sock:
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = _TimedSocket(sock, deadline)
        connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
        for name, text in {"Host": target.authority, **headers, "Connection": "close"}.items():
            connection.putheader(name, text)
        connection.endheaders()
        with connection.getresponse() as response:
            yield response


def _connected(numerics: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
    """Try one address after the other, as a host may have an IPv6 address that leads nowhere from here."""
    for numeric in numerics[:-1]:
        with suppress(OSError):
            return socket.create_connection((numeric, port), timeout=deadline.left(at_most=_CONNECT_SECONDS))
    return socket.create_connection((numerics[-1], port), timeout=deadline.left(at_most=_CONNECT_SECONDS))


@contextmanager
def _secured(plain: socket.socket, target: Target, deadline: Deadline) -> Iterator[socket.socket]:
    if target.scheme == "http":
        yield plain
        return
    plain.settimeout(deadline.left())
    with ssl.create_default_context().wrap_socket(plain, server_hostname=target.host) as secure:
        yield secure
