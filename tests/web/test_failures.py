"""Failed jobs on the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask.testing import FlaskClient

from playlist_service.services.failures import FailureLine
from tests.web.conftest import WHEN

SYNC = FailureLine(41, "sync", "im-here", WHEN, "Spotify <refused> it.")


def test_the_desk_shows_failed_jobs_with_reason_and_two_ways_out(signed_in: FlaskClient, given: Any) -> None:
    assert "failed" not in signed_in.get("/review/").text
    given.failures = (SYNC,)
    html = signed_in.get("/review/").text
    assert "1 job failed" in html
    assert 'Sync of <a href="/review/im-here">im-here</a>' in html
    assert "Spotify &lt;refused&gt; it." in html
    assert 'aria-label="Try again: Sync of im-here"' in html
    assert "Try all again" not in html
    given.failures = (SYNC, *(replace(SYNC, job_id=n, task="advance", slug=None, failed_at=None) for n in range(30)))
    html = signed_in.get("/review/").text
    assert "31 jobs failed" in html
    assert html.count("Dismiss: Reading and matching") == 19
    assert "Try all again" in html


def test_a_button_answers_one_job_or_all(press: Any, given: Any) -> None:
    answer = press("/failed-jobs/", answer="retry", job="41")
    assert (answer.status_code, answer.location) == (303, "/review/")
    press("/failed-jobs/", answer="dismiss")
    assert given.changes[-2:] == [("retry", [41]), ("dismiss", [])]
    assert press("/failed-jobs/", answer="sing", job="41").status_code == 422


def test_nobody_answers_without_signing_in(client: FlaskClient, token: Any, given: Any) -> None:
    form = {"csrf_token": token(client.get("/sign-in").text), "answer": "dismiss"}
    assert client.post("/failed-jobs/", data=form).location.startswith("/sign-in")
    assert given.changes == []
