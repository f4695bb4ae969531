"""How we ask MusicBrainz: one request a slot, a timeout, bounded retries, answers kept. Read by musicbrainzngs."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import musicbrainzngs
import requests
from musicbrainzngs import mbxml

from playlist_service.adapters.musicbrainz_questions import Question
from playlist_service.adapters.pacing import NoLedger, SystemClock, ThreadGate, retry_after_seconds
from playlist_service.errors import RemoteRejected, RemoteUnavailable
from playlist_service.ports import AnswerCache, Clock, RequestGate, RequestLedger

# The library writes a line for every element that it leaves out, some dozens an answer.
logging.getLogger("musicbrainzngs").setLevel(logging.WARNING)
_log = logging.getLogger(__name__)

REMOTE = "musicbrainz"
PUBLIC_HOST = "musicbrainz.org"
_TRANSIENT = frozenset({429, 500, 502, 503, 504})
_UNREADABLE = (musicbrainzngs.ResponseError, KeyError, ValueError, TypeError, AttributeError)
"""What the library's parser raises at XML that is broken, or that lacks an attribute which it takes for granted."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How we behave towards the remote. The read timeout is long: since 2026 it slows its clients before it refuses."""

    seconds_per_request: float = 1.0
    connect_timeout: float = 10.0
    read_timeout: float = 40.0
    attempts: int = 4
    first_pause: float = 1.0
    patience_seconds: float = 90.0
    keep: timedelta = timedelta(days=7)
    keep_nothing_found: timedelta = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Time:
    """The clock and the sleep, so that a test can move them."""

    clock: Clock = field(default_factory=SystemClock)
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Stores:
    """What is shared with other threads and processes: kept answers, request slots, the ledger of calls."""

    cache: AnswerCache | None = None
    gate: RequestGate | None = None
    ledger: RequestLedger = field(default_factory=NoLedger)


class _TryAgain(Exception):
    """This attempt failed in a way that may pass; `pause` is what the remote asked for, in seconds."""

    def __init__(self, reason: str, pause: float | None = None) -> None:
        super().__init__(reason)
        self.pause = pause


def polite_seconds(base_url: str, asked: float) -> float:
    """Return the spacing of requests: the public server's rule is one a second, whatever was asked for."""
    host = urlsplit(base_url).hostname or ""
    return max(1.0, asked) if host == PUBLIC_HOST or host.endswith(f".{PUBLIC_HOST}") else asked


class MusicBrainzWire:
    """Asks questions and returns musicbrainzngs' reading of the answers. Safe to share between threads."""

    def __init__(
        self,
        base_url: str,
        user_agent: str,
        *,
        stores: Stores | None = None,
        manners: Manners | None = None,
        timing: Time | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._host = urlsplit(self._base_url).netloc
        self._user_agent = user_agent
        self._manners = manners or Manners()
        self._time = timing or Time()
        stores = stores or Stores()
        self._cache = stores.cache
        self._ledger = stores.ledger
        self._gate = stores.gate or ThreadGate(
            polite_seconds(self._base_url, self._manners.seconds_per_request), self._time.monotonic
        )
        self._local = threading.local()

    def ask(self, question: Question, *, expected: str) -> dict[str, Any] | None:
        """Return the answer that holds `expected`, or None where MusicBrainz knows no such thing.

        Raises RemoteUnavailable (with `retry_at`) after the last attempt, and RemoteRejected.
        """
        key = question.key(self._host)
        kept = None if self._cache is None else self._cache.get(key)
        if kept is not None:
            with suppress(*_UNREADABLE):  # what an older version kept may be of no use now: ask again
                return _read(kept, expected) if kept else None
        answer, body = self._ask_patiently(question, expected)
        self._keep(key, body, found=bool(answer and answer[expected]))
        return answer

    def _keep(self, key: str, body: bytes, *, found: bool) -> None:
        if self._cache is not None:
            lifetime = self._manners.keep if found else self._manners.keep_nothing_found
            self._cache.put(key, body, expires_at=self._time.clock.now() + lifetime)

    def _ask_patiently(self, question: Question, expected: str) -> tuple[dict[str, Any] | None, bytes]:
        began = self._time.monotonic()
        for attempt in range(1, self._manners.attempts + 1):
            try:
                return self._ask_once(question, expected)
            except _TryAgain as failure:
                pause = self._manners.first_pause * 2 ** (attempt - 1) if failure.pause is None else failure.pause
                waited = self._time.monotonic() - began
                if attempt == self._manners.attempts or waited + pause > self._manners.patience_seconds:
                    raise self._given_up(failure, attempt, pause) from failure
                _log.info("MusicBrainz: %s; asking again in %.1f s", failure, pause)
                self._rest(failure, pause)
        raise AssertionError("at least one attempt is made")

    def _rest(self, failure: _TryAgain, pause: float) -> None:
        """Wait; where the remote itself asked for the pause, every thread keeps it."""
        if failure.pause is not None:
            self._gate.hold(pause)
        self._time.sleep(pause)

    def _given_up(self, failure: _TryAgain, attempts: int, pause: float) -> RemoteUnavailable:
        tried = "once" if attempts == 1 else f"{attempts} times"
        return RemoteUnavailable(
            f"MusicBrainz at {self._host} did not answer (asked {tried}): {failure}",
            retry_at=self._time.clock.now() + timedelta(seconds=pause),
        )

    def _ask_once(self, question: Question, expected: str) -> tuple[dict[str, Any] | None, bytes]:
        self._time.sleep(self._gate.reserve())
        response = self._get(question)
        status = response.status_code
        self._ledger.record(REMOTE, question.path.partition("/")[0], status)
        if status in _TRANSIENT:
            asked_for = retry_after_seconds(response.headers.get("Retry-After"), self._time.clock.now())
            raise _TryAgain(f"HTTP {status}", asked_for)
        complaint = _complaint(response.content) if status != 200 else None
        if status == 404 and complaint is not None:
            return None, b""
        if status != 200:
            raise RemoteRejected(f"MusicBrainz at {self._host} refused: HTTP {status} {complaint or ''}", status=status)
        try:
            return _read(response.content, expected), response.content
        except _UNREADABLE as error:
            raise _TryAgain(f"an answer that cannot be read ({error})") from error

    def _get(self, question: Question) -> requests.Response:
        timeout = (self._manners.connect_timeout, self._manners.read_timeout)
        try:
            return self._session().get(self._base_url + question.target, timeout=timeout)
        except requests.RequestException as error:
            self._ledger.record(REMOTE, question.path.partition("/")[0], None)
            raise _TryAgain(f"no answer ({type(error).__name__})") from error

    def _session(self) -> requests.Session:
        """Return this thread's session: requests makes no promise for one session in two threads."""
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = requests.Session()
            session.headers.update({"User-Agent": self._user_agent, "Accept": "application/xml"})
        return session


def _read(body: bytes, expected: str) -> dict[str, Any]:
    answer: dict[str, Any] = musicbrainzngs.musicbrainz.mb_parser_xml(body)
    if expected not in answer:
        raise ValueError(f"it has no {expected}")
    return answer


def _complaint(body: bytes) -> str | None:
    """Return what MusicBrainz' own error message says; None for a page that is none, such as a proxy's."""
    try:
        lines = mbxml.get_error_message(body)
    except UnicodeError:
        return None
    return " ".join(line for line in lines if line) if lines else None
