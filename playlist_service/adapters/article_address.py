"""Which addresses a visitor's link may make us open: http and https on the public internet, nothing inside."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from playlist_service.errors import InvalidInput, RemoteUnavailable

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Gate = Callable[[IpAddress, int], bool]
"""Whether a socket may be opened to this address and port."""
Resolve = Callable[[str, int], Sequence[str]]
"""The numeric addresses behind a host name. Raises OSError where there are none."""

_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 inside IPv6 (RFC 6052)."""
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: `host` in ASCII as it is asked for, `path` with the query, quoted."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """The whole address again."""
        return f"{self.scheme}://{self.authority}{self.path}"


def parse_target(address: str, *, base: str = "") -> Target:
    """Return the parts of `address` (relative to `base`). Raises InvalidInput where it is none that may be opened."""
    whole = urljoin(base, address.strip()) if base else address.strip()
    try:
        parts = urlsplit(whole)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        raise InvalidInput(f"{whole!r} is no address.") from None
    if parts.scheme.lower() not in _PORTS:
        raise InvalidInput(f"{whole!r} cannot be read: only http and https addresses can.")
    if not host or len(whole) > _LONGEST or any(ord(letter) < 33 for letter in host):
        raise InvalidInput(f"{whole[:200]!r} is no address.")
    if parts.username is not None or parts.password is not None:
        raise InvalidInput(
            "An address with a user name or a password in it is not opened: save the page and give the file."
        )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    scheme = parts.scheme.lower()
    return Target(scheme, _ascii_host(host), port or _PORTS[scheme], path + query)


def is_public(address: IpAddress, port: int) -> bool:
    """Whether `address` is on the public internet, IPv4 inside IPv6 included, and `port` a web server's."""
    return port in _PORTS.values() and _is_global(address)


def anywhere(address: IpAddress, port: int) -> bool:
    """Let everything pass: for loopback servers of the demonstration."""
    return bool(address) and port > 0


def system_resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses that the system's resolver knows for `host`. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def open_to(target: Target, gate: Gate, resolve: Resolve) -> list[str]:
    """Return the numeric addresses of the target that may be connected to, in the resolver's order.

    Raises RemoteUnavailable where the name is unknown, InvalidInput where it leads to a place that is not public.
    """
    try:
        numeric = resolve(target.host, target.port)
    except (OSError, UnicodeError):
        raise RemoteUnavailable(f"{target.host} cannot be found: check the address, or try again later.") from None
    allowed = [number for number in numeric if gate(ipaddress.ip_address(number.partition("%")[0]), target.port)]
    if not allowed:
        raise InvalidInput(
            f"{target.authority} is not on the public web and is not opened: paste the text or give the file instead."
        )
    return allowed


def _is_global(address: IpAddress) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_global(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _ascii_host(host: str) -> str:
    try:
        return host.encode("ascii").decode().lower()
    except UnicodeEncodeError:
        pass
    try:
        return host.encode("idna").decode().lower()
    except UnicodeError:
        raise InvalidInput(f"{host!r} is no host name.") from None
