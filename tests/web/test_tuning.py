"""Choosing a release, and a playlist's settings."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from playlist_service.errors import InvalidInput
from playlist_service.services.reviewing import PlaylistSettings

FIELDS = {
    "title": "Robots",
    "description": "",
    "level": "strict",
    "wording": "",
    "pressing": "original",
    "sync_time": "04:30",
    "time_zone": "Europe/Paris",
    "drift_policy": "",
}


def test_the_review_page_shows_the_release_and_what_else_it_may_be(signed_in: FlaskClient) -> None:
    html = signed_in.get("/review/im-here").text
    assert ">I’m Here</a>, 5 October 2010" in html
    assert "1 other release" in html
    assert "October 2010 · 8 tracks · 62 % agreement" in html


@pytest.mark.parametrize("release", ["00000000-0000-4000-8000-000000000002", " https://musicbrainz.org/release/x "])
def test_a_curator_chooses_the_release(press: Any, given: Any, release: str) -> None:
    assert press("/review/im-here/release", release=release).location == "/review/im-here"
    assert given.changes == [("choose", "im-here", release.strip(), 1)]


def test_no_release_is_a_clear_message(press: Any, given: Any) -> None:
    answer = press("/review/im-here/release", release=" ")
    assert answer.status_code == 422
    assert "MusicBrainz link" in answer.text
    assert given.changes == []


def test_the_settings_stand_in_their_form(signed_in: FlaskClient) -> None:
    html = signed_in.get("/review/im-here/settings").text
    assert 'value="Europe/Paris" list=' in html
    assert '<option value="hold" selected>' in html
    assert '<option value="normal" selected>' in html


def test_settings_are_set_all_at_once(press: Any, given: Any) -> None:
    assert press("/review/im-here/settings", **FIELDS).location == "/review/im-here"
    wanted = PlaylistSettings("Robots", "", "strict", None, "original", "04:30", "Europe/Paris", None)
    assert given.changes == [("change", "im-here", wanted)]


def test_settings_that_cannot_be_used_come_back_as_they_were_filled(press: Any, given: Any) -> None:
    given.raises["change"] = InvalidInput("There is no time zone Mars/Olympus.")
    answer = press("/review/im-here/settings", **{**FIELDS, "time_zone": "Mars/Olympus"})
    assert answer.status_code == 422
    assert "There is no time zone Mars/Olympus." in answer.text
    assert 'value="Mars/Olympus"' in answer.text
