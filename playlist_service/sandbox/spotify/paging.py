"""Limits, offsets and markets of a request, refused as the Web API refuses them."""

from __future__ import annotations

import re

from flask import request

from playlist_service.sandbox.spotify.refusal import Refusal


def window(default: int, most: int) -> tuple[int, int]:
    """Return limit and offset of the present request. Raises Refusal (400) outside 1..`most` and 0.. ."""
    limit = _whole("limit", default)
    if not 1 <= limit <= most:
        raise Refusal(400, "Invalid limit")
    offset = _whole("offset", 0)
    if offset < 0:
        raise Refusal(400, "Invalid offset")
    return limit, offset


def market() -> str | None:
    """Return the market that the present request names, or None. Raises Refusal (400)."""
    named = request.args.get("market")
    if named and named != "from_token" and not re.fullmatch(r"[A-Z]{2}", named):
        raise Refusal(400, "Invalid market code")
    return named or None


def _whole(name: str, default: int) -> int:
    text = request.args.get(name)
    if text is None:
        return default
    try:
        return int(text)
    except ValueError:
        raise Refusal(400, f"Invalid {name}") from None
