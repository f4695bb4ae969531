"""The accounts service: the consent page at /authorize and the tokens at /api/token."""

from __future__ import annotations

import base64
import binascii
import ipaddress
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, redirect, render_template_string, request
from flask.typing import ResponseReturnValue

from playlist_service.sandbox.grants import CLIENT_ID, CLIENT_SECRET, USER_ID, Code, OAuthRefusal
from playlist_service.sandbox.world import World

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Allow access? – sandbox</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}
button{font:inherit;padding:.6rem 1.4rem;margin-right:.5rem}</style></head>
<body><main><h1>Allow access to your account?</h1>
<p>This is the sandbox, not Spotify. You are signed in as <strong>{{ user }}</strong>.</p>
<p>The app <strong>{{ fields.client_id }}</strong> asks for:</p>
<ul>{% for scope in fields.scope.split() %}<li>{{ scope }}</li>{% else %}<li>your public profile</li>{% endfor %}</ul>
<form method="post" action="/authorize">
{% for name, value in fields.items() %}<input type="hidden" name="{{ name }}" value="{{ value }}">{% endfor %}
<button id="allow" name="decision" value="allow">Allow</button>
<button id="deny" name="decision" value="deny">Cancel</button>
</form></main></body></html>
"""
_FIELDS = ("client_id", "response_type", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method")


def accounts_views(world: World) -> Blueprint:
    """Return the accounts service over a world."""
    views = Blueprint("accounts", __name__)

    @views.get("/authorize")
    def consent() -> ResponseReturnValue:
        fields = {name: request.args.get(name, "") for name in _FIELDS}
        problem = _problem(fields)
        if problem:
            return problem, 400
        return render_template_string(_PAGE, fields=fields, user=USER_ID)

    @views.post("/authorize")
    def decided() -> ResponseReturnValue:
        fields = {name: request.form.get(name, "") for name in _FIELDS}
        problem = _problem(fields)
        if problem:
            return problem, 400
        if request.form.get("decision") != "allow":
            return redirect(_back(fields, {"error": "access_denied"}))
        now = world.clock.now().isoformat()
        code = Code(USER_ID, fields["scope"], fields["redirect_uri"], fields["code_challenge"], now)
        return redirect(_back(fields, {"code": world.accounts.issue_code(code)}))

    @views.post("/api/token")
    def token() -> ResponseReturnValue:
        try:
            return _tokens(world)
        except OAuthRefusal as refusal:
            return {"error": refusal.error, "error_description": refusal.description}, 400

    return views


def _tokens(world: World) -> dict[str, Any]:
    form, now = request.form, world.clock.now()
    with_secret = _check_client()
    kind = form.get("grant_type")
    if kind == "authorization_code":
        verifier = form.get("code_verifier", "")
        if not with_secret and not verifier:
            raise OAuthRefusal("invalid_client", "Invalid client secret")
        return world.accounts.exchange(form.get("code", ""), form.get("redirect_uri", ""), verifier, now)
    if kind == "refresh_token":
        return world.accounts.refresh(form.get("refresh_token", ""), now)
    if kind == "client_credentials" and with_secret:
        return world.accounts.app_token(now)
    raise OAuthRefusal("unsupported_grant_type", "grant_type parameter is missing or not supported")


def _check_client() -> bool:
    """Return true for a client that proves its secret, false for one that names itself only (PKCE)."""
    scheme, _, encoded = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            given = base64.b64decode(encoded).decode()
        except (binascii.Error, UnicodeDecodeError):
            given = ""
    elif request.form.get("client_secret"):
        given = f"{request.form.get('client_id')}:{request.form['client_secret']}"
    elif request.form.get("client_id") == CLIENT_ID:
        return False
    else:
        given = ""
    if given != f"{CLIENT_ID}:{CLIENT_SECRET}":
        raise OAuthRefusal("invalid_client", "Invalid client")
    return True


def _problem(fields: dict[str, str]) -> str:
    if fields["client_id"] != CLIENT_ID:
        return "INVALID_CLIENT: Invalid client"
    if fields["response_type"] != "code":
        return "response_type must be code"
    if not _is_allowed(fields["redirect_uri"]):
        return "INVALID_CLIENT: Insecure redirect URI"
    if fields["code_challenge"] and fields["code_challenge_method"] != "S256":
        return "code_challenge_method must be S256"
    return ""


def _is_allowed(redirect_uri: str) -> bool:
    """Return true for https and for http on a loopback address; the name localhost is refused since November 2025."""
    parts = urlsplit(redirect_uri)
    if parts.scheme == "https":
        return bool(parts.hostname)
    try:
        return parts.scheme == "http" and ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


def _back(fields: dict[str, str], outcome: dict[str, str]) -> str:
    if fields["state"]:
        outcome = {**outcome, "state": fields["state"]}
    joint = "&" if urlsplit(fields["redirect_uri"]).query else "?"
    return f"{fields['redirect_uri']}{joint}{urlencode(outcome)}"
