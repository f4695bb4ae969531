"""Failed jobs, as the desk shows them: try again, or dismiss."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from playlist_service.errors import InvalidInput
from playlist_service.web import sessions
from playlist_service.web.context import services
from playlist_service.web.wording import plural

face = Blueprint("failures", __name__, url_prefix="/failed-jobs")
face.before_request(sessions.require_curator)


@face.post("/")
def settle() -> ResponseReturnValue:
    """Try a failed job again or dismiss it; without a number all of them."""
    answer, job_id = request.form.get("answer"), request.form.get("job", type=int)
    if answer not in ("retry", "dismiss"):
        raise InvalidInput("Choose whether to try the job again or to dismiss it.")
    chosen = [job_id] if job_id is not None else []
    failed = services().failures
    count = failed.retry(chosen) if answer == "retry" else failed.dismiss(chosen)
    told = "on the queue again" if answer == "retry" else "dismissed"
    flash(f"{plural(count, 'job is', 'jobs are')} {told}.", "good")
    return redirect(url_for("review.desk"), code=303)
