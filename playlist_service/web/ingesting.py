"""Taking an article in: by its address, or as pasted text."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from playlist_service.errors import InvalidInput
from playlist_service.services.ingesting import IngestReport
from playlist_service.web import sessions
from playlist_service.web.context import services
from playlist_service.web.errors import status_of
from playlist_service.web.wording import is_web_address

face = Blueprint("ingesting", __name__, url_prefix="/ingest")
face.before_request(sessions.require_curator)

_FIELDS = ("address", "text", "title", "slug")


@face.get("")
def form() -> ResponseReturnValue:
    """Return the form; `?slug=` chooses the playlist that the article goes to."""
    return _form()


@face.post("")
def ingest() -> ResponseReturnValue:
    """Take the article in and say what was found; what cannot be used comes back with the form as it was filled."""
    try:
        report = _ingest()
    except InvalidInput as wrong:
        return _form(str(wrong)), status_of(wrong)
    for sentence in (f"Read “{report.article_title}”.", *report.sentences):
        flash(sentence, "good")
    if report.slug is None:
        return redirect(url_for("ingesting.form"), code=303)
    return redirect(url_for("review.page", slug=report.slug), code=303)


def _ingest() -> IngestReport:
    given = {name: request.form.get(name, "").strip() for name in _FIELDS}
    slug = given["slug"] or None
    if bool(given["address"]) == bool(given["text"]):
        raise InvalidInput("Give either the article's address or its text.")
    if given["text"]:
        return services().ingesting.ingest_text(given["text"], given["title"], slug)
    # A bare path would be read from the server's own disk, which is for the command line alone.
    if not is_web_address(given["address"]):
        raise InvalidInput("An address starts with http:// or https://.")
    return services().ingesting.ingest(given["address"], slug)


def _form(wrong: str | None = None) -> str:
    filled = {name: request.values.get(name, "") for name in _FIELDS}
    return render_template("review/ingest.html", wrong=wrong, filled=filled, lines=services().reviewing.desk())
