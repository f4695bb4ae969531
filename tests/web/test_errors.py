"""The border: one table from error classes to statuses, and a page for each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from playlist_service import errors
from playlist_service.web.errors import STATUS, status_of

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.InvalidInput("x"), 422),
        (errors.NotFound("x"), 404),
        (errors.Conflict("x"), 409),
        (errors.UnsafePlan("x"), 409),
        (errors.RemoteUnavailable("x"), 503),
        (errors.RemoteRejected("x"), 502),
        (errors.RemoteAuthorization("x"), 502),
        (errors.QuotaExceeded("x", retry_at=AT), 502),
        (errors.DatabaseBehind("x"), 503),
        (errors.PlaylistServiceError("x"), 500),
    ],
)
def test_every_error_of_the_tree_has_its_status_and_says_its_message(
    client: FlaskClient, given: Any, error: errors.PlaylistServiceError, status: int
) -> None:
    given.raises["front"] = error
    assert status_of(error) == status
    answer = client.get("/")
    assert answer.status_code == status
    assert '<p class="lede">x</p>' in answer.text


def test_the_table_reaches_every_class_of_the_tree() -> None:
    def below(kind: type) -> set[type]:
        return {kind, *(found for child in kind.__subclasses__() for found in below(child))}

    assert all(any(base in STATUS for base in kind.__mro__) for kind in below(errors.PlaylistServiceError))


def test_when_to_come_back_is_said_where_it_is_known(client: FlaskClient, given: Any) -> None:
    given.raises["front"] = errors.QuotaExceeded("Used up.", retry_at=AT)
    assert client.get("/").headers["Retry-After"] == "Sun, 22 Nov 2026 08:00:00 GMT"


def test_a_bug_is_a_500_without_its_words_and_without_asking_who_is_signed_in(
    app: Flask, signed_in: FlaskClient, given: Any
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    given.raises["front"] = RuntimeError("secret detail")
    given.raises["get"] = RuntimeError("the database is away")
    answer = signed_in.get("/")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "Something broke on our side" in answer.text


def test_a_page_asked_in_a_wrong_way_says_which_ways_there_are(client: FlaskClient) -> None:
    answer = client.post("/healthz")
    assert answer.status_code in (400, 405)
    assert client.put("/about").status_code in (400, 405)


def test_a_form_too_large_is_refused(press: Any) -> None:
    answer = press("/ingest", text="x" * 4_200_000)
    assert answer.status_code == 413
