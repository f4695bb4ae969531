"""Past runs as curators read them."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.syncing import Plan, call_from_json, describe
from playlist_service.errors import NotFound
from playlist_service.models import DriftProposal, SyncCall, SyncRun
from playlist_service.ports import Clock
from playlist_service.queries import syncs
from playlist_service.services.reviewing import RunLine
from playlist_service.services.syncing.covering import COVER_CALL
from playlist_service.services.syncing.ground import playlist_id_of
from playlist_service.services.syncing.values import BY_CLOCK, ProposalLine, RunPage

_KEEP = timedelta(days=30)
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


class History:
    """Reads what was recorded, and forgets what nobody asks for any more."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Read from `database`; `clock` tells what is old."""
        self._database = database
        self._clock = clock

    def prune(self) -> int:
        """Forget the clock's runs of long ago that found nothing to write; return how many."""
        with self._database.write() as session:
            return syncs.forget_runs(session, BY_CLOCK, self._clock.now() - _KEEP)

    def runs(self, slug: str) -> tuple[RunLine, ...]:
        """Return the newest runs of a playlist, newest first. Raises NotFound."""
        with self._database.read() as session:
            return run_lines(session, playlist_id_of(session, slug))

    def run_page(self, slug: str, run_id: int) -> RunPage:
        """Return one run. Raises NotFound."""
        with self._database.read() as session:
            playlist_id = playlist_id_of(session, slug)
            run = syncs.run(session, run_id)
            if run is None or run.playlist_id != playlist_id:
                raise NotFound(f"There is no run {run_id} of {slug!r}.")
            return _run_page(run, syncs.calls(session, run_id), _titles(session, run))

    def proposals(self, slug: str) -> tuple[ProposalLine, ...]:
        """Return the edits of others, and the tracks offered for unplayable ones, that wait; oldest first.

        Raises NotFound.
        """
        with self._database.read() as session:
            found = syncs.proposals_of_any_kind(session, playlist_id_of(session, slug))
            titles = syncs.titles(session, [row.uri for row in found if row.uri])
            return tuple(
                ProposalLine(row.id or 0, _said(row, titles), row.found_at, row.kind)
                for row in found
                if row.settled_at is None
            )


def _titles(session: Session, run: SyncRun) -> dict[str, str]:
    named = {*run.before_uris, *run.desired_uris, *(run.after_uris or [])}
    return syncs.titles(session, sorted(uri for uri in named if uri is not None))


def _said(row: DriftProposal, titles: dict[str, str]) -> str:
    if row.kind == syncs.UNAVAILABLE:
        return f"{row.ours} is no longer playable; {row.seen}: take it?"
    if row.uri is None:
        return f"The {row.kind} was changed to “{row.seen}”; ours is “{row.ours or ''}”."
    name, place = row.seen or titles.get(row.uri, row.uri), (row.position or 0) + 1
    if row.kind == "added":
        return f"“{name}” was added at {place}."
    return f"“{titles.get(row.uri, name)}” was removed; it stood at {place}."


def _run_page(run: SyncRun, calls: list[SyncCall], titles: dict[str, str]) -> RunPage:
    return RunPage(
        run=run_line(run),
        before=_named(run.before_uris, titles),
        after=_named(run.after_uris or [], titles),
        calls=tuple(f"{_sentence(call, titles)}: {_outcome(call)}" for call in calls),
    )


def _named(uris: list[str | None], titles: dict[str, str]) -> tuple[str, ...]:
    return tuple(_UNAVAILABLE if uri is None else titles.get(uri, uri) for uri in uris)


def _outcome(call: SyncCall) -> str:
    if call.outcome == "unknown" and call.call.get("op") == COVER_CALL:
        return "no answer came; set it again to be sure"
    return _OUTCOMES.get(call.outcome, str(call.outcome))


def _sentence(call: SyncCall, titles: dict[str, str]) -> str:
    op = str(call.call.get("op"))
    if op in _NAMED_CALLS:
        return _NAMED_CALLS[op].format(call.call.get("name"))
    if op == COVER_CALL:
        return f"set the cover (a JPEG of {call.call['bytes']:,} bytes)"
    if op == "details":
        texts = [f"the {kind} “{call.call[kind]}”" for kind in ("title", "description") if kind in call.call]
        return f"set {' and '.join(texts)}"
    alone = Plan((call_from_json(call.call),), 1, 0, 0, 0, 0, 0, None, "diff", None)
    return describe(alone, titles)[0]
