"""Signing in at Spotify: authorization code with PKCE, refreshing, and the app's own token for the catalogue.

Three small requests of our own instead of spotipy's managers: those keep the code verifier on the instance (lost
between redirect and callback), prefer a cached dead token to the new code, store the asked scopes as granted ones,
start a server or read the terminal when a token is missing, print token bodies at debug level, and know no address
but Spotify's own. Secrets travel in request bodies and headers only, and no value here prints them.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import requests

from playlist_service.adapters.pacing import SystemClock, retry_after_seconds
from playlist_service.adapters.spotify_answers import account_of
from playlist_service.adapters.spotify_wire import TIMEOUT, SpotifyWire, complaint
from playlist_service.config import Settings
from playlist_service.errors import InvalidInput, Remote, RemoteAuthorization, RemoteRejected, RemoteUnavailable
from playlist_service.ports import Clock, RequestLedger

SCOPES = (
    "playlist-modify-private",
    "playlist-modify-public",
    "playlist-read-collaborative",
    "playlist-read-private",
    "ugc-image-upload",
)
"""What the service needs: to find, read and change playlists, and to set a cover."""

_DEFAULT_LIFE = 3600
_EARLY = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Grant:
    """What a sign-in or a refresh gives; times are aware, UTC.

    `authorized_at` is when the curator said yes, from which the refresh token lives six months; None after a refresh,
    which does not extend it.
    """

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    scopes: tuple[str, ...]
    expires_at: datetime
    authorized_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuthorizationSettings:
    """The app as Spotify knows it; the secret is optional with PKCE."""

    accounts_url: str
    client_id: str
    redirect_uri: str
    client_secret: str | None = field(default=None, repr=False)
    scopes: Sequence[str] = SCOPES
    api_url: str = "https://api.spotify.com"

    @classmethod
    def of(cls, settings: Settings) -> AuthorizationSettings:
        """Return the app that the settings name. Raises InvalidInput where they name none."""
        if not settings.spotify_client_id:
            raise InvalidInput("No Spotify app is configured: set SPOTIFY_CLIENT_ID (docs/remotes.md says how).")
        return cls(
            accounts_url=settings.spotify_accounts_url,
            client_id=settings.spotify_client_id,
            redirect_uri=settings.redirect_uri,
            client_secret=settings.spotify_client_secret,
            api_url=settings.spotify_api_url,
        )


class SpotifyAuthorization:
    """The accounts service for one app (an AuthorizationServer).

    Raises RemoteAuthorization (sign in again), RemoteRejected, RemoteUnavailable. The ledger counts the one call to
    the Web API; tokens are outside its quota.
    """

    def __init__(
        self, app: AuthorizationSettings, clock: Clock | None = None, ledger: RequestLedger | None = None
    ) -> None:
        self._app = app
        self._clock = clock or SystemClock()
        self._ledger = ledger

    def begin(self, state: str) -> tuple[str, str]:
        """Return (address of the consent page, code verifier); the caller keeps both the state and the verifier.

        The state must be unguessable, and equal to the one that comes back, before `finish` is called.
        """
        verifier = secrets.token_urlsafe(64)
        digest = hashlib.sha256(verifier.encode("ascii")).digest()
        question = {
            "client_id": self._app.client_id,
            "response_type": "code",
            "redirect_uri": self._app.redirect_uri,
            "scope": " ".join(self._app.scopes),
            "state": state,
            "code_challenge_method": "S256",
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
        }
        return f"{self._app.accounts_url}/authorize?{urlencode(question)}", verifier

    def finish(self, code: str, code_verifier: str) -> Grant:
        """Return the grant that the code from the callback stands for."""
        answer = self._token(
            grant_type="authorization_code",
            code=code,
            redirect_uri=self._app.redirect_uri,
            code_verifier=code_verifier,
        )
        return self._grant(answer, answer.get("refresh_token"), authorized_at=self._clock.now())

    def refresh(self, refresh_token: str) -> Grant:
        """Return a new access token; the old refresh token stays good where Spotify sends no new one."""
        answer = self._token(grant_type="refresh_token", refresh_token=refresh_token)
        return self._grant(answer, answer.get("refresh_token") or refresh_token, authorized_at=None)

    def me(self, access_token: str) -> tuple[str, str | None]:
        """Return the stable id and the display name of the account that a token belongs to."""
        wire = SpotifyWire(self._app.api_url, FixedToken(access_token), ledger=self._ledger, clock=self._clock)
        account = account_of(wire.read(wire.client.me))
        return account.account_id, account.display_name

    def app_grant(self) -> Grant:
        """Return a token for the catalogue alone, which belongs to no account (client credentials)."""
        if not self._app.client_secret:
            raise InvalidInput("Searching Spotify without a connected account needs SPOTIFY_CLIENT_SECRET.")
        return self._grant(self._token(grant_type="client_credentials"), "", authorized_at=None)

    def _grant(self, answer: Mapping[str, Any], refresh_token: object, authorized_at: datetime | None) -> Grant:
        access_token = answer.get("access_token")
        if not isinstance(access_token, str) or not isinstance(refresh_token, str):
            raise RemoteUnavailable("Spotify's sign-in answered without a token.")
        life = answer.get("expires_in")
        seconds = life if isinstance(life, int) and life > 0 else _DEFAULT_LIFE
        return Grant(
            access_token=access_token,
            refresh_token=refresh_token,
            scopes=tuple(str(answer.get("scope") or "").split()),
            expires_at=self._clock.now() + timedelta(seconds=seconds),
            authorized_at=authorized_at,
        )

    def _token(self, **form: str) -> Mapping[str, Any]:
        try:
            response = requests.post(
                f"{self._app.accounts_url}/api/token",
                data={**form, "client_id": self._app.client_id},
                auth=(self._app.client_id, self._app.client_secret) if self._app.client_secret else None,
                timeout=TIMEOUT,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise RemoteUnavailable(f"Spotify's sign-in did not answer ({type(error).__name__}).") from error
        if response.status_code != 200:
            raise self._refusal(response)
        return _object(response)

    def _refusal(self, response: requests.Response) -> Remote:
        status = response.status_code
        message, error = complaint(response)
        if error == "invalid_grant":
            return RemoteAuthorization(f"Spotify does not accept the grant any more; sign in again ({message}).")
        if status == 429 or status >= 500:
            wait = retry_after_seconds(response.headers.get("Retry-After"), self._clock.now())
            retry_at = None if wait is None else self._clock.now() + timedelta(seconds=wait)
            return RemoteUnavailable(f"Spotify's sign-in failed (HTTP {status}).", retry_at=retry_at)
        return RemoteRejected(f"Spotify's sign-in refused (HTTP {status}, {message or error}).", status=status)


class FixedToken:
    """One token that nobody renews (a TokenSource): for tests and for trying out."""

    def __init__(self, token: str) -> None:
        self._token = token

    def access_token(self) -> str:
        """Return the token."""
        return self._token

    def refreshed(self, stale: str) -> str:  # noqa: ARG002 - part of the port
        """Raise RemoteAuthorization: there is nothing to renew it with."""
        raise RemoteAuthorization("The access token is not accepted any more, and there is nothing to renew it with.")


class AppToken:
    """The app's own token (a TokenSource): reads the catalogue, owns no playlist; kept in memory for all threads."""

    def __init__(self, authorization: SpotifyAuthorization, clock: Clock | None = None) -> None:
        self._authorization = authorization
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._grant: Grant | None = None

    def access_token(self) -> str:
        """Return a token that is good for another minute at least."""
        with self._lock:
            if self._grant is None or self._grant.expires_at - _EARLY <= self._clock.now():
                self._grant = self._authorization.app_grant()
            return self._grant.access_token

    def refreshed(self, stale: str) -> str:
        """Return another token; one that somebody renewed meanwhile will do."""
        with self._lock:
            if self._grant is None or self._grant.access_token == stale:
                self._grant = self._authorization.app_grant()
            return self._grant.access_token


def _object(response: requests.Response) -> Mapping[str, Any]:
    try:
        answer = response.json()
    except ValueError as error:
        raise RemoteUnavailable("Spotify's sign-in gave an answer that cannot be read.") from error
    return answer if isinstance(answer, dict) else {}
