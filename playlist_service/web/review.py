"""The review face: the desk, a playlist's entries with their candidates, and what curators decide about them."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from playlist_service.errors import InvalidInput
from playlist_service.services.reviewing import ReviewPage
from playlist_service.web import sessions
from playlist_service.web.context import services

face = Blueprint("review", __name__, url_prefix="/review")
_ENTRIES_A_SHEET = 50
face.before_request(sessions.require_curator)


@face.get("/")
def desk() -> ResponseReturnValue:
    """Return the desk: every playlist with what waits for a person."""
    return render_template(
        "review/desk.html",
        lines=services().reviewing.desk(),
        account=services().accounts.state(),
        failures=services().failures.jobs(),
    )


@face.get("/<slug>")
def page(slug: str) -> ResponseReturnValue:
    """Return a playlist's review page, 50 entries at a time; `?show=waiting` leaves only what waits."""
    found = services().reviewing.page(slug)
    waiting_only = request.args.get("show") == "waiting"
    entries = tuple(entry for entry in found.entries if not waiting_only or entry.outcome in ("review", "new"))
    sheets = max(1, -(-len(entries) // _ENTRIES_A_SHEET))
    sheet = min(max(1, request.args.get("sheet", 1, type=int)), sheets)
    return render_template(
        "review/playlist.html",
        page=found,
        shown=entries[(sheet - 1) * _ENTRIES_A_SHEET : sheet * _ENTRIES_A_SHEET],
        sheet=sheet,
        sheets=sheets,
        waiting_only=waiting_only,
        proposals=services().syncing.proposals(slug),
    )


@face.post("/<slug>/entries/<int:entry_id>/accept")
def accept(slug: str, entry_id: int) -> ResponseReturnValue:
    """Take a candidate, or the track behind a pasted Spotify link, for the entry."""
    track = request.form.get("track", "").strip()
    if not track:
        raise InvalidInput("Paste the Spotify link of the track, such as https://open.spotify.com/track/… .")
    services().reviewing.accept(slug, entry_id, track, sessions.curator_id())
    return _decided(slug, entry_id, "Accepted.")


@face.post("/<slug>/entries/<int:entry_id>/keep")
def keep(slug: str, entry_id: int) -> ResponseReturnValue:
    """Keep the entry on the list although Spotify has no track for it."""
    services().reviewing.keep(slug, entry_id, sessions.curator_id())
    return _decided(slug, entry_id, "Kept on the list without a Spotify track.")


@face.post("/<slug>/entries/<int:entry_id>/reject")
def reject(slug: str, entry_id: int) -> ResponseReturnValue:
    """Take the entry off the list."""
    services().reviewing.reject(slug, entry_id, sessions.curator_id())
    return _decided(slug, entry_id, "Rejected: the entry stays off the list.")


@face.post("/<slug>/entries/<int:entry_id>/undo")
def undo(slug: str, entry_id: int) -> ResponseReturnValue:
    """Take the last decision about the entry back."""
    services().reviewing.undo(slug, entry_id, sessions.curator_id())
    return _decided(slug, entry_id, "Taken back.")


@face.post("/<slug>/entries/<int:entry_id>/move")
def move(slug: str, entry_id: int) -> ResponseReturnValue:
    """Put the entry at a position and pin it there."""
    position = request.form.get("position", type=int)
    if position is None or position < 1:
        raise InvalidInput("A position is a whole number from 1.")
    services().reviewing.move(slug, entry_id, position, sessions.curator_id())
    return _decided(slug, entry_id, f"Moved to position {position} and pinned there.")


@face.post("/<slug>/publish")
def publish(slug: str) -> ResponseReturnValue:
    """Publish what is decided as the next revision."""
    before = services().reviewing.page(slug).desk.revision
    number = services().publishing.publish(slug, sessions.curator_id())
    told = "says all that is decided already" if number == before else "is published, and its sync is on the way"
    flash(f"Revision {number} {told}.", "good")
    return redirect(url_for("review.page", slug=slug), code=303)


def _decided(slug: str, entry_id: int, words: str) -> ResponseReturnValue:
    """Say what was done, and go back to the entry it was done to."""
    found = services().reviewing.page(slug)
    flash(f"{_title(found, entry_id)}: {words}", "good")
    show = request.form.get("show") or None
    sheet = None if show else _sheet_of(found, entry_id)
    return redirect(url_for("review.page", slug=slug, show=show, sheet=sheet, _anchor=f"entry-{entry_id}"), code=303)


def _sheet_of(found: ReviewPage, entry_id: int) -> int | None:
    """Return the sheet that shows an entry; None for the first, which needs no number."""
    place = next((n for n, entry in enumerate(found.entries) if entry.entry_id == entry_id), 0)
    return place // _ENTRIES_A_SHEET + 1 if place >= _ENTRIES_A_SHEET else None


def _title(found: ReviewPage, entry_id: int) -> str:
    return next((f"“{entry.title}”" for entry in found.entries if entry.entry_id == entry_id), "The entry")
