"""The form that takes an article in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from playlist_service.errors import InvalidInput, RemoteUnavailable


def test_an_address_is_read_and_leads_to_its_playlist(press: Any, given: Any, signed_in: FlaskClient) -> None:
    answer = press("/ingest", address="https://example.org/a")
    assert (answer.status_code, answer.location) == (303, "/review/im-here")
    assert given.changes == [("ingest", "https://example.org/a", None)]
    assert "Found 1 track and 8 performers." in signed_in.get("/review/im-here").text


def test_pasted_text_is_taken_for_the_chosen_playlist(press: Any, given: Any) -> None:
    press("/ingest", text="Nine pieces, one by Girls.", title="Notes", slug="im-here")
    assert given.changes == [("ingest_text", "Nine pieces, one by Girls.", "Notes", "im-here")]


def test_an_article_that_holds_nothing_comes_back_to_the_form(press: Any, given: Any) -> None:
    given.report = replace(given.report, slug=None, sentences=("It names no music.",))
    assert press("/ingest", address="https://example.org/a").location == "/ingest"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Give either"),
        ({"address": "https://example.org/a", "text": "both"}, "Give either"),
        ({"address": "/etc/passwd"}, "An address starts with"),
        ({"address": "file:///etc/passwd"}, "An address starts with"),
    ],
)
def test_what_cannot_be_read_comes_back_with_the_form_as_it_was_filled(
    press: Any, given: Any, fields: dict[str, str], words: str
) -> None:
    answer = press("/ingest", title="My title", **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="My title"' in answer.text
    assert given.changes == []


def test_an_article_without_text_says_so_in_the_form(press: Any, given: Any) -> None:
    given.raises["ingest"] = InvalidInput("The page holds no text.")
    answer = press("/ingest", address="https://example.org/empty")
    assert answer.status_code == 422
    assert "The page holds no text." in answer.text
    assert "https://example.org/empty" in answer.text


def test_an_address_that_does_not_answer_is_a_503(press: Any, given: Any) -> None:
    given.raises["ingest"] = RemoteUnavailable("example.org does not answer.")
    assert press("/ingest", address="https://example.org/a").status_code == 503


def test_the_form_knows_the_playlist_it_was_opened_from(signed_in: FlaskClient) -> None:
    assert '<option value="im-here" selected>' in signed_in.get("/ingest?slug=im-here").text
