"""Fetches one page that a visitor names: public addresses only, bounded in size, time and redirects, and politely."""

from __future__ import annotations

import http.client
import re
import ssl
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from playlist_service.adapters.article_address import (
    Gate,
    Resolve,
    Target,
    anywhere,
    is_public,
    open_to,
    parse_target,
    system_resolve,
)
from playlist_service.adapters.article_wire import Deadline, asked
from playlist_service.errors import InvalidInput, RemoteRejected, RemoteUnavailable

USER_AGENT = "playlist-service/0.1 (reads a single page that a curator names)"
_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_READABLE = frozenset(
    {"", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "application/pdf"}
)
_UNSURE = frozenset({"application/octet-stream", "binary/octet-stream", "application/xml", "text/xml"})
"""Types that servers give to files they do not know: the bytes decide."""
_PASTE = "Open the page in a browser and paste its text, or save it and give the file."
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_NO_MACHINES = re.compile(r"\bnoai\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one page may cost; sizes in bytes after decompression."""

    seconds: float = 30.0
    page_size: int = 5_000_000
    pdf_size: int = 20_000_000
    redirects: int = 5


USUAL_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: `address` is where the last redirect led; of an unchanged page (`not_modified`) nothing else."""

    address: str
    body: bytes
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    not_modified: bool = False


class Fetcher:
    """Fetches pages with one set of manners."""

    def __init__(
        self,
        *,
        user_agent: str = USER_AGENT,
        limits: Limits = USUAL_LIMITS,
        gate: Gate = is_public,
        resolve: Resolve = system_resolve,
    ) -> None:
        """`gate` says which addresses may be connected to, `resolve` what numbers a name has."""
        self._user_agent = user_agent
        self._limits = limits
        self._gate = gate
        self._resolve = resolve

    def fetch(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Return the page at `url`, or that it is unchanged since the `etag` or `last_modified` given.

        Raises InvalidInput (an address that may not or cannot be opened, no readable type, too long), RemoteRejected
        (the site refuses) and RemoteUnavailable (it does not answer, is too slow, or asks to come back later).
        """
        deadline = Deadline(self._limits.seconds)
        target = parse_target(url)
        headers = self._headers(etag, last_modified)
        for _ in range(self._limits.redirects + 1):
            outcome = self._one_hop(target, headers, deadline)
            if isinstance(outcome, Fetched):
                return outcome
            target = outcome
        raise RemoteRejected(f"{url} redirects more than {self._limits.redirects} times. {_PASTE}")

    def _headers(self, etag: str | None, last_modified: str | None) -> dict[str, str]:
        headers = {
            "User-Agent": self._user_agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,application/pdf;q=0.8",
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "en,*;q=0.5",
        }
        if etag and etag.isprintable():
            headers["If-None-Match"] = etag
        if last_modified and last_modified.isprintable():
            headers["If-Modified-Since"] = last_modified
        return headers

    def _one_hop(self, target: Target, headers: dict[str, str], deadline: Deadline) -> Fetched | Target:
        """Ask once, at an address that was checked for this very connection; a redirect comes back as its target."""
        numerics = open_to(target, self._gate, self._resolve)
        try:
            with asked(target, numerics, headers, deadline) as response:
                return self._answer(target, response)
        except TimeoutError:
            raise RemoteUnavailable(
                f"{target.host} took too long to answer: try again later, or paste the text."
            ) from None
        except ssl.SSLCertVerificationError as error:
            raise RemoteRejected(f"{target.host} shows no valid certificate ({error.verify_message}).") from None
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise RemoteUnavailable(f"{target.host} cannot be read ({_reason(error)}): try again later.") from None

    def _answer(self, target: Target, response: http.client.HTTPResponse) -> Fetched | Target:
        if response.status in _REDIRECTS and (location := response.getheader("Location")):
            return parse_target(_latin_to_utf8(location), base=target.address)
        etag, changed = response.getheader("ETag"), response.getheader("Last-Modified")
        if response.status == HTTPStatus.NOT_MODIFIED:
            return Fetched(target.address, b"", etag=etag, last_modified=changed, not_modified=True)
        _refuse(target, response)
        content_type, charset = _content_type(response)
        if content_type not in _READABLE | _UNSURE:
            raise InvalidInput(f"{target.address} is {content_type}, not an article: give a web page, text or PDF.")
        size = self._limits.pdf_size if content_type in _UNSURE | {"application/pdf"} else self._limits.page_size
        body = b"".join(_bounded(response, size, target))
        said = "" if content_type in _UNSURE else content_type
        return Fetched(target.address, body, said, charset, etag, changed)


def fetch(url: str, etag: str | None = None, last_modified: str | None = None) -> Fetched:
    """Return the page at `url` as a Fetcher with the usual manners does; raises what it raises."""
    return Fetcher().fetch(url, etag, last_modified)


def gate_for(*, allow_private: bool) -> Gate:
    """Return the gate: the public web, or anywhere (tests, the sandbox)."""
    return anywhere if allow_private else is_public


def _refuse(target: Target, response: http.client.HTTPResponse) -> None:
    """Raise what a status or a header says against reading on."""
    status, where = response.status, target.address
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise RemoteUnavailable(
            f"{target.host} asks to slow down: try again later, or paste the text.", retry_at=_retry_at(response)
        )
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.PROXY_AUTHENTICATION_REQUIRED):
        raise RemoteRejected(f"{target.host} does not let programs read {where} ({status}). {_PASTE}", status=status)
    if status == HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS:
        raise RemoteRejected(f"{where} is blocked for legal reasons (451).", status=status)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        raise RemoteRejected(f"There is no page at {where} ({status}): check the address.", status=status)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise RemoteUnavailable(
            f"{target.host} is out of order ({status}): try again later.", retry_at=_retry_at(response)
        )
    if status != HTTPStatus.OK:
        raise RemoteRejected(f"{where} cannot be read (status {status}). {_PASTE}", status=status)
    if _NO_MACHINES.search(response.getheader("X-Robots-Tag") or ""):
        raise RemoteRejected(f"{target.host} asks programs not to read {where}. {_PASTE}", status=status)


