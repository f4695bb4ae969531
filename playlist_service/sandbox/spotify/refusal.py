"""Requests that the Web API refuses, and how it says so."""

from __future__ import annotations

import json
from typing import Any

from werkzeug.wrappers import Request, Response


class Refusal(Exception):
    """Carries the HTTP status and the message of the answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def refuse(_request: Request, status: int, message: str, reason: str = "") -> Response:
    """Return a refusal; `reason` is there only where the daily quota is used up."""
    error: dict[str, Any] = {"status": status, "message": message}
    if reason:
        error["reason"] = reason
    return Response(json.dumps({"error": error}), status, content_type="application/json; charset=utf-8")
