"""The course of one run: look, judge, write, and look again until the remote list is what it should be."""

from __future__ import annotations

from dataclasses import replace

from playlist_service.domain.identifiers import PlaylistId
from playlist_service.errors import RemoteRejected, RemoteUnavailable
from playlist_service.ports import RemoteDetails
from playlist_service.services.syncing.creating import remote_playlist
from playlist_service.services.syncing.describing import DetailsStep, details_step, write_details
from playlist_service.services.syncing.endings import Ending, Kept, Verified
from playlist_service.services.syncing.ground import Ground
from playlist_service.services.syncing.identity import Seen
from playlist_service.services.syncing.judging import Judgement, judge
from playlist_service.services.syncing.kit import Kit
from playlist_service.services.syncing.leaving import Left, belief, take_up, unanswered
from playlist_service.services.syncing.looking import Looked, Looking
from playlist_service.services.syncing.recording import RunRecord
from playlist_service.services.syncing.writing import Written, write_calls

_MOST_DESCRIPTIONS = 2
_RESTLESS = "The playlist kept changing while it was synced."


class Course:
    """One run for one playlist."""

    def __init__(self, kit: Kit, ground: Ground, record: RunRecord, approved_checksum: str | None) -> None:
        """Follow what `ground` desires; a plan of `approved_checksum` is carried out even where it is dangerous."""
        self._kit = kit
        self._ground = ground
        self._record = record
        self._looking = Looking(kit, record, ground)
        self._approved_checksum = approved_checksum
        self._left = take_up(ground.open_writes, kit.clock.now())
        self._snapshot: str | None = None
        self._texts: dict[str, Kept] | None = None
        self._descriptions = 0
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
            and (self._ground.open_writes is None or not self._ground.open_writes.made)
            and known.base_snapshot == details.snapshot_id
            and known.base_fingerprint == self._ground.fingerprint
            and not details_step(self._ground, details).texts
        )

    def _round(self, playlist_id: PlaylistId) -> Ending | None:
        """Look, judge and write once; None where it has to be looked at again."""
        looked = self._looking.look(playlist_id, self._left.belief)
        if isinstance(looked, Ending):
            return looked
        judgement = judge(self._ground, self._left.aim_at(looked.seen), looked.seen, self._kit.rules.policy)
        step = details_step(self._ground, looked.remote.details, self._texts)
        self._record.judged(looked, judgement, step.edits)
        approved = self._is_approved(judgement)
        if judgement.state in ("held", "unsafe") and not approved:
            return Ending(judgement.state, judgement.reason, checksum=judgement.checksum, link_state=judgement.state)
        lost = self._describe(playlist_id, step, looked.remote.details)
        if not judgement.plan.calls:
            return None if lost else self._verified(looked, judgement)
        self._record.applying(looked.seen, judgement, approved=approved)
        written = write_calls(self._kit.host, self._record, playlist_id, judgement.plan.calls)
        self._remember(looked.seen, judgement, written, approved=approved)
        self._stop_where_needed(written)
        return None

    def _describe(self, playlist_id: PlaylistId, step: DetailsStep, seen: RemoteDetails) -> bool:
        """Write the texts that are not as they should be, twice at most; return whether an answer was lost."""
        self._descriptions += bool(step.texts)
        if self._descriptions > _MOST_DESCRIPTIONS:
            step = replace(step, texts={})
        if step.texts:
            self._snapshot = None
        self._texts, lost = write_details(self._kit.host, self._record, playlist_id, step, seen)
        return lost

    def _is_approved(self, judgement: Judgement) -> bool:
        """Whether a person said yes to this plan, or to the one that this one finishes."""
        if judgement.checksum == self._approved_checksum:
            return True
        return judgement.state == "unsafe" and judgement.goal == self._left.approved_goal

    def _remember(self, seen: Seen, judgement: Judgement, written: Written, *, approved: bool) -> None:
        self._left = Left(
            belief=belief(seen.rows, written.made, self._left.late),
            agreed=judgement.agreed,
            goal=judgement.goal,
            late=self._left.late + unanswered(written.made),
            approved_goal=judgement.goal if approved else self._left.approved_goal,
        )
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
        self._record.saw(looked)
        shown = set(looked.seen.shown)
        verified = Verified(
            shown=looked.seen.canonical,
            agreed=judgement.agreed,
            snapshot_id=self._snapshot if self._record.calls else looked.remote.details.snapshot_id,
            aliases={seen: ours for seen, ours in looked.seen.identity.same.items() if seen in shown},
            details=self._texts or {},
        )
        wrote = self._record.calls or self._left.belief
        return Ending("verified" if wrote else "nothing", link_state="synced", verified=verified)