def _content_type(response: http.client.HTTPResponse) -> tuple[str, str | None]:
    whole = response.getheader("Content-Type") or ""
    charset = _CHARSET.search(whole)
    return whole.partition(";")[0].strip().lower(), charset[1] if charset else None


def _bounded(response: http.client.HTTPResponse, size: int, target: Target) -> Iterator[bytes]:
    """The body, decompressed, never more than `size` of it in memory."""
    left = size
    for piece in _decompressed(response, (response.getheader("Content-Encoding") or "").strip().lower()):
        left -= len(piece)
        if left < 0:
            raise InvalidInput(
                f"{target.address} is longer than {size // 1_000_000 or 1} MB: paste the part that matters."
            )
        yield piece
    if response.length:
        raise RemoteUnavailable(f"{target.host} broke off in the midst of the page: try again.")


def _decompressed(response: http.client.HTTPResponse, encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        while piece := response.read(_CHUNK):
            yield piece
    elif encoding in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(response, gzipped=encoding != "deflate")
    else:
        raise RemoteRejected(f"The page is compressed in a way nobody asked for ({encoding}). {_PASTE}")


def _inflated(response: http.client.HTTPResponse, *, gzipped: bool) -> Iterator[bytes]:
    """Inflate in bounded pieces, so that a bomb is noticed before it goes off."""
    packed = response.read(_CHUNK)
    if not packed:
        return
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16 if gzipped else _deflate_bits(packed))
    while packed:
        while packed and not unpacker.eof:
            yield unpacker.decompress(packed, _CHUNK)
            packed = unpacker.unconsumed_tail
        if unpacker.eof and gzipped and unpacker.unused_data.startswith(b"\x1f\x8b"):
            packed, unpacker = unpacker.unused_data, zlib.decompressobj(zlib.MAX_WBITS | 16)
            continue
        packed = b"" if unpacker.eof else response.read(_CHUNK)
    yield unpacker.flush()
    if not unpacker.eof:
        raise RemoteUnavailable("The page broke off in the midst: try again.")


def _deflate_bits(packed: bytes) -> int:
    """Servers say "deflate" for zlib streams and for raw ones (RFC 9110, 8.4.1.2)."""
    return zlib.MAX_WBITS if packed[:1] and packed[0] & 0x0F == 8 else -zlib.MAX_WBITS


def _retry_at(response: http.client.HTTPResponse) -> datetime | None:
    said = (response.getheader("Retry-After") or "").strip()
    if said.isdecimal() and len(said) < 8:
        return datetime.now(UTC) + timedelta(seconds=int(said))
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _latin_to_utf8(location: str) -> str:
    """Headers arrive as Latin-1 letters; a redirect often holds UTF-8 bytes."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).strip()
