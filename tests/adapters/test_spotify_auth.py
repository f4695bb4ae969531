"""Signing in at Spotify: against the sandbox's accounts service, and against one that misbehaves."""

from __future__ import annotations

import base64
import hashlib
import io
import logging
import threading
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from playlist_service.adapters.spotify import SpotifyPlaylistHost, SpotifyTrackCatalog
from playlist_service.adapters.spotify_auth import (
    SCOPES,
    AppToken,
    AuthorizationSettings,
    FixedToken,
    Grant,
    SpotifyAuthorization,
)
from playlist_service.adapters.spotify_wire import SpotifyWire
from playlist_service.config import Settings
from playlist_service.domain.identifiers import TrackUri
from playlist_service.errors import InvalidInput, Remote, RemoteAuthorization, RemoteRejected, RemoteUnavailable
from playlist_service.sandbox import Sandbox
from playlist_service.sandbox.grants import CLIENT_ID, CLIENT_SECRET

CALLBACK = "http://127.0.0.1:8000/spotify/callback"
TRACK = TrackUri("spotify:track:SANDBOX000000000000101")
SECRETS = ("the-client-secret", "the-code", "the-verifier", "the-refresh-token", "the-access-token")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.start() as running:
        yield running


@pytest.fixture
def public_app(sandbox: Sandbox) -> AuthorizationSettings:
    return AuthorizationSettings(sandbox.spotify_accounts_url, CLIENT_ID, CALLBACK)


@pytest.fixture
def app(public_app: AuthorizationSettings) -> AuthorizationSettings:
    return replace(public_app, client_secret=CLIENT_SECRET)


@pytest.fixture
def misbehaving(server: Any, moved_time: Any) -> SpotifyAuthorization:
    settings = AuthorizationSettings(
        server.url, "the-client", CALLBACK, client_secret="the-client-secret", api_url=server.url
    )
    return SpotifyAuthorization(settings, moved_time)


def consent(address: str) -> dict[str, str]:
    """Say yes on the consent page and return what the callback gets."""
    parts = urlsplit(address)
    fields = {name: values[0] for name, values in parse_qs(parts.query).items()}
    answer = requests.post(
        f"{parts.scheme}://{parts.netloc}/authorize",
        data={**fields, "decision": "allow"},
        allow_redirects=False,
        timeout=5,
    )
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


@pytest.mark.parametrize("secret", [None, CLIENT_SECRET])
def test_a_curator_signs_in_with_and_without_a_client_secret(
    sandbox: Sandbox, public_app: AuthorizationSettings, moved_time: Any, secret: str | None
) -> None:
    authorization = SpotifyAuthorization(replace(public_app, client_secret=secret), moved_time)
    address, verifier = authorization.begin("state-1")
    back = consent(address)
    assert back["state"] == "state-1"
    grant = authorization.finish(back["code"], verifier)
    assert set(grant.scopes) == set(SCOPES)
    assert grant.authorized_at == moved_time.now()
    assert grant.expires_at == moved_time.now() + timedelta(seconds=3600)
    host = SpotifyPlaylistHost(SpotifyWire(sandbox.spotify_api_url, FixedToken(grant.access_token)))
    assert host.account_id()


def test_the_consent_page_gets_a_challenge_and_never_the_verifier(public_app: AuthorizationSettings) -> None:
    address, verifier = SpotifyAuthorization(public_app).begin("s")
    asked = parse_qs(urlsplit(address).query)
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    assert asked["code_challenge"] == [digest]
    assert asked["redirect_uri"] == [CALLBACK]
    assert verifier not in address
    assert 43 <= len(verifier) <= 128
    assert SpotifyAuthorization(public_app).begin("s")[1] != verifier


def test_a_code_with_another_verifier_or_used_twice_is_refused(public_app: AuthorizationSettings) -> None:
    authorization = SpotifyAuthorization(public_app)
    address, verifier = authorization.begin("s")
    with pytest.raises(RemoteAuthorization):
        authorization.finish(consent(address)["code"], "another-verifier" * 4)
    code = consent(address)["code"]
    authorization.finish(code, verifier)
    with pytest.raises(RemoteAuthorization):
        authorization.finish(code, verifier)


@pytest.mark.parametrize("pkce", [True, False])
def test_a_refresh_keeps_or_replaces_the_refresh_token_and_never_the_date(
    sandbox: Sandbox, app: AuthorizationSettings, *, pkce: bool
) -> None:
    first = sandbox.grant(pkce=pkce)["refresh_token"]
    renewed = SpotifyAuthorization(app).refresh(first)
    assert (renewed.refresh_token != first) is pkce
    assert renewed.authorized_at is None
    assert renewed.access_token


def test_a_revoked_or_aged_grant_needs_a_person(sandbox: Sandbox, app: AuthorizationSettings) -> None:
    authorization = SpotifyAuthorization(app)
    refresh_token = sandbox.grant()["refresh_token"]
    sandbox.move_clock(advance_seconds=183 * 86400)
    with pytest.raises(RemoteAuthorization, match="sign in again"):
        authorization.refresh(refresh_token)
    sandbox.move_clock(offset_seconds=0)
    authorization.refresh(refresh_token)
    sandbox.revoke()
    with pytest.raises(RemoteAuthorization):
        authorization.refresh(refresh_token)


