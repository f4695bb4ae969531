"""How we ask Spotify: spotipy spells the calls, one session of ours signs, counts and judges every one of them.

spotipy's own retries sleep through Retry-After (13 h were seen) and repeat a POST whose outcome is unknown; its error
reading loses the reason and the header, and its debug log prints the token. So it gets no token and no Retry adapter:
the session adds the token at the last moment and raises our errors itself, which spotipy passes through untouched.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import requests
import spotipy
from requests.auth import AuthBase
from urllib3.exceptions import MaxRetryError, NewConnectionError

from playlist_service.adapters.pacing import NoLedger, SystemClock, retry_after_seconds
from playlist_service.errors import (
    InvalidInput,
    QuotaExceeded,
    Remote,
    RemoteAuthorization,
    RemoteRejected,
    RemoteUnavailable,
)
from playlist_service.ports import Clock, RequestLedger, TokenSource

REMOTE = "spotify"
TIMEOUT = (5.0, 30.0)
"""Seconds to connect, and to wait for an answer."""

QUOTA_PAUSE = timedelta(hours=1)
"""How long nobody calls after a quota answer that names no time: the quota is counted over a rolling day."""

_LONGEST_RATE_LIMIT = 600
"""Seconds. The rate limit counts 30 seconds; who asks for more than this means the quota, whatever reason it gives."""

_IDENTIFIER = re.compile(r"(?<=/)[0-9A-Za-z]{22}(?=/|$)")
_NEVER_SENT = (requests.exceptions.ConnectTimeout, requests.exceptions.SSLError)


class SpotifyWire:
    """The connection of one grant to one Web API; safe to share between threads, each has its own spotipy client."""

    def __init__(
        self,
        base_url: str,
        tokens: TokenSource,
        *,
        ledger: RequestLedger | None = None,
        clock: Clock | None = None,
        priority: int = 0,
        timeout: tuple[float, float] = TIMEOUT,
    ) -> None:
        self._prefix = f"{base_url.rstrip('/')}/v1/"
        self._tokens = tokens
        self._ledger = ledger or NoLedger()
        self._clock = clock or SystemClock()
        self._priority = priority
        self._timeout = timeout
        self._local = threading.local()

    @property
    def client(self) -> Any:
        """Return this thread's spotipy client: requests makes no promise for one session in two threads."""
        client = getattr(self._local, "client", None)
        if client is None:
            client = spotipy.Spotify(requests_session=self._new_session(), requests_timeout=self._timeout)
            client.prefix = self._prefix
            self._local.client = client
        return client

    def _new_session(self) -> SignedSession:
        return SignedSession(
            self._prefix, self._tokens, ledger=self._ledger, clock=self._clock, priority=self._priority
        )

    def read(self, call: Callable[..., Any], *args: Any, **options: Any) -> dict[str, Any]:
        """Return what a reading call of spotipy answers. Raises InvalidInput and Remote errors."""
        return _answered(_called(call, *args, **options), write=False)

    def find(self, call: Callable[..., Any], *args: Any, **options: Any) -> dict[str, Any] | None:
        """Return what a reading call answers, None where Spotify knows no such thing (404)."""
        try:
            return self.read(call, *args, **options)
        except RemoteRejected as refusal:
            if refusal.status == 404:
                return None
            raise

    def write(self, call: Callable[..., Any], *args: Any, **options: Any) -> dict[str, Any]:
        """Return what a writing call answers; an answer that cannot be read leaves its outcome unknown."""
        return _answered(_called(call, *args, **options), write=True)

    def tell(self, call: Callable[..., Any], *args: Any, **options: Any) -> None:
        """Make a writing call whose answer has no body."""
        _called(call, *args, **options)


