"""Base, desired and remote to what is to be done: other people's edits, the goal, the plan and its guards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from playlist_service.domain.syncing import Edit, Plan, SyncPolicy, checksum, describe, plan, reconcile
from playlist_service.services.syncing.ground import Ground
from playlist_service.services.syncing.identity import Seen
from playlist_service.services.syncing.trajectory import Rows

State = Literal["ready", "nothing", "held", "unsafe"]


@dataclass(frozen=True, slots=True)
class Aim:
    """What an unfinished piece of work was for: our rows, those with other people's edits, and the list it left."""

    agreed: tuple[str, ...]
    goal: tuple[str, ...]
    left: Rows
    """The list as our own calls left it; what differs from it is somebody else's."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be done about the rows, and whether it may be done without asking."""

    state: State
    reason: str | None
    agreed: tuple[str, ...]
    goal: tuple[str, ...]
    plan: Plan
    checksum: str
    sentences: tuple[str, ...]
    proposals: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Wish:
    goal: tuple[str, ...]
    proposals: tuple[Edit, ...] = ()
    hold: str | None = None


def judge(ground: Ground, aim: Aim | None, seen: Seen, policy: SyncPolicy) -> Judgement:
    """Return what makes the remote list the published one without losing what other people did."""
    wish = _wish(ground, aim, seen)
    planned = plan(seen.shown, wish.goal, policy=policy, same=seen.identity.same, hidden=seen.hidden)
    state, reason = _state(wish, planned)
    described = describe(planned, dict(ground.titles))
    waiting = len(wish.proposals)
    if wish.hold:
        described.insert(0, wish.hold)
    elif waiting:
        described.append(f"{waiting} edits of others stay and wait for a curator." if waiting > 1 else _ONE_WAITS)
    return Judgement(
        state=state,
        reason=reason,
        agreed=_agreed(ground),
        goal=wish.goal,
        plan=planned,
        checksum=checksum(planned, seen.shown, wish.goal),
        sentences=tuple(described),
        proposals=wish.proposals,
    )


_ONE_WAITS = "1 edit of somebody else stays and waits for a curator."


def _state(wish: _Wish, planned: Plan) -> tuple[State, str | None]:
    if wish.hold:
        return "held", wish.hold
    if planned.calls and planned.unsafe:
        return "unsafe", planned.unsafe
    return ("ready" if planned.calls else "nothing"), None


def _agreed(ground: Ground) -> tuple[str, ...]:
    return tuple(uri for uri in ground.desired if uri not in ground.tombstones)


def _wish(ground: Ground, aim: Aim | None, seen: Seen) -> _Wish:
    """The goal by three-way comparison; after unfinished work in two steps, so that our own calls are no edits."""
    if aim is not None:
        first = _reconciled(ground, aim.agreed, ground.desired, aim.goal)
        second = _reconciled(ground, aim.left, first.goal, seen.canonical)
        return _Wish(second.goal, first.proposals + second.proposals, first.hold or second.hold)
    base = ground.known.base if ground.known else ()
    if base is None:  # bound to us on purpose and never synced: the guards alone protect what is there
        return _Wish(_agreed(ground))
    return _reconciled(ground, base, ground.desired, seen.canonical)


def _reconciled(ground: Ground, base: Sequence[str | None], desired: Sequence[str], remote: Rows) -> _Wish:
    found = reconcile(
        [uri for uri in base if uri is not None and uri not in ground.wanted_back],
        desired,
        remote,
        policy=ground.policy,
        tombstones=ground.tombstones,
    )
    return _Wish(found.effective, found.proposals, found.hold)
