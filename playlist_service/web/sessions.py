"""Who is signed in: the key that signs the cookie, the cookie's rules, and the curator of a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from flask import Flask, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user
from flask_wtf.csrf import CSRFProtect

from playlist_service.config import Settings
from playlist_service.errors import InvalidInput
from playlist_service.services.curators import CuratorIdentity
from playlist_service.web.context import services

_LIFETIME = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The curator of a request, in the shape that flask-login asks for."""

    identity: CuratorIdentity
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Return what the session keeps: who it is, and the stamp that a new password changes."""
        return f"{self.identity.id}:{self.identity.session_stamp}"


def install(app: Flask, settings: Settings) -> None:
    """Give the site its sessions: a signed cookie that scripts and other sites cannot use, and CSRF tokens."""
    secure = settings.public_url.startswith("https://")
    app.config.update(
        SECRET_KEY=secret_key(settings),
        SESSION_COOKIE_NAME="__Host-session" if secure else "session",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        PERMANENT_SESSION_LIFETIME=_LIFETIME,
        # Else every picture's answer would carry the session as it was asked with, and could undo one set meanwhile.
        SESSION_REFRESH_EACH_REQUEST=False,
        # The token lives as long as the session does: a review page may stay open over lunch.
        WTF_CSRF_TIME_LIMIT=None,
    )
    CSRFProtect(app)
    gate = LoginManager()
    # Templates ask `signed_in`: flask-login's own context would read the database on every page, error pages too.
    gate.init_app(app, add_context_processor=False)
    gate.user_loader(_load)


def secret_key(settings: Settings) -> str:
    """Return the key that signs sessions. Raises InvalidInput where there is none."""
    if not settings.secret_key:
        raise InvalidInput("PLAYLIST_SERVICE_SECRET_KEY must be set: it signs the curators' sessions.")
    return settings.secret_key


def begin(curator: CuratorIdentity) -> None:
    """Sign the curator in, in a session of its own: nothing that stood in the old one survives."""
    session.clear()
    session.permanent = True
    login_user(SignedIn(curator))


def end() -> None:
    """Sign out, and forget all that the session held."""
    logout_user()
    session.clear()


def curator() -> CuratorIdentity | None:
    """Return the curator of this request, or None."""
    return current_user.identity if current_user and current_user.is_authenticated else None


def curator_id() -> int:
    """Return the number of the curator of this request, on pages that nobody else reaches."""
    return _present().id


def curator_name() -> str:
    """Return the name of the curator of this request, on pages that nobody else reaches."""
    return _present().name


def _present() -> CuratorIdentity:
    who = curator()
    if who is None:
        raise LookupError("nobody is signed in on a page for curators")
    return who


def require_curator() -> ResponseReturnValue | None:
    """Send whoever is not signed in to the sign-in page, and from there back to what they wanted to read."""
    if curator() is not None:
        return None
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("auth.sign_in", next=wanted), code=303)


def safe_path(wanted: str | None, default: str) -> str:
    """Return `wanted` where it is a path on this site, else `default`: no address may lead elsewhere."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")):
        return default
    # Browsers drop tabs and newlines and take a backslash for a slash: such a path may become another host.
    if "\\" in wanted or any(ord(character) < 0x21 or ord(character) == 0x7F for character in wanted):
        return default
    parts = urlsplit(wanted)
    return default if parts.scheme or parts.netloc else wanted


def _load(stored: str) -> SignedIn | None:
    number, _, stamp = stored.partition(":")
    found = services().curators.get(int(number)) if number.isdigit() else None
    return SignedIn(found) if found and found.session_stamp == stamp else None