class SignedSession(requests.Session):
    """A session that adds the token, keeps the ledger and raises our errors for everything but success."""

    def __init__(self, prefix: str, tokens: TokenSource, *, ledger: RequestLedger, clock: Clock, priority: int) -> None:
        super().__init__()
        self._prefix = prefix
        self._tokens = tokens
        self._ledger = ledger
        self._clock = clock
        self._priority = priority

    def request(self, method: str | bytes, url: str | bytes, *args: Any, **options: Any) -> requests.Response:
        """Return the answer to a signed request; a refused token is renewed once. Raises Remote errors."""
        verb, address = _text(method), _text(url)
        if not address.startswith(self._prefix):
            raise RemoteRejected("Spotify sent us to another host; the token stays here.")
        token = self._tokens.access_token()
        response = self._signed(verb, address, token, *args, **options)
        if response.status_code == 401:
            token = self._tokens.refreshed(token)
            response = self._signed(verb, address, token, *args, **options)
        if not 200 <= response.status_code < 300:
            raise self._refusal(response, f"{verb} {self._endpoint(address)}", write=verb != "GET")
        return response

    def _signed(self, verb: str, address: str, token: str, *args: Any, **options: Any) -> requests.Response:
        self._ledger.allow(REMOTE, priority=self._priority)
        endpoint = f"{verb} {self._endpoint(address)}"
        status: int | None = None
        signed = {**options, "auth": _Bearer(token), "allow_redirects": False}
        try:
            response = super().request(verb, address, *args, **signed)
            status = response.status_code
        except requests.RequestException as error:
            raise _silence(error, endpoint, write=verb != "GET") from error
        finally:
            self._ledger.record(REMOTE, endpoint, status)
        return response

    def _endpoint(self, address: str) -> str:
        """Return the address as the ledger counts it: no query, identifiers as {id}."""
        return _IDENTIFIER.sub("{id}", urlsplit(address).path.removeprefix(urlsplit(self._prefix).path).strip("/"))

    def _refusal(self, response: requests.Response, endpoint: str, *, write: bool) -> Remote:
        status = response.status_code
        message, reason = complaint(response)
        said = f"{endpoint}: HTTP {status}{f', {message}' if message else ''}"
        if status == 429:
            return self._too_many(said, reason, self._asked_to_wait(response))
        if status == 401:
            return RemoteAuthorization(f"Spotify does not accept the grant any more; sign in again ({said}).")
        if status >= 500 or status == 408:
            wait = self._asked_to_wait(response)
            retry_at = None if wait is None else self._in(wait)
            return RemoteUnavailable(f"Spotify failed ({said}).", retry_at=retry_at, outcome_unknown=write)
        return RemoteRejected(f"Spotify refused ({said}).", status=status)

    def _too_many(self, said: str, reason: str | None, wait: float | None) -> Remote:
        """Return the error for a 429, which was never carried out; a spent quota stops everybody's calls."""
        if reason != "QUOTA_EXCEEDED" and (wait or 0) <= _LONGEST_RATE_LIMIT:
            return RemoteUnavailable(f"Spotify asks us to slow down ({said}).", retry_at=self._in(wait or 1))
        until = self._in(wait or QUOTA_PAUSE.total_seconds())
        self._ledger.trip(REMOTE, until, reason or "Retry-After")
        return QuotaExceeded(
            f"Our quota at Spotify is used up; no calls before {until:%Y-%m-%d %H:%M} UTC ({said}).", retry_at=until
        )

    def _asked_to_wait(self, response: requests.Response) -> float | None:
        return retry_after_seconds(response.headers.get("Retry-After"), self._clock.now())

    def _in(self, seconds: float) -> datetime:
        return self._clock.now() + timedelta(seconds=seconds)


class _Bearer(AuthBase):
    """Signs one request at the last moment: no header dictionary that somebody may log ever holds the token."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def complaint(response: requests.Response) -> tuple[str, str | None]:
    """Return (message, reason) of an error answer, whose body is an object, a pair of strings, plain text or a page."""
    try:
        body = response.json()
    except ValueError:
        is_page = "html" in response.headers.get("Content-Type", "")
        return ("" if is_page else response.text.strip()[:200]), None
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(error, dict):
        return str(error.get("message") or ""), error.get("reason")
    if isinstance(error, str):
        return str(body.get("error_description") or error), error
    return "", None


def _silence(error: requests.RequestException, endpoint: str, *, write: bool) -> RemoteUnavailable:
    sent = not isinstance(error, _NEVER_SENT) and not _is_refused_connection(error)
    return RemoteUnavailable(
        f"Spotify did not answer ({endpoint}: {type(error).__name__}).", outcome_unknown=write and sent
    )


def _is_refused_connection(error: requests.RequestException) -> bool:
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)


def _called(call: Callable[..., Any], *args: Any, **options: Any) -> Any:
    try:
        return call(*args, **options)
    except spotipy.SpotifyException as error:  # the session raises ours, so this one was raised before any call
        raise InvalidInput(f"Spotify cannot be asked for this: {error.msg}") from error


def _answered(answer: Any, *, write: bool) -> dict[str, Any]:
    """Return an answer that is an object; spotipy gives None for a body that is no JSON."""
    if not isinstance(answer, dict):
        raise RemoteUnavailable("Spotify's answer cannot be read.", outcome_unknown=write)
    return answer


def _text(given: str | bytes) -> str:
    return given.decode() if isinstance(given, bytes) else given
