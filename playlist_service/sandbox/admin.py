"""The admin endpoint under /_sandbox: faults, requests, rows, foreign edits, grants, tracks and the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from playlist_service.errors import InvalidInput, NotFound
from playlist_service.sandbox.control import Control
from playlist_service.sandbox.faults import KINDS
from playlist_service.sandbox.journal import summary


def admin_views(control: Control) -> Blueprint:
    """Return the admin endpoint over a control."""
    views = Blueprint("admin", __name__)
    desk = _Desk(control)
    rules: tuple[tuple[str, str, Callable[..., Any]], ...] = (
        ("/", "GET", desk.overview),
        ("/faults", "GET", desk.faults),
        ("/faults", "POST", desk.order_fault),
        ("/faults", "DELETE", desk.clear_faults),
        ("/requests", "GET", desk.requests),
        ("/requests", "DELETE", desk.clear_requests),
        ("/playlists", "GET", desk.playlists),
        ("/playlists/<playlist_id>/rows", "GET", desk.rows),
        ("/playlists/<playlist_id>/edits", "POST", desk.edit),
        ("/tracks/<track_id>", "PUT", desk.track),
        ("/grants", "POST", desk.grant),
        ("/grants", "DELETE", desk.revoke),
        ("/clock", "GET", desk.clock),
        ("/clock", "PUT", desk.move_clock),
        ("/settings", "PUT", desk.settings),
    )
    for rule, method, view in rules:
        views.add_url_rule(rule, f"{method} {rule}", view, methods=[method], strict_slashes=False)
    views.register_error_handler(InvalidInput, lambda error: ({"error": str(error)}, 422))
    views.register_error_handler(TypeError, lambda error: ({"error": f"The body does not fit: {error}"}, 422))
    views.register_error_handler(NotFound, lambda error: ({"error": str(error)}, 404))
    return views


class _Desk:
    """Turns requests into calls of the control."""

    def __init__(self, control: Control) -> None:
        self.control = control

    def overview(self) -> ResponseReturnValue:
        return self.control.overview()

    def faults(self) -> ResponseReturnValue:
        return {"kinds": KINDS, "faults": self.control.world.faults.listed()}

    def order_fault(self) -> ResponseReturnValue:
        return {"id": self.control.fault(**_body())}, 201

    def clear_faults(self) -> ResponseReturnValue:
        self.control.clear_faults()
        return "", 204

    def requests(self) -> ResponseReturnValue:
        return summary(self.control.requests(request.args.get("server")))

    def clear_requests(self) -> ResponseReturnValue:
        self.control.clear_requests()
        return "", 204

    def playlists(self) -> ResponseReturnValue:
        return {"playlists": self.control.playlists()}

    def rows(self, playlist_id: str) -> ResponseReturnValue:
        return {"rows": self.control.rows(playlist_id)}

    def edit(self, playlist_id: str) -> ResponseReturnValue:
        body = _body()
        return {"snapshot_id": self.control.foreign_edit(playlist_id, body.pop("op", ""), **body)}, 201

    def track(self, track_id: str) -> ResponseReturnValue:
        body = _body()
        self.control.track(track_id, body.pop("state", ""), **body)
        return "", 204

    def grant(self) -> ResponseReturnValue:
        return self.control.grant(**_body()), 201

    def revoke(self) -> ResponseReturnValue:
        return {"revoked": self.control.revoke(request.args.get("user"))}

    def clock(self) -> ResponseReturnValue:
        return self.control.clock()

    def move_clock(self) -> ResponseReturnValue:
        body = _body()
        return self.control.move_clock(body.get("offset_seconds"), body.get("advance_seconds"))

    def settings(self) -> ResponseReturnValue:
        return self.control.settings(**_body())


def _body() -> dict[str, Any]:
    body = request.get_json(silent=True, force=True) if request.get_data() else {}
    if not isinstance(body, dict):
        raise InvalidInput("The body must be a JSON object.")
    return body
