"""Connecting Spotify: the consent's answer has to match the question that this session asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient


def begun(press: Any) -> str:
    answer = press("/account/spotify/connect")
    assert answer.status_code == 303
    assert answer.location.startswith("https://accounts.example/authorize")
    return parse_qs(urlsplit(answer.location).query)["state"][0]


def test_the_consents_answer_connects_the_account(press: Any, signed_in: FlaskClient, given: Any) -> None:
    state = begun(press)
    answer = signed_in.get(f"/spotify/callback?code=abc&state={state}")
    assert answer.location == "/account/spotify"
    assert given.changes == [("finish", "abc", "verifier-1")]
    assert "Spotify is connected." in signed_in.get("/account/spotify").text


def test_an_answer_counts_once(press: Any, signed_in: FlaskClient, given: Any) -> None:
    state = begun(press)
    signed_in.get(f"/spotify/callback?code=abc&state={state}")
    assert signed_in.get(f"/spotify/callback?code=abc&state={state}").status_code == 422
    assert len(given.changes) == 1


@pytest.mark.parametrize("query", ["code=abc&state=forged", "code=abc", ""])
def test_an_answer_to_another_question_is_refused(press: Any, signed_in: FlaskClient, given: Any, query: str) -> None:
    begun(press)
    answer = signed_in.get(f"/spotify/callback?{query}")
    assert answer.status_code == 422
    assert "belongs to no sign-in that was begun here" in answer.text
    assert given.changes == []


def test_a_refused_consent_changes_nothing(press: Any, signed_in: FlaskClient, given: Any) -> None:
    state = begun(press)
    signed_in.get(f"/spotify/callback?error=access_denied&state={state}")
    assert given.changes == []
    assert "permission was not given" in signed_in.get("/account/spotify").text


def test_disconnecting_is_a_form(press: Any, given: Any) -> None:
    assert press("/account/spotify/disconnect").location == "/account/spotify"
    assert given.changes == [("disconnect",)]


@pytest.mark.parametrize(
    ("state", "button"),
    [
        ("none", "Connect Spotify"),
        ("disconnected", "Connect Spotify"),
        ("sign_in_again", "Sign in again"),
        ("connected", "Disconnect"),
    ],
)
def test_the_page_offers_what_the_state_asks_for(signed_in: FlaskClient, given: Any, state: str, button: str) -> None:
    given.account = replace(given.account, state=state, warning="Sign in again soon." if "again" in state else None)
    html = signed_in.get("/account/spotify").text
    assert f">{button}</button>" in html
