"""Past runs as curators read them."""

from __future__ import annotations

from sqlmodel import Session

from playlist_service.domain.syncing import Plan, call_from_json, describe
from playlist_service.models import SyncCall, SyncRun
from playlist_service.queries import syncs
from playlist_service.services.reviewing import RunLine
from playlist_service.services.syncing.values import RunPage

_UNAVAILABLE = "(unavailable)"
_NAMED_CALLS = {
    "create": "create the playlist “{}”",
    "unfollow": "take the empty second playlist “{}” out of the library",
}
_OUTCOMES = {
    "ok": "done",
    "unknown": "no answer came; settled by reading the list again",
    "refused": "refused",
    None: "no outcome was recorded",
}


def run_lines(session: Session, playlist_id: int, limit: int = 50) -> tuple[RunLine, ...]:
    """Return the newest runs of a playlist, newest first."""
    return tuple(run_line(run) for run in syncs.runs(session, playlist_id, limit))


def run_line(run: SyncRun) -> RunLine:
    """Return one run as a line."""
    return RunLine(
        run_id=run.id or 0,
        revision=run.revision_number,
        started_by=run.started_by,
        started_at=run.started_at,
        finished_at=run.finished_at,
        state=run.state,
        reason=run.reason,
        writes=run.writes,
        sentences=tuple(run.sentences),
    )


def run_page(run: SyncRun, calls: list[SyncCall], titles: dict[str, str]) -> RunPage:
    """Return a run's page; `titles` names tracks by uri."""
    return RunPage(
        run=run_line(run),
        before=_named(run.before_uris, titles),
        after=_named(run.after_uris or [], titles),
        calls=tuple(f"{_sentence(call, titles)}: {_OUTCOMES.get(call.outcome, call.outcome)}" for call in calls),
    )


def _named(uris: list[str | None], titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(_UNAVAILABLE if uri is None else titles.get(uri, uri) for uri in uris)


def _sentence(call: SyncCall, titles: dict[str, str]) -> str:
    op = str(call.call.get("op"))
    if op in _NAMED_CALLS:
        return _NAMED_CALLS[op].format(call.call.get("name"))
    if op == "details":
        texts = [f"the {kind} “{call.call[kind]}”" for kind in ("title", "description") if kind in call.call]
        return f"set {' and '.join(texts)}"
    alone = Plan((call_from_json(call.call),), 1, 0, 0, 0, 0, 0, None, "diff", None)
    return describe(alone, titles)[0]
