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


def refuse(request: Request, status: int, message: str, reason: str = "") -> Response:
    """Return a refusal; `reason` is there only where the daily quota is used up. Tokens are refused as OAuth has it."""
    body: dict[str, Any] = {"error": {"status": status, "message": message}}
    if reason:
        body["error"]["reason"] = reason
    if request.path == "/api/token":
        body = {"error": "server_error", "error_description": message}
    return Response(json.dumps(body), status, content_type="application/json; charset=utf-8")
