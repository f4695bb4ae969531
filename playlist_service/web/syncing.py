"""The review face's second room: the dry run, the sync, its runs, and edits that somebody made on Spotify."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from playlist_service.errors import InvalidInput
from playlist_service.web import sessions
from playlist_service.web.context import services

face = Blueprint("syncing", __name__, url_prefix="/review")
face.before_request(sessions.require_curator)


@face.get("/<slug>/sync")
def plan(slug: str) -> ResponseReturnValue:
    """Return the dry run: what a sync would call and what that costs. It asks Spotify, so it is a page of its own."""
    return render_template(
        "review/sync.html",
        desk=services().reviewing.page(slug).desk,
        preview=services().syncing.preview(slug),
        proposals=services().syncing.proposals(slug),
    )


@face.post("/<slug>/sync")
def sync(slug: str) -> ResponseReturnValue:
    """Put a sync on the queue; with a checksum, approved for exactly that plan."""
    checksum = request.form.get("checksum") or None
    fresh = services().syncing.request(slug, sessions.curator_name(), approved_checksum=checksum)
    told = "The sync is on its way." if fresh else "A sync waits in the queue already."
    flash(f"{told} It runs in the background; its run appears below in a moment.", "good")
    return redirect(url_for("review.page", slug=slug, _anchor="runs"), code=303)


@face.get("/<slug>/runs/<int:run_id>")
def run(slug: str, run_id: int) -> ResponseReturnValue:
    """Return one run: its calls, and the list before and after them."""
    desk = services().reviewing.page(slug).desk
    return render_template("review/run.html", desk=desk, page=services().syncing.run_page(slug, run_id))


@face.post("/<slug>/runs/<int:run_id>/restore")
def restore(slug: str, run_id: int) -> ResponseReturnValue:
    """Put the remote playlist back to the list that stood before a run, until the next revision."""
    services().syncing.restore(slug, run_id, sessions.curator_id())
    flash(f"The list from before run {run_id} is put back, until the next revision; its sync is on the way.", "good")
    return redirect(url_for("review.page", slug=slug, _anchor="runs"), code=303)


@face.post("/<slug>/bind")
def bind(slug: str) -> ResponseReturnValue:
    """Keep an existing playlist of the account equal from now on."""
    services().syncing.bind(slug, request.form.get("link", "").strip(), sessions.curator_id())
    flash("From now on that playlist is kept equal. Look at the plan before the first sync.", "good")
    return redirect(url_for("syncing.plan", slug=slug), code=303)


@face.post("/<slug>/unbind")
def unbind(slug: str) -> ResponseReturnValue:
    """Let go of the playlist on Spotify and leave it there as it is."""
    services().syncing.unbind(slug)
    flash("The playlist on Spotify is left as it is. The next sync makes a new one.", "good")
    return redirect(url_for("review.page", slug=slug), code=303)


@face.post("/<slug>/proposals/<int:proposal_id>")
def settle(slug: str, proposal_id: int) -> ResponseReturnValue:
    """Take over an edit that was made on Spotify, or leave it out."""
    answer = request.form.get("answer")
    if answer not in ("take", "leave"):
        raise InvalidInput("Choose whether to take the edit over or to leave it out.")
    services().syncing.settle(slug, proposal_id, answer == "take", sessions.curator_id())
    flash("Taken over." if answer == "take" else "Left out: the next sync puts our list back.", "good")
    return redirect(url_for("review.page", slug=slug, _anchor="proposals"), code=303)
