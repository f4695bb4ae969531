"""The review face's third room: which release completes a list, and what a curator sets for it."""

from __future__ import annotations

from zoneinfo import available_timezones

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from playlist_service.errors import InvalidInput
from playlist_service.services.reviewing import PlaylistSettings
from playlist_service.web import sessions
from playlist_service.web.context import services
from playlist_service.web.errors import status_of

face = Blueprint("tuning", __name__, url_prefix="/review")
face.before_request(sessions.require_curator)


@face.post("/<slug>/release")
def choose_release(slug: str) -> ResponseReturnValue:
    """Complete the list from the release that a curator names, by MBID or link, from now on."""
    release = request.form.get("release", "").strip()
    if not release:
        raise InvalidInput("Paste the release's MusicBrainz link, such as https://musicbrainz.org/release/… .")
    report = services().enriching.choose(slug, release, sessions.curator_id())
    flash(f"That release completes the list: {report.entries} entries. New ones are looked up in a moment.", "good")
    return redirect(url_for("review.page", slug=slug), code=303)


@face.get("/<slug>/settings")
def settings(slug: str) -> ResponseReturnValue:
    """Return the form with a playlist's settings."""
    return _form(slug, services().reviewing.page(slug).settings)


@face.post("/<slug>/settings")
def change(slug: str) -> ResponseReturnValue:
    """Set all of a playlist's settings; what cannot be used comes back with the form as it was filled."""
    wanted = _filled()
    try:
        services().tuning.change(slug, wanted)
    except InvalidInput as wrong:
        return _form(slug, wanted, str(wrong)), status_of(wrong)
    flash("The settings are kept. A new title or description is published with the next revision.", "good")
    return redirect(url_for("review.page", slug=slug), code=303)


def _filled() -> PlaylistSettings:
    given = {name: value.strip() for name, value in request.form.items()}
    return PlaylistSettings(
        title=given.get("title", ""),
        description=given.get("description", ""),
        level=given.get("level", ""),
        wording=given.get("wording") or None,
        pressing=given.get("pressing") or None,
        sync_time=given.get("sync_time", ""),
        time_zone=given.get("time_zone", ""),
        drift_policy=given.get("drift_policy") or None,
    )


def _form(slug: str, shown: PlaylistSettings, wrong: str | None = None) -> str:
    return render_template(
        "review/settings.html",
        desk=services().reviewing.page(slug).desk,
        shown=shown,
        wrong=wrong,
        time_zones=sorted(available_timezones()),
    )
