"""What a run writes down as it goes, so that whoever comes next knows what may have happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.domain.syncing import DetailsEdit, call_to_json
from playlist_service.errors import Conflict
from playlist_service.models import DriftProposal, RemotePlaylistLink, SyncCall, SyncRun
from playlist_service.models.columns import Json
from playlist_service.ports import Clock
from playlist_service.queries import syncs
from playlist_service.queries import tracks as track_queries
from playlist_service.services.documents import to_document
from playlist_service.services.syncing.endings import Ending, Verified
from playlist_service.services.syncing.ground import Ground
from playlist_service.services.syncing.identity import Seen, known_uri
from playlist_service.services.syncing.judging import Judgement
from playlist_service.services.syncing.looking import Looked


class RunRecord:
    """The rows of one run; a run that another one closed is told so before its next call."""

    def __init__(self, database: Database, clock: Clock, run_id: int) -> None:
        """Write to the run of this id."""
        self.run_id = run_id
        self.calls = 0
        self.reads = 0
        self.sentences: tuple[str, ...] = ()
        self._database = database
        self._clock = clock
        self._judged = False

    @contextmanager
    def running(self) -> Iterator[tuple[Session, SyncRun]]:
        """A write block with the run's row. Raises Conflict where another run closed this one."""
        with self._database.write() as session:
            run = syncs.run(session, self.run_id, for_update=True)
            if run is None or run.state != "running":
                raise Conflict("Another run took this playlist over.")
            yield session, run

    def began(self, call: Json) -> int:
        """Write a call down that is made next; return its number."""
        with self.running() as (session, run):
            ordinal, self.calls = self.calls, self.calls + 1
            session.add(SyncCall(run_id=self.run_id, ordinal=ordinal, call=call, started_at=self._clock.now()))
            run.cursor = run.writes = self.calls
        return ordinal

    def ended(self, ordinal: int, outcome: str, snapshot_id: str | None = None) -> None:
        """Write down how a call ended: ok, unknown or refused."""
        with self.running() as (session, _):
            call = session.get_one(SyncCall, (self.run_id, ordinal))
            call.outcome, call.snapshot_id, call.finished_at = outcome, snapshot_id, self._clock.now()

    def judged(self, looked: Looked, judgement: Judgement, texts: Iterable[DetailsEdit]) -> None:
        """Write down what was found and planned first, and what others changed."""
        with self.running() as (session, run):
            if not self._judged:
                self.sentences = judgement.sentences
                run.before_uris = [known_uri(row) for row in looked.seen.rows]
                run.sentences = list(judgement.sentences)
                run.plan = [dict(call_to_json(call)) for call in judgement.plan.calls]
                run.plan_checksum = judgement.checksum
            run.desired_uris = list(judgement.goal)
            found = _proposals(judgement, looked, texts)
            self._propose(session, run.playlist_id, {_key(row): row for row in found})
        self._judged = True

    def saw(self, looked: Looked) -> None:
        """Write down which tracks' rows can be played; the nightly check looks at the others."""
        with self._database.write() as session:
            track_queries.saw(session, looked.ours(playable=True), looked.ours(playable=False), self._clock.now())

    def applying(self, seen: Seen, judgement: Judgement, *, approved: bool) -> None:
        """Write down from which rows the next calls start; a yes to them refuses the edits that they undo."""
        with self.running() as (session, run):
            run.read_uris, run.read_cursor = list(seen.rows), self.calls
            run.agreed_uris = list(judgement.agreed)
            if approved:
                run.approved_checksum = judgement.checksum
            if judgement.state == "held":
                for proposal in syncs.proposals(session, run.playlist_id):
                    if proposal.settled_at is None and proposal.uri is not None:
                        proposal.settled_at, proposal.taken = self._clock.now(), False

    def close(self, ending: Ending, ground: Ground) -> None:
        """Write down how the run ended, and what is true of the remote playlist now."""
        now = self._clock.now()
        with self.running() as (session, run):
            run.state, run.reason, run.retry_at = ending.state, ending.reason, ending.retry_at
            run.finished_at, run.reads, run.writes = now, self.reads, self.calls
            if ending.checksum:
                run.plan_checksum = ending.checksum
            link = syncs.link(session, ground.playlist_id, for_update=True)
            if link is not None:
                self._close_link(link, ending, ground, now)
            if ending.verified:
                run.after_uris = list(ending.verified.shown)
            if ending.state == "nothing":
                run.desired_uris = []  # what was desired is what is there; only a run that wrote is taken up again

    def _close_link(self, link: RemotePlaylistLink, ending: Ending, ground: Ground, now: datetime) -> None:
        if ending.link_state:
            link.state, link.state_reason = ending.link_state, ending.reason
        if ending.state in ("nothing", "verified"):
            link.checked_at = now
        if ending.verified:
            self._verify(link, ending.verified, ground, now)

    def _verify(self, link: RemotePlaylistLink, verified: Verified, ground: Ground, now: datetime) -> None:
        link.base_uris = list(verified.agreed)
        link.base_details = dict(verified.details)
        link.base_revision = ground.revision
        link.base_fingerprint = ground.fingerprint
        link.base_snapshot = verified.snapshot_id
        link.base_run_id = self.run_id
        link.aliases = {**link.aliases, **verified.aliases}
        link.verified_at = now

    def _propose(self, session: Session, playlist_id: int, found: dict[_Key, Json]) -> None:
        """Keep the open proposals that are still true, as they are seen now; forget the others, add the new ones."""
        for proposal in syncs.proposals(session, playlist_id, for_update=True):
            if proposal.settled_at is not None:
                continue
            seen = found.pop(_key({"kind": proposal.kind, "uri": proposal.uri, "seen": proposal.seen}), None)
            if seen is None:
                session.delete(proposal)
            else:
                proposal.sqlmodel_update(seen)
        for row in found.values():
            session.add(DriftProposal(playlist_id=playlist_id, found_at=self._clock.now(), **row))


_Key = tuple[str, str | None]


def _key(row: Json) -> _Key:
    return row["kind"], row["uri"] or row["seen"]


def _proposals(judgement: Judgement, looked: Looked, texts: Iterable[DetailsEdit]) -> list[Json]:
    titles, tracks = looked.titles, looked.tracks
    rows: list[Json] = [
        {
            "kind": edit.kind,
            "uri": edit.uri,
            "position": edit.position,
            "after": edit.after,
            "seen": titles.get(edit.uri),
            "track": to_document(tracks[edit.uri]) if edit.kind == "added" and edit.uri in tracks else None,
        }
        for edit in judgement.proposals
    ]
    return rows + [{"kind": edit.field, "uri": None, "seen": edit.theirs, "ours": edit.ours} for edit in texts]
