"""The border: every class of error becomes a status and a page, here and nowhere else."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from flask import Flask, Response, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.http import http_date

from playlist_service.errors import (
    Conflict,
    DatabaseBehind,
    InvalidInput,
    NotFound,
    PlaylistServiceError,
    Remote,
    RemoteUnavailable,
    UnsafePlan,
)
from playlist_service.web.sessions import safe_path

STATUS: dict[type[PlaylistServiceError], int] = {
    InvalidInput: 422,
    NotFound: 404,
    Conflict: 409,
    UnsafePlan: 409,
    RemoteUnavailable: 503,
    Remote: 502,
    DatabaseBehind: 503,
    PlaylistServiceError: 500,
}

TITLES = {
    400: "That request could not be read",
    404: "There is nothing here",
    405: "That cannot be asked this way",
    409: "Not now",
    413: "That is too much at once",
    422: "That cannot be used",
    429: "Too many tries",
    500: "Something broke on our side",
    502: "Another service refused",
    503: "Another service does not answer",
}

_ADVICE = {
    400: "Go back, load the page again and repeat what you did.",
    404: "The address may be misspelled, or the page may never have been published.",
    405: "Use the buttons of the page instead of its address.",
    413: "Send less text, or the article's address instead.",
    500: "It was written down. Nothing that you decided is lost; try again in a moment.",
}


def status_of(error: PlaylistServiceError) -> int:
    """Return the HTTP status of an error: that of its nearest class in the table."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def install(app: Flask) -> None:
    """Answer every error of the tree, and every HTTP error, with a page that says what is wrong and what to try."""
    app.register_error_handler(PlaylistServiceError, _expected)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http)


def _expected(error: PlaylistServiceError) -> Response:
    response = _page(status_of(error), str(error))
    retry_at = getattr(error, "retry_at", None)
    if isinstance(retry_at, datetime):
        response.headers["Retry-After"] = http_date(retry_at)
    return response


def _stale_form(_: CSRFError) -> Response:
    return _page(400, "This form is out of date, or it did not come from this site. Nothing was changed.")


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    response = _page(status, _ADVICE.get(status) or error.description or "")
    for name, value in error.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            response.headers[name] = value
    return response


def _page(status: int, message: str) -> Response:
    title = TITLES.get(status, "That did not work")
    return make_response(
        render_template("error.html", status=status, title=title, message=message, back=_way_back()), status
    )


def _way_back() -> str | None:
    """Return the page of this site that the request came from, or None."""
    came_from = urlsplit(request.referrer or "")
    if came_from.netloc != request.host:
        return None
    path = safe_path(came_from.path, "") or None
    return None if path == request.path and request.method == "GET" else path
