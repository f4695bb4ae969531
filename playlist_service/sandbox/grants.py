"""The accounts service's memory: codes, grants, access and refresh tokens, with their lives."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

CLIENT_ID = "sandbox-client"
CLIENT_SECRET = "sandbox-secret"  # noqa: S105 - published on purpose: it opens nothing but the sandbox
USER_ID = "sandbox-curator"
FOREIGN_USER_ID = "another-listener"
ALL_SCOPES = (
    "playlist-read-private playlist-read-collaborative playlist-modify-public playlist-modify-private ugc-image-upload"
)

ACCESS_SECONDS = 3600
REFRESH_DAYS = 182
"""Six months after the person's consent a refresh token dies; refreshing does not extend it (Spotify, June 2026)."""
_CODE_SECONDS = 600


class OAuthRefusal(Exception):
    """The token endpoint says no: `error` as OAuth names it, and a sentence."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error = error
        self.description = description


@dataclass(slots=True)
class Grant:
    """What one person allowed one app, until it is revoked or six months old."""

    number: int
    user: str
    scope: str
    authorized_at: str
    pkce: bool = False
    revoked: bool = False
    refresh_tokens: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Code:
    """An authorization code that waits to be exchanged, once."""

    user: str
    scope: str
    redirect_uri: str
    challenge: str
    issued_at: str


@dataclass(slots=True)
class AccessToken:
    """An access token: whose it is (None: the app's own), and when it ends."""

    grant: int | None
    expires_at: str


class Accounts:
    """All codes, grants and tokens. `rotation` is auto (with PKCE only), always or never."""

    def __init__(self) -> None:
        self.codes: dict[str, Code] = {}
        self.grants: dict[int, Grant] = {}
        self.access: dict[str, AccessToken] = {}
        self.rotation = "auto"

    def issue_code(self, code: Code) -> str:
        """Return a fresh authorization code."""
        name = f"sandbox-code-{secrets.token_urlsafe(24)}"
        self.codes[name] = code
        return name

    def exchange(self, name: str, redirect_uri: str, verifier: str, now: datetime) -> dict[str, Any]:
        """Return the tokens for a code. Raises OAuthRefusal (invalid_grant)."""
        code = self.codes.pop(name, None)
        if code is None or now - datetime.fromisoformat(code.issued_at) > timedelta(seconds=_CODE_SECONDS):
            raise OAuthRefusal("invalid_grant", "Invalid authorization code")
        if code.redirect_uri != redirect_uri:
            raise OAuthRefusal("invalid_grant", "Invalid redirect URI")
        if code.challenge and code.challenge != challenge_of(verifier):
            raise OAuthRefusal("invalid_grant", "code_verifier was incorrect")
        return self.grant(code.user, code.scope, now, pkce=bool(code.challenge) and bool(verifier))

    def grant(self, user: str, scope: str, now: datetime, *, pkce: bool = False) -> dict[str, Any]:
        """Return the tokens of a new grant."""
        grant = Grant(len(self.grants) + 1, user, scope, now.isoformat(), pkce)
        self.grants[grant.number] = grant
        return self._tokens(grant, self._new_refresh(grant), now)

    def refresh(self, refresh_token: str, now: datetime) -> dict[str, Any]:
        """Return fresh tokens. Raises OAuthRefusal (invalid_grant): revoked, six months old or rotated away."""
        grant = next((g for g in self.grants.values() if refresh_token in g.refresh_tokens), None)
        if grant is None:
            raise OAuthRefusal("invalid_grant", "Invalid refresh token")
        if grant.revoked:
            raise OAuthRefusal("invalid_grant", "Refresh token revoked")
        if now - datetime.fromisoformat(grant.authorized_at) >= timedelta(days=REFRESH_DAYS):
            raise OAuthRefusal("invalid_grant", "Refresh token expired")
        if self.rotation == "always" or (self.rotation == "auto" and grant.pkce):
            grant.refresh_tokens.clear()
            return self._tokens(grant, self._new_refresh(grant), now)
        tokens = self._tokens(grant, refresh_token, now)
        del tokens["refresh_token"]
        return tokens

    def app_token(self, now: datetime) -> dict[str, Any]:
        """Return a token of the app itself, for which no person stands."""
        return {"access_token": self._new_access(None, now), "token_type": "Bearer", "expires_in": ACCESS_SECONDS}

    def holder(self, access_token: str, now: datetime) -> tuple[bool, Grant | None]:
        """Return whether the token is good, and whose grant it is. Raises OAuthRefusal (expired) for an old one."""
        found = self.access.get(access_token)
        if found is None:
            return False, None
        grant = self.grants.get(found.grant) if found.grant is not None else None
        if grant is not None and grant.revoked:
            return False, None
        if now >= datetime.fromisoformat(found.expires_at):
            raise OAuthRefusal("expired", "The access token expired")
        return True, grant

    def revoke(self, user: str | None = None) -> int:
        """Take back all grants (of one user) and return how many."""
        taken = [g for g in self.grants.values() if not g.revoked and user in (None, g.user)]
        for grant in taken:
            grant.revoked = True
        return len(taken)

    def saved(self) -> dict[str, Any]:
        """Return everything as JSON."""
        return {
            "rotation": self.rotation,
            "codes": {name: asdict(code) for name, code in self.codes.items()},
            "grants": [asdict(grant) for grant in self.grants.values()],
            "access": {name: asdict(token) for name, token in self.access.items()},
        }

    def restore(self, saved: dict[str, Any]) -> None:
        """Take everything over from `saved`."""
        self.rotation = saved["rotation"]
        self.codes = {name: Code(**code) for name, code in saved["codes"].items()}
        self.grants = {given["number"]: Grant(**given) for given in saved["grants"]}
        self.access = {name: AccessToken(**token) for name, token in saved["access"].items()}

    def _new_refresh(self, grant: Grant) -> str:
        grant.refresh_tokens.append(f"sandbox-refresh-{secrets.token_urlsafe(24)}")
        return grant.refresh_tokens[-1]

    def _new_access(self, grant: int | None, now: datetime) -> str:
        name = f"sandbox-access-{secrets.token_urlsafe(24)}"
        self.access[name] = AccessToken(grant, (now + timedelta(seconds=ACCESS_SECONDS)).isoformat())
        return name

    def _tokens(self, grant: Grant, refresh_token: str, now: datetime) -> dict[str, Any]:
        return {
            "access_token": self._new_access(grant.number, now),
            "token_type": "Bearer",
            "expires_in": ACCESS_SECONDS,
            "refresh_token": refresh_token,
            "scope": grant.scope,
        }


def challenge_of(verifier: str) -> str:
    """Return the S256 challenge of a PKCE verifier (RFC 7636)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
