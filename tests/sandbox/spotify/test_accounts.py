"""Signing in: the consent page, codes, PKCE, tokens, their rotation, expiry and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from spotipy.cache_handler import MemoryCacheHandler
from spotipy.exceptions import SpotifyOauthError
from spotipy.oauth2 import SpotifyClientCredentials, SpotifyOAuth, SpotifyPKCE

from playlist_service.sandbox import Sandbox

CALLBACK = "http://127.0.0.1:8000/spotify/callback"
SCOPE = "playlist-modify-public playlist-read-private"
DAY = 86_400


def pointed(kind: Any, sandbox: Sandbox, **options: Any) -> Any:
    """Return spotipy's own sign-in, with nothing but its two addresses changed."""
    accounts = sandbox.spotify_accounts_url
    addresses = {"OAUTH_AUTHORIZE_URL": f"{accounts}/authorize", "OAUTH_TOKEN_URL": f"{accounts}/api/token"}
    return type("Pointed", (kind,), addresses)(client_id="sandbox-client", **options)


@pytest.fixture
def confidential(sandbox: Sandbox) -> Iterator[SpotifyOAuth]:
    with requests.Session() as session:
        yield pointed(
            SpotifyOAuth,
            sandbox,
            client_secret="sandbox-secret",
            redirect_uri=CALLBACK,
            scope=SCOPE,
            cache_handler=MemoryCacheHandler(),
            requests_session=session,
        )


@pytest.fixture
def public(sandbox: Sandbox) -> Iterator[SpotifyPKCE]:
    with requests.Session() as session:
        yield pointed(
            SpotifyPKCE,
            sandbox,
            redirect_uri=CALLBACK,
            scope=SCOPE,
            cache_handler=MemoryCacheHandler(),
            requests_session=session,
        )


