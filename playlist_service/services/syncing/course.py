"""The course of one run: look, judge, write, and look again until the remote list is what it should be."""

from __future__ import annotations

from datetime import datetime, timedelta

from playlist_service.domain.identifiers import PlaylistId
from playlist_service.domain.syncing import Add, Call, Replace
from playlist_service.errors import RemoteRejected, RemoteUnavailable
from playlist_service.ports import RemoteDetails
from playlist_service.services.syncing.creating import remote_playlist
from playlist_service.services.syncing.describing import details_step, write_details
from playlist_service.services.syncing.endings import Ending, Kept, Verified
from playlist_service.services.syncing.ground import Ground, OpenWrites
from playlist_service.services.syncing.identity import Seen
from playlist_service.services.syncing.judging import Aim, Judgement, judge
from playlist_service.services.syncing.kit import Kit
from playlist_service.services.syncing.looking import Belief, Looked, Looking
from playlist_service.services.syncing.recording import RunRecord
from playlist_service.services.syncing.trajectory import MadeCall, Rows, trajectory
from playlist_service.services.syncing.writing import Written, write_calls

_RESTLESS = "The playlist kept changing while it was synced."
_SETTLED_AFTER = timedelta(minutes=2)
"""No remote shows an older list for longer."""


class Course:
    """One run for one playlist."""

    def __init__(self, kit: Kit, ground: Ground, record: RunRecord, approved_checksum: str | None) -> None:
        """Follow what `ground` desires; a plan of `approved_checksum` is carried out even where it is dangerous."""
        self._kit = kit
        self._ground = ground
        self._record = record
        self._looking = Looking(kit, record, ground)
        self._approved_checksum = approved_checksum
        self._belief, self._aim, self._late, self._approved_goal = _taken_up(ground.open_writes, kit.clock.now())
        self._snapshot: str | None = None
        self._texts: dict[str, Kept] | None = None
        self._refusals = 0

    def follow(self) -> Ending:
        """Return how the run ended. Raises Remote errors where calls have to stop."""
        playlist_id = remote_playlist(self._kit, self._record, self._ground)
        details = self._looking.details(playlist_id)
        if isinstance(details, Ending):
            return details
        if self._is_unchanged(details):
            return Ending("nothing", link_state="synced")
        for _ in range(self._kit.rules.most_rounds):
            ending = self._round(playlist_id)
            if ending is not None:
                return ending
        return Ending("deferred", _RESTLESS, retry_at=self._kit.clock.now() + self._kit.rules.come_back_after)

    def _is_unchanged(self, details: RemoteDetails) -> bool:
        """Whether the snapshot and our own side are those of the last verified run; the rows need not be read then."""
        known = self._ground.known
        return (
            known is not None
            and self._belief is None
            and known.base_snapshot == details.snapshot_id
            and known.base_fingerprint == self._ground.fingerprint
            and not details_step(self._ground, details).texts
        )

    def _round(self, playlist_id: PlaylistId) -> Ending | None:
        """Look, judge and write once; None where it has to be looked at again."""
        looked = self._looking.look(playlist_id, self._belief)
        if isinstance(looked, Ending):
            return looked
        judgement = judge(self._ground, self._aim_at(looked.seen), looked.seen, self._kit.rules.policy)
        step = details_step(self._ground, looked.remote.details)
        self._record.judged(looked.seen, judgement, looked.titles, step.edits)
        approved = self._is_approved(judgement)
        if judgement.state in ("held", "unsafe") and not approved:
            return Ending(judgement.state, judgement.reason, checksum=judgement.checksum, link_state=judgement.state)
        if self._texts is None:
            self._texts = write_details(self._kit.host, self._record, playlist_id, step, looked.remote.details)
        if not judgement.plan.calls:
            return self._verified(looked, judgement)
        self._record.applying(looked.seen, judgement, approved=approved)
        written = write_calls(self._kit.host, self._record, playlist_id, judgement.plan.calls)
        self._remember(looked.seen, judgement, written, approved=approved)
        self._stop_where_needed(written)
        return None

    def _is_approved(self, judgement: Judgement) -> bool:
        """Whether a person said yes to this plan, or to the one that this one finishes."""
        if judgement.checksum == self._approved_checksum:
            return True
        return judgement.state == "unsafe" and judgement.goal == self._approved_goal

    def _aim_at(self, seen: Seen) -> Aim | None:
        if self._aim is None or self._belief is None:
            return None
        agreed, goal = self._aim
        return Aim(agreed, goal, seen.identity.canonical_rows(self._belief.left(seen.rows, seen.identity)))

    def _remember(self, seen: Seen, judgement: Judgement, written: Written, *, approved: bool) -> None:
        self._belief = belief(seen.rows, written.made, self._late)
        self._late += tuple(made.call for made in written.made if not made.certain)
        self._aim = judgement.agreed, judgement.goal
        self._approved_goal = judgement.goal if approved else self._approved_goal
        self._snapshot = written.snapshot_id

    def _stop_where_needed(self, written: Written) -> None:
        """Raise where looking again cannot help: the remote asked for quiet, or refused for the second time."""
        error = written.stopped_by
        if error is None:
            return
        self._refusals += isinstance(error, RemoteRejected)
        lost = isinstance(error, RemoteUnavailable) and error.outcome_unknown and error.retry_at is None
        if not lost and not (isinstance(error, RemoteRejected) and self._refusals < 2):
            raise error

    def _verified(self, looked: Looked, judgement: Judgement) -> Ending:
        shown = set(looked.seen.shown)
        verified = Verified(
            shown=looked.seen.canonical,
            agreed=judgement.agreed,
            snapshot_id=self._snapshot if self._record.calls else looked.remote.details.snapshot_id,
            aliases={seen: ours for seen, ours in looked.seen.identity.same.items() if seen in shown},
            details=self._texts or {},
        )
        wrote = self._record.calls or self._belief
        return Ending("verified" if wrote else "nothing", link_state="synced", verified=verified)


def belief(read: Rows, made: tuple[MadeCall, ...], late: tuple[Call, ...], *, fresh: bool = True) -> Belief:
    """Return what to believe after these calls on what was read."""
    open_answer = made and not made[-1].certain
    done = trajectory(read, (*made[:-1], MadeCall(made[-1].call, certain=True)), late) if open_answer else None
    added = [uri for step in made if isinstance(step.call, Add | Replace) for uri in step.call.uris]
    before = frozenset(row for row in read if row is not None)
    return Belief(trajectory(read, made, late), done, fresh, frozenset(added), before)


_Taken = tuple[Belief | None, tuple[tuple[str, ...], tuple[str, ...]] | None, tuple[Call, ...], tuple[str, ...] | None]


def _taken_up(left: OpenWrites | None, now: datetime) -> _Taken:
    """What a run that was interrupted or put off leaves to this one."""
    if left is None:
        return None, None, (), None
    believed = belief(left.read, left.made, left.late, fresh=now - left.last_at < _SETTLED_AFTER)
    open_calls = tuple(made.call for made in left.made if not made.certain)
    return believed, (left.agreed, left.goal), left.late + open_calls, left.goal if left.approved else None
