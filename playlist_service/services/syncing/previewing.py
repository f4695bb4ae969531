"""The dry run: what a sync would do now, found out by reading alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playlist_service.services.syncing import ground as grounds
from playlist_service.services.syncing.describing import details_step, plain
from playlist_service.services.syncing.endings import Ending
from playlist_service.services.syncing.ground import Ground
from playlist_service.services.syncing.identity import Identity, Seen
from playlist_service.services.syncing.judging import judge
from playlist_service.services.syncing.kit import Kit
from playlist_service.services.syncing.leaving import take_up
from playlist_service.services.syncing.looking import Looking
from playlist_service.services.syncing.values import SyncPreview


@dataclass
class _Count:
    reads: int = 0


def preview(kit: Kit, slug: str) -> SyncPreview:
    """Return what a run would do now. Raises NotFound, Conflict and Remote errors."""
    with kit.database.read() as session:
        ground = grounds.load(session, slug, kit.clock.now())
    impatient = replace(kit, rules=replace(kit.rules, settle_waits=(), unknown_waits=()))
    if ground.known is None or ground.known.remote_id is None:
        return _of_new(impatient, ground)
    left = take_up(ground.open_writes, kit.clock.now())
    looked = Looking(impatient, _Count(), ground).look(ground.known.remote_id, left.belief)
    if isinstance(looked, Ending):
        return SyncPreview((), 0, 0, "held" if looked.state == "held" else "unsafe", looked.reason, None)
    judgement = judge(ground, left.aim_at(looked.seen), looked.seen, kit.rules.policy)
    texts = details_step(ground, looked.remote.details).texts
    state = "ready" if judgement.state == "nothing" and texts else judgement.state
    return SyncPreview(
        sentences=(*(f"set the {kind} “{text}”" for kind, text in texts.items()), *judgement.sentences),
        writes=judgement.plan.writes + bool(texts),
        reads=judgement.plan.reads,
        state=state,
        reason=judgement.reason,
        checksum=judgement.checksum,
    )


def _of_new(kit: Kit, ground: Ground) -> SyncPreview:
    judgement = judge(ground, None, Seen((), Identity()), kit.rules.policy)
    return SyncPreview(
        sentences=(f"create the playlist “{plain('title', ground.title)}”", *judgement.sentences),
        writes=judgement.plan.writes + 2,
        reads=judgement.plan.reads,
        state="ready",
        reason=None,
        checksum=judgement.checksum,
    )
