"""Who asks: the bearer token of a request and what it allows."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from playlist_service.sandbox.grants import OAuthRefusal
from playlist_service.sandbox.spotify.paging import market
from playlist_service.sandbox.spotify.refusal import Refusal
from playlist_service.sandbox.spotify.render import Renderer
from playlist_service.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Session:
    """The user behind a token (None for the app's own token) and the granted scopes."""

    user: str | None
    scopes: frozenset[str]

    def require_user(self) -> str:
        """Return the user. Raises Refusal for the app's own token."""
        if self.user is None:
            raise Refusal(401, "Valid user authentication required")
        return self.user

    def require_scope(self, *any_of: str) -> None:
        """Raise Refusal where none of the scopes was granted."""
        self.require_user()
        if not self.scopes & set(any_of):
            raise Refusal(403, "Insufficient client scope")


def current_session(world: World) -> Session:
    """Return the session of the present request. Raises Refusal (401)."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Refusal(401, "No token provided")
    try:
        good, grant = world.accounts.holder(token.strip(), world.clock.now())
    except OAuthRefusal as refusal:
        raise Refusal(401, refusal.description) from None
    if not good:
        raise Refusal(401, "Invalid access token")
    if grant is None:
        return Session(None, frozenset())
    return Session(grant.user, frozenset(grant.scope.split()))


def current_renderer(world: World) -> Renderer:
    """Return the renderer for the present request. Raises Refusal (401 no good token, 400 no market).

    A user's country counts as a market that was named, so that what cannot be played says so.
    """
    session = current_session(world)
    return Renderer(world, request.host_url.rstrip("/"), market() or session.user)
