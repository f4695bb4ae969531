"""The one tree of errors: raised deep, caught once at the border (web/errors.py, cli, the job loop).

Expected outcomes (no candidate, an empty plan, drift) are values, never errors.
A message is written for the person who reads it: what is wrong, and what to do about it.
"""

from __future__ import annotations

from datetime import datetime


class PlaylistServiceError(Exception):
    """Anything that this service raises on purpose."""


class InvalidInput(PlaylistServiceError):
    """What was given cannot be used; nothing was changed. HTTP 422, exit code 2."""


class NotFound(PlaylistServiceError):
    """The thing asked for does not exist. HTTP 404."""


class Conflict(PlaylistServiceError):
    """The state does not allow this now. HTTP 409."""


class UnsafePlan(PlaylistServiceError):
    """A sync plan that looks destructive; applied only by an explicit yes for its checksum. HTTP 409."""


class DatabaseBehind(PlaylistServiceError):
    """The database's schema is not the one this version needs; the message names the command that brings it up."""


class Remote(PlaylistServiceError):
    """Something beyond our own process failed. HTTP 502."""


class RemoteUnavailable(Remote):
    """The remote did not answer, or answered 5xx or a plain 429; the only error that is worth a retry. HTTP 503.

    `retry_at` (aware, UTC) is when the remote asked us to come back, where it said so.
    `outcome_unknown` is true where a write may have been carried out although no answer came.
    """

    def __init__(self, message: str, *, retry_at: datetime | None = None, outcome_unknown: bool = False) -> None:
        super().__init__(message)
        self.retry_at = retry_at
        self.outcome_unknown = outcome_unknown


class RemoteRejected(Remote):
    """The remote understood and refused (4xx); repeating the same call cannot help."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class RemoteAuthorization(Remote):
    """The grant is gone or was never given: a person has to sign in again."""


class QuotaExceeded(Remote):
    """The daily quota of the app is used up: every call stops until `retry_at` (aware, UTC)."""

    def __init__(self, message: str, *, retry_at: datetime) -> None:
        super().__init__(message)
        self.retry_at = retry_at