def consent(address: str, decision: str = "allow") -> dict[str, str]:
    """Press a button of the consent page and return what the app is sent back with."""
    page = requests.get(address, timeout=5)
    assert page.status_code == 200, page.text
    assert 'id="allow"' in page.text
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    target = f"{urlsplit(address).scheme}://{urlsplit(address).netloc}/authorize"
    answer = requests.post(target, data={**fields, "decision": decision}, allow_redirects=False, timeout=5)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(CALLBACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def asked(sandbox: Sandbox, **form: str) -> requests.Response:
    form = {"client_id": "sandbox-client", "client_secret": "sandbox-secret", **form}
    return requests.post(f"{sandbox.spotify_accounts_url}/api/token", data=form, timeout=5)


def status_of(sandbox: Sandbox, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    return requests.get(f"{sandbox.spotify_api_url}/v1/me", headers=headers, timeout=5).status_code


def test_the_code_flow_of_spotipy_with_a_secret(sandbox: Sandbox, confidential: SpotifyOAuth) -> None:
    back = consent(confidential.get_authorize_url(state="over there"))
    assert back["state"] == "over there"
    token = confidential.get_access_token(back["code"], as_dict=False, check_cache=False)
    assert status_of(sandbox, token) == 200
    kept = confidential.cache_handler.get_cached_token()
    assert kept["scope"] == SCOPE
    fresh = confidential.refresh_access_token(kept["refresh_token"])
    assert fresh["refresh_token"] == kept["refresh_token"]
    assert fresh["access_token"] != token


def test_the_pkce_flow_of_spotipy_rotates_its_refresh_token(sandbox: Sandbox, public: SpotifyPKCE) -> None:
    back = consent(public.get_authorize_url())
    token = public.get_access_token(back["code"], check_cache=False)
    assert status_of(sandbox, token) == 200
    first = public.cache_handler.get_cached_token()["refresh_token"]
    second = public.refresh_access_token(first)["refresh_token"]
    assert second != first
    with pytest.raises(SpotifyOauthError) as caught:
        public.refresh_access_token(first)
    assert caught.value.error == "invalid_grant"


def test_a_wrong_verifier_gets_nothing(public: SpotifyPKCE) -> None:
    back = consent(public.get_authorize_url())
    public.code_verifier = "w" * 60
    with pytest.raises(SpotifyOauthError) as caught:
        public.get_access_token(back["code"], check_cache=False)
    assert caught.value.error == "invalid_grant"


def test_a_person_may_say_no(confidential: SpotifyOAuth) -> None:
    assert consent(confidential.get_authorize_url(state="s"), "deny") == {"error": "access_denied", "state": "s"}


def test_a_code_is_good_once_for_ten_minutes_and_one_address(sandbox: Sandbox, confidential: SpotifyOAuth) -> None:
    address = confidential.get_authorize_url()
    used = consent(address)["code"]
    form = {"grant_type": "authorization_code", "redirect_uri": CALLBACK}
    assert asked(sandbox, **form, code=used).status_code == 200
    assert asked(sandbox, **form, code=used).json()["error"] == "invalid_grant"
    elsewhere = consent(address)["code"]
    assert asked(sandbox, **{**form, "redirect_uri": "https://elsewhere.example/"}, code=elsewhere).status_code == 400
    late = consent(address)["code"]
    sandbox.move_clock(advance_seconds=601)
    assert asked(sandbox, **form, code=late).json()["error"] == "invalid_grant"


def test_access_tokens_live_an_hour_and_refresh_tokens_half_a_year(sandbox: Sandbox) -> None:
    tokens = sandbox.grant()
    assert tokens["expires_in"] == 3600
    sandbox.move_clock(advance_seconds=3599)
    assert status_of(sandbox, tokens["access_token"]) == 200
    sandbox.move_clock(advance_seconds=2)
    answer = requests.get(
        f"{sandbox.spotify_api_url}/v1/me",
        headers={"Authorization": f"Bearer {tokens['access_token']}"},
        timeout=5,
    )
    assert (answer.status_code, answer.json()["error"]["message"]) == (401, "The access token expired")
    form = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    sandbox.move_clock(offset_seconds=181 * DAY)
    assert asked(sandbox, **form).status_code == 200
    sandbox.move_clock(offset_seconds=182 * DAY + 10)
    refusal = asked(sandbox, **form)
    assert (refusal.status_code, refusal.json()["error"]) == (400, "invalid_grant")


def test_a_revoked_grant_is_dead_at_once(sandbox: Sandbox) -> None:
    tokens = sandbox.grant()
    assert sandbox.revoke() == 1
    assert status_of(sandbox, tokens["access_token"]) == 401
    refusal = asked(sandbox, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert refusal.json()["error"] == "invalid_grant"
    assert sandbox.revoke() == 0


@pytest.mark.parametrize(("rotation", "rotates"), [("always", True), ("never", False), ("auto", False)])
def test_rotation_can_be_chosen(sandbox: Sandbox, rotation: str, rotates: bool) -> None:
    sandbox.settings(rotation=rotation)
    tokens = sandbox.grant()
    answer = asked(sandbox, grant_type="refresh_token", refresh_token=tokens["refresh_token"]).json()
    assert ("refresh_token" in answer) is rotates


def test_the_apps_own_token_searches_and_has_no_user(sandbox: Sandbox) -> None:
    with requests.Session() as session:
        manager = pointed(
            SpotifyClientCredentials,
            sandbox,
            client_secret="sandbox-secret",
            cache_handler=MemoryCacheHandler(),
            requests_session=session,
        )
        token = manager.get_access_token(as_dict=False)
    address = f"{sandbox.spotify_api_url}/v1/search?q=life&type=track"
    answer = requests.get(address, headers={"Authorization": f"Bearer {token}"}, timeout=5)
    assert answer.status_code == 200
    assert "is_playable" not in answer.json()["tracks"]["items"][0]
    assert status_of(sandbox, token) == 401


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"client_secret": "wrong", "grant_type": "refresh_token"}, "invalid_client"),
        ({"client_id": "nobody", "client_secret": "", "grant_type": "refresh_token"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": "refresh_token", "refresh_token": "made up"}, "invalid_grant"),
        ({"grant_type": "authorization_code", "code": "made up"}, "invalid_grant"),
        ({"grant_type": "authorization_code", "code": "made up", "client_secret": ""}, "invalid_client"),
    ],
)
def test_the_token_endpoint_says_why_not(sandbox: Sandbox, form: dict[str, str], error: str) -> None:
    refusal = asked(sandbox, **form)
    assert (refusal.status_code, refusal.json()["error"]) == (400, error)


@pytest.mark.parametrize("header", ["Basic !!!", "Basic c29tZWJvZHk6ZWxzZQ=="])
def test_a_wrong_basic_header_is_refused(sandbox: Sandbox, header: str) -> None:
    answer = requests.post(
        f"{sandbox.spotify_accounts_url}/api/token",
        data={"grant_type": "client_credentials"},
        headers={"Authorization": header},
        timeout=5,
    )
    assert answer.json()["error"] == "invalid_client"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 200),
        ({"redirect_uri": "https://example.org/back"}, 200),
        ({"redirect_uri": "http://[::1]:9/back"}, 200),
        ({"redirect_uri": "http://localhost:8000/back"}, 400),
        ({"redirect_uri": "http://example.org/back"}, 400),
        ({"redirect_uri": ""}, 400),
        ({"client_id": "nobody"}, 400),
        ({"response_type": "token"}, 400),
        ({"code_challenge": "abc", "code_challenge_method": "plain"}, 400),
    ],
)
def test_the_consent_page_refuses_what_is_not_allowed(sandbox: Sandbox, change: dict[str, str], status: int) -> None:
    asked_for = {"client_id": "sandbox-client", "response_type": "code", "redirect_uri": CALLBACK, **change}
    address = f"{sandbox.spotify_accounts_url}/authorize"
    assert requests.get(address, params=asked_for, timeout=5).status_code == status
    if status == 400:
        assert requests.post(address, data={**asked_for, "decision": "allow"}, timeout=5).status_code == 400


def test_a_failing_token_endpoint_is_no_refusal_of_the_grant(sandbox: Sandbox, confidential: SpotifyOAuth) -> None:
    sandbox.fault("error", path="/api/token", status=503)
    with pytest.raises(SpotifyOauthError) as caught:
        confidential.refresh_access_token(sandbox.grant()["refresh_token"])
    assert caught.value.error == "server_error"


@pytest.mark.parametrize("header", ["", "Basic abc", "Bearer ", "Bearer made-up"])
def test_the_api_wants_a_good_token(sandbox: Sandbox, header: str) -> None:
    answer = requests.get(f"{sandbox.spotify_api_url}/v1/me", headers={"Authorization": header}, timeout=5)
    assert answer.status_code == 401
