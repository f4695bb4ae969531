"""What every test gets: no socket beyond loopback."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest

_real_connect = socket.socket.connect


def _loopback_only(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and not _is_loopback(address):
        raise AssertionError(f"A test tried to reach {address!r}; only loopback is open.")
    _real_connect(self, address)


def _is_loopback(address: Any) -> bool:
    host = address[0]
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


@pytest.fixture(autouse=True, scope="session")
def _sockets_stay_on_loopback() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _loopback_only)
        yield
