"""Signing in and out."""

from __future__ import annotations

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from playlist_service.errors import InvalidInput
from playlist_service.web import sessions
from playlist_service.web.context import services
from playlist_service.web.errors import status_of
from playlist_service.web.throttle import SignInThrottle

face = Blueprint("auth", __name__)
_THROTTLE = "playlist_service_sign_in_throttle"


def install(app: Flask, throttle: SignInThrottle | None = None) -> None:
    """Put the face on the site, with a count of failures that is this site's own."""
    app.extensions[_THROTTLE] = throttle or SignInThrottle()
    app.register_blueprint(face)


@face.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    """Return the sign-in page; whoever is signed in already goes on."""
    if sessions.curator():
        return redirect(_wanted(), code=303)
    return _form()


@face.post("/sign-in")
def check() -> ResponseReturnValue:
    """Sign the curator in and go on to the page that was asked for; or say that name or password is wrong."""
    name, password = request.form.get("name", ""), request.form.get("password", "")
    address = request.remote_addr or ""
    throttle: SignInThrottle = current_app.extensions[_THROTTLE]
    if wait_seconds := throttle.wait_seconds(name, address):
        minutes = -(-wait_seconds // 60)
        response = _form(f"Too many tries. Wait {minutes} minute{'s' if minutes > 1 else ''}, then try again.", 429)
        return (*response, {"Retry-After": str(wait_seconds)})
    try:
        who = services().curators.sign_in(name, password)
    except InvalidInput as wrong:
        throttle.failed(name, address)
        return _form(f"{wrong} Check both and try again.", status_of(wrong))
    throttle.succeeded(name, address)
    sessions.begin(who)
    flash(f"Welcome, {who.name}.", "good")
    return redirect(_wanted(), code=303)


@face.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Sign out and go to the front page."""
    sessions.end()
    flash("You are signed out.", "good")
    return redirect(url_for("public.front"), code=303)


def _form(wrong: str | None = None, status: int = 200) -> tuple[str, int]:
    name = request.form.get("name", "")
    return render_template("auth/sign_in.html", wrong=wrong, name=name, next=request.values.get("next", "")), status


def _wanted() -> str:
    return sessions.safe_path(request.values.get("next"), url_for("review.desk"))
