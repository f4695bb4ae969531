"""The Spotify account that holds the playlists: connect, see how it stands, sign in again, disconnect."""

from __future__ import annotations

import hmac
import secrets

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from playlist_service.errors import InvalidInput
from playlist_service.web import sessions
from playlist_service.web.context import services, settings

face = Blueprint("account", __name__)
face.before_request(sessions.require_curator)

_PENDING = "spotify_consent"


@face.get("/account/spotify")
def spotify() -> ResponseReturnValue:
    """Return how the account stands and what can be done about it."""
    return render_template("account/spotify.html", account=services().accounts.state())


@face.post("/account/spotify/connect")
def connect() -> ResponseReturnValue:
    """Go to Spotify's consent page, remembering in the session what its answer has to match."""
    state = secrets.token_urlsafe(24)
    address, code_verifier = services().accounts.begin(state)
    session[_PENDING] = (state, code_verifier)
    return redirect(address, code=303)


@face.get("/spotify/callback")
def callback() -> ResponseReturnValue:
    """Take Spotify's answer. Raises InvalidInput where it answers no question that this session asked."""
    state, code_verifier = session.pop(_PENDING, None) or ("", "")
    if not state or not hmac.compare_digest(state, request.args.get("state", "")):
        raise InvalidInput(
            "This answer belongs to no sign-in that was begun here. "
            f"Start again from the Spotify page, at {settings().public_url}/account/spotify ."
        )
    if request.args.get("error"):
        flash("Spotify was not connected: permission was not given.", "wrong")
    else:
        services().accounts.finish(request.args.get("code", ""), code_verifier)
        flash("Spotify is connected.", "good")
    return redirect(url_for("account.spotify"), code=303)


@face.post("/account/spotify/disconnect")
def disconnect() -> ResponseReturnValue:
    """Forget the grant and what is kept of the account's owner."""
    services().accounts.disconnect()
    flash("Spotify is disconnected. The grant and the account's name are deleted here.", "good")
    return redirect(url_for("account.spotify"), code=303)
