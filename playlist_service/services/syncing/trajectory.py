"""Which lists our own calls can have left behind, so that a crash or a lost answer is not taken for somebody's edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playlist_service.domain.syncing import Call, simulate
from playlist_service.errors import InvalidInput

Rows = tuple[str | None, ...]

_MOST_OPEN = 4
_MOST_STATES = 256
"""Lost answers multiply what is possible: beyond this, the oldest calls count as never carried out."""


@dataclass(frozen=True, slots=True)
class MadeCall:
    """A call that was made. `certain` is false where its outcome is unknown: it may even be carried out later."""

    call: Call
    certain: bool


@dataclass(frozen=True, slots=True)
class Trajectory:
    """From the rows that were read, through the calls that were made since."""

    endings: tuple[Rows, ...]
    """What the remote may hold now, the likeliest first."""
    passages: tuple[Rows, ...] = ()
    """What it held on the way: a stale read shows one of these."""

    def nearest(self, seen: Rows) -> Rows:
        """Return the ending that has most in common with what was seen: the rest is somebody else's edit."""
        return min(self.endings, key=lambda rows: _distance(rows, seen))


def trajectory(read: Sequence[str | None], made: Iterable[MadeCall], late: Iterable[Call] = ()) -> Trajectory:
    """Return where `made` can have led from `read`; `late` are calls from before the reading that may still happen."""
    states: list[tuple[Rows, tuple[Call, ...]]] = [(tuple(read), tuple(late)[-_MOST_OPEN:])]
    passages: list[Rows] = []
    for step in made:
        passages += [rows for rows, _ in states]
        states = _with_late(states)
        if step.certain:
            # A call that fits no state was made on a list that somebody else had changed: the drift will show it.
            states = _distinct((_applied(rows, step.call), open_calls) for rows, open_calls in states) or states
        else:
            states = [(rows, (*open_calls, step.call)[-_MOST_OPEN:]) for rows, open_calls in states]
    endings = tuple(dict.fromkeys(rows for rows, _ in _with_late(states)))
    return Trajectory(endings, tuple(dict.fromkeys(rows for rows in passages if rows not in endings)))


def _with_late(states: list[tuple[Rows, tuple[Call, ...]]]) -> list[tuple[Rows, tuple[Call, ...]]]:
    """The states, and before each what it becomes when calls without an answer are carried out after all."""
    reached: dict[tuple[Rows, tuple[Call, ...]], None] = {}

    def visit(rows: Rows, open_calls: tuple[Call, ...]) -> None:
        for at, call in enumerate(open_calls):
            after = _applied(rows, call)
            if after is not None:
                visit(after, open_calls[:at] + open_calls[at + 1 :])
        reached[(rows, open_calls)] = None

    for rows, open_calls in states:
        visit(rows, open_calls)
    return list(reached)[:_MOST_STATES]


def _distinct(states: Iterable[tuple[Rows | None, tuple[Call, ...]]]) -> list[tuple[Rows, tuple[Call, ...]]]:
    return list(dict.fromkeys((rows, open_calls) for rows, open_calls in states if rows is not None))


def _applied(rows: Rows, call: Call) -> Rows | None:
    """The rows after the call, or None where the remote would have refused it on these rows."""
    try:
        return tuple(simulate(rows, [call]))
    except InvalidInput:
        return None


def _distance(rows: Rows, seen: Rows) -> tuple[int, int]:
    have, want = Counter(rows), Counter(seen)
    differing = sum(1 for one, other in zip(rows, seen, strict=False) if one != other)
    return sum(((have - want) + (want - have)).values()), differing
