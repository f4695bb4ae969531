"""What unfinished work leaves behind: what the remote may hold by now, and what it was for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from playlist_service.domain.syncing import Add, Call, Replace
from playlist_service.services.syncing.ground import OpenWrites
from playlist_service.services.syncing.identity import Seen
from playlist_service.services.syncing.judging import Aim
from playlist_service.services.syncing.looking import Belief
from playlist_service.services.syncing.trajectory import MadeCall, Rows, trajectory

_SETTLED_AFTER = timedelta(minutes=2)
"""No remote shows an older list for longer."""


@dataclass(frozen=True, slots=True)
class Left:
    """The state between two rounds of one run, or between an unfinished run and the next."""

    belief: Belief | None = None
    agreed: tuple[str, ...] = ()
    goal: tuple[str, ...] = ()
    late: tuple[Call, ...] = ()
    """Calls without an answer that may still be carried out."""
    approved_goal: tuple[str, ...] | None = None

    def aim_at(self, seen: Seen) -> Aim | None:
        """Return what the unfinished work was for, and the list as it left it."""
        if self.belief is None:
            return None
        left = self.belief.left(seen.rows, seen.identity)
        return Aim(self.agreed, self.goal, seen.identity.canonical_rows(left))


def take_up(left: OpenWrites | None, now: datetime) -> Left:
    """Return what a run that was interrupted or put off leaves to the next."""
    if left is None:
        return Left()
    return Left(
        belief=belief(left.read, left.made, left.late, fresh=now - left.last_at < _SETTLED_AFTER),
        agreed=left.agreed,
        goal=left.goal,
        late=left.late + unanswered(left.made),
        approved_goal=left.goal if left.approved else None,
    )


def belief(read: Rows, made: tuple[MadeCall, ...], late: tuple[Call, ...], *, fresh: bool = True) -> Belief:
    """Return what to believe after these calls on what was read."""
    open_answer = made and not made[-1].certain
    done = trajectory(read, (*made[:-1], MadeCall(made[-1].call, certain=True)), late) if open_answer else None
    added = [uri for step in made if isinstance(step.call, Add | Replace) for uri in step.call.uris]
    before = frozenset(row for row in read if row is not None)
    return Belief(trajectory(read, made, late), done, fresh, frozenset(added), before)


def unanswered(made: tuple[MadeCall, ...]) -> tuple[Call, ...]:
    """Return the calls whose outcome nobody knows."""
    return tuple(step.call for step in made if not step.certain)
