"""The site: create_app and its faces."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from jinja2 import StrictUndefined

from playlist_service.config import Settings, shipped
from playlist_service.services.directory import Services
from playlist_service.web import (
    account,
    assets,
    auth,
    errors,
    failures,
    ingesting,
    public,
    review,
    security,
    sessions,
    syncing,
    tuning,
    wording,
)
from playlist_service.web.brand import logo_file
from playlist_service.web.context import SiteParts
from playlist_service.web.sleeves import sleeve

_LARGEST_FORM_BYTES = 4 * 1024 * 1024


def create_app(services: Services, settings: Settings) -> Flask:
    """Return the site over `services`."""
    app = Flask(__name__, template_folder=str(shipped("templates")))
    app.extensions["playlist_service"] = SiteParts(services, settings)
    app.config.update(
        MAX_CONTENT_LENGTH=_LARGEST_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=_LARGEST_FORM_BYTES,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(days=365),
    )
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.globals.update(
        signed_in=sessions.curator,
        sleeve=sleeve,
        asset=assets.address,
        spotify_logo_given=lambda: logo_file(settings) is not None,
    )
    for part in (wording, errors, auth):
        part.install(app)
    for guarded in (sessions, security):
        guarded.install(app, settings)
    for face in (public.face, review.face, syncing.face, tuning.face, ingesting.face, account.face, failures.face):
        app.register_blueprint(face)
    return app
