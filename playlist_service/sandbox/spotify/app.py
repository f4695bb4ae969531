"""The Web API under /v1, the accounts service beside it, and the covers that it points at."""

from __future__ import annotations

import base64

from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from playlist_service.sandbox.spotify.accounts_views import accounts_views
from playlist_service.sandbox.spotify.catalog_views import catalog_views
from playlist_service.sandbox.spotify.playlist_views import playlist_views
from playlist_service.sandbox.spotify.refusal import Refusal
from playlist_service.sandbox.spotify.removed import is_removed
from playlist_service.sandbox.world import World

# A grey square, so that album covers are real images without anybody's picture.
_PIXEL = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='640'>"
    "<rect width='640' height='640' fill='#8a8f98'/></svg>"
)


def create_app(world: World) -> Flask:
    """Return the Web API and the accounts service over a world."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 4 * 1024 * 1024
    app.register_blueprint(catalog_views(world), url_prefix="/v1")
    app.register_blueprint(playlist_views(world), url_prefix="/v1")
    app.register_blueprint(accounts_views(world))
    app.register_error_handler(Refusal, lambda refusal: _error(refusal.status, refusal.message))
    app.register_error_handler(HTTPException, _unknown)

    @app.before_request
    def removed() -> ResponseReturnValue | None:
        return _error(403, "Forbidden") if is_removed(request.path) else None

    @app.get("/image/<identifier>")
    def image(identifier: str) -> Response:
        playlist = world.playlists.playlists.get(identifier)
        if playlist and playlist.cover:
            return Response(base64.b64decode(playlist.cover), content_type="image/jpeg")
        return Response(_PIXEL, content_type="image/svg+xml")

    return app


def _unknown(error: HTTPException) -> ResponseReturnValue:
    return _error(error.code or 500, "Service not found" if error.code == 404 else str(error.name))


def _error(status: int, message: str) -> ResponseReturnValue:
    return {"error": {"status": status, "message": message}}, status