def test_a_wrong_client_is_a_mistake_of_the_operator_not_of_the_curator(app: AuthorizationSettings) -> None:
    with pytest.raises(RemoteRejected, match="Invalid client"):
        SpotifyAuthorization(replace(app, client_secret="wrong")).refresh("x")


def test_the_app_reads_the_catalogue_without_an_account(
    sandbox: Sandbox, app: AuthorizationSettings, moved_time: Any
) -> None:
    tokens = AppToken(SpotifyAuthorization(app, moved_time), moved_time)
    catalog = SpotifyTrackCatalog(SpotifyWire(sandbox.spotify_api_url, tokens))
    first = tokens.access_token()
    assert catalog.track(TRACK) is not None
    assert tokens.access_token() == first
    moved_time.sleep(3600)
    second = tokens.access_token()
    assert second != first
    assert tokens.refreshed(first) == second
    assert tokens.refreshed(second) != second


def test_threads_share_one_app_token(sandbox: Sandbox, app: AuthorizationSettings) -> None:
    tokens = AppToken(SpotifyAuthorization(app))
    sandbox.clear_requests()
    threads = [threading.Thread(target=tokens.access_token) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sandbox.requests("spotify")) == 1


def test_the_app_s_own_token_needs_the_secret(public_app: AuthorizationSettings) -> None:
    with pytest.raises(InvalidInput, match="SPOTIFY_CLIENT_SECRET"):
        SpotifyAuthorization(public_app).app_grant()


def test_who_signed_in_is_told_by_the_token(
    sandbox: Sandbox, app: AuthorizationSettings, server: Any, misbehaving: SpotifyAuthorization
) -> None:
    here = SpotifyAuthorization(replace(app, api_url=sandbox.spotify_api_url))
    assert here.me(sandbox.grant()["access_token"]) == ("sandbox-account-sandbox-curator", "sandbox-curator")
    with pytest.raises(RemoteAuthorization):
        here.me("nonsense")
    server.will_say({"id": "older-app"})
    assert misbehaving.me("the-access-token") == ("older-app", None)


def test_the_settings_name_the_app() -> None:
    with pytest.raises(InvalidInput, match="SPOTIFY_CLIENT_ID"):
        AuthorizationSettings.of(Settings())
    named = AuthorizationSettings.of(Settings(spotify_client_id="c", spotify_client_secret="s"))
    assert (named.client_id, named.redirect_uri) == ("c", CALLBACK)


def test_trouble_at_the_token_endpoint_is_worth_a_retry(
    server: Any, misbehaving: SpotifyAuthorization, moved_time: Any, reply: Any
) -> None:
    server.will(
        reply(503, headers={"Retry-After": "30"}), reply(429), reply(200, b"<html>"), reply(200, b"{}"),
        reply(200, b"[]"), reply(instead="reset"),
    )  # fmt: skip
    times = []
    for _ in range(6):
        with pytest.raises(RemoteUnavailable) as raised:
            misbehaving.refresh("the-refresh-token")
        times.append(raised.value.retry_at)
    assert times == [moved_time.now() + timedelta(seconds=30), None, None, None, None, None]


def test_a_life_that_is_missing_or_absurd_is_an_hour(
    server: Any, misbehaving: SpotifyAuthorization, moved_time: Any
) -> None:
    tokens = {"access_token": "the-access-token", "refresh_token": "the-refresh-token"}
    server.will_say(tokens, {**tokens, "expires_in": -5}, {**tokens, "expires_in": "soon"})
    for _ in range(3):
        assert misbehaving.refresh("x").expires_at == moved_time.now() + timedelta(hours=1)


def test_secrets_travel_in_bodies_and_headers_and_show_nowhere(
    server: Any, misbehaving: SpotifyAuthorization, reply: Any
) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        shown = _all_ways_to_fail(server, misbehaving, reply)
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
    assert len(shown) == 5
    assert written.getvalue()
    for text in (written.getvalue(), *shown, *(request.target for request in server.received)):
        assert not [secret for secret in SECRETS if secret in text]


def _all_ways_to_fail(server: Any, authorization: SpotifyAuthorization, reply: Any) -> list[str]:
    server.will_say({"access_token": "the-access-token", "refresh_token": "the-refresh-token"})
    shown = [repr(authorization.finish(*SECRETS[1:3]))]
    server.replies.clear()
    server.will(
        reply(400, b'{"error": "invalid_grant", "error_description": "no"}'), reply(500), reply(403),
        reply(instead="reset"),
    )  # fmt: skip
    for _ in range(4):
        with pytest.raises(Remote) as raised:
            authorization.refresh(SECRETS[3])
        shown.append("".join(traceback.format_exception(raised.value)))
    return shown


def test_values_do_not_print_their_secrets(public_app: AuthorizationSettings, moved_time: Any) -> None:
    grant = Grant("the-access-token", "the-refresh-token", (), moved_time.now())
    settings = replace(public_app, client_secret="the-client-secret")
    for value in (grant, settings, FixedToken("the-access-token")):
        assert not [secret for secret in SECRETS if secret in f"{value!r} {value}"]
