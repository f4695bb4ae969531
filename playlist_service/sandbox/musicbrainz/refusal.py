"""Requests that the web service refuses, and how it says so in XML or JSON."""

from __future__ import annotations

import json

from werkzeug.wrappers import Request, Response

from playlist_service.sandbox.musicbrainz import xml

_USAGE = "For usage, please see: https://musicbrainz.org/development/mmd"


class Refusal(Exception):
    """Carries the HTTP status and the text of the answer."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text


def wants_json(request: Request) -> bool:
    """Return true where `fmt`, or without it the Accept header, asks for JSON."""
    form = request.args.get("fmt")
    if form:
        return form == "json"
    return "application/json" in request.headers.get("Accept", "")


def refuse(request: Request, status: int, text: str, _reason: str = "") -> Response:
    """Return a refusal in the form that the request asks for."""
    if wants_json(request):
        body = json.dumps({"error": text, "help": _USAGE}).encode()
        return Response(body, status, content_type="application/json; charset=utf-8")
    return Response(xml.error([text, _USAGE]), status, content_type="application/xml; charset=utf-8")
