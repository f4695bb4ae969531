"""What requests may carry, and how the Web API refuses the rest."""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import Any

from flask import request

from playlist_service.sandbox.spotify.refusal import Refusal
from playlist_service.sandbox.spotify.render import Json, Renderer

_WRITE_MOST = 100
_NAME_MOST = 100
_DESCRIPTION_MOST = 300
_TRACK_URI = re.compile(r"spotify:(track|episode):[0-9A-Za-z]{22}")
_ADDRESS = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_DETAILS: dict[str, type] = {"name": str, "description": str, "public": bool, "collaborative": bool}


def body_of(bare_key: str | None = None) -> Json:
    """Return the JSON body; an empty one is {}, a bare array stands for {`bare_key`: array}. Raises Refusal (400)."""
    raw = request.get_data()
    if not raw.strip():
        return {}
    try:
        given = json.loads(raw)
    except ValueError:
        raise Refusal(400, "Error parsing JSON.") from None
    if isinstance(given, list) and bare_key:
        return {bare_key: given}
    if not isinstance(given, dict):
        raise Refusal(400, "Error parsing JSON.")
    return given


def checked_uris(given: Any, render: Renderer, *, known_only: bool = True, may_be_empty: bool = False) -> list[str]:
    """Return at most 100 track uris (all existing, unless `known_only` is false). Raises Refusal (400)."""
    if not isinstance(given, list) or (not given and not may_be_empty):
        raise Refusal(400, "No uris provided")
    if len(given) > _WRITE_MOST:
        raise Refusal(400, f"You can add a maximum of {_WRITE_MOST} tracks per request.")
    for uri in given:
        is_local = isinstance(uri, str) and uri.startswith("spotify:local:")
        if not isinstance(uri, str) or not (_TRACK_URI.fullmatch(uri) or (is_local and not known_only)):
            raise Refusal(400, f"Invalid track uri: {uri}")
        if known_only and render.find_track(uri.rpartition(":")[2]) is None:
            raise Refusal(400, "Payload contains a non-existing ID")
    return given


def checked_place(given: Any, length: int) -> int | None:
    """Return the position to add at, None for the end. Raises Refusal (400 no number, 403 past the end)."""
    if given is None:
        return None
    try:
        position = int(given)
    except (TypeError, ValueError):
        raise Refusal(400, "Invalid position") from None
    if not 0 <= position <= length:
        raise Refusal(403, "Index out of bounds")
    return position


def checked_snapshot(body: Json) -> None:
    """Raise Refusal (400) for a snapshot id that never was one; an old one is no obstacle, as on the real API."""
    given = body.get("snapshot_id")
    if given is None:
        return
    try:
        revision = base64.b64decode(str(given), validate=True).decode("ascii").partition(",")[0]
    except (binascii.Error, UnicodeDecodeError):
        revision = ""
    if not revision.isdigit():
        raise Refusal(400, "Missing or bad version tag")


def checked_details(body: Json, *, creating: bool) -> Json:
    """Return the details to set. Raises Refusal: 400, or 500 where the real one breaks (line breaks, over-long)."""
    details = {name: body[name] for name in _DETAILS if body.get(name) is not None}
    for name, value in details.items():
        if not isinstance(value, _DETAILS[name]):
            raise Refusal(400, f"Attribute {name} is invalid")
    if creating and not str(details.get("name", "")).strip():
        raise Refusal(400, "Missing required field: name")
    for name in ("name", "description"):
        if details.get(name) == "" and not creating:
            raise Refusal(400, f"Attribute {name} is empty")
    if _ADDRESS.search(details.get("description", "")):
        raise Refusal(400, "Description must not contain a URL")
    if details.get("collaborative") and details.get("public", True):
        raise Refusal(400, "Collaborative playlists must not be public")
    if _breaks(details.get("name", ""), _NAME_MOST) or _breaks(details.get("description", ""), _DESCRIPTION_MOST):
        raise Refusal(500, "Server error")
    return details


def _breaks(text: str, most: int) -> bool:
    return len(text) > most or "\n" in text or "\r" in text
