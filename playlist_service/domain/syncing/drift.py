"""Other people's edits: what changed on the remote since it was verified last, and what becomes of it.

Three lists are compared: the base (verified last), the desired one and the remote one. The base stays what *we* agreed
to: it does not take foreign edits in until a curator does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from playlist_service.domain.syncing.alignment import keys_of, matched
from playlist_service.domain.syncing.moves import longest_run

DriftPolicy = Literal["ours", "adopt", "hold"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One row that somebody else added to the remote list, or removed from it."""

    kind: Literal["added", "removed"]
    uri: str
    position: int
    """Where it stands in the remote list, or stood in the base; from 0."""
    after: str | None
    """The uri of the row before it; None at the front, or where that row is unavailable."""


@dataclass(frozen=True, slots=True)
class Drift:
    """What differs between the base and the remote."""

    added: tuple[Edit, ...] = ()
    removed: tuple[Edit, ...] = ()
    moved: int = 0
    """How many of the rows that both have are out of their order."""

    @property
    def reorder_only(self) -> bool:
        """The same rows in another order."""
        return self.moved > 0 and not self.added and not self.removed

    @property
    def nothing(self) -> bool:
        """Nobody touched the list."""
        return not (self.added or self.removed or self.moved)


@dataclass(frozen=True, slots=True)
class DriftRules:
    """How many open edits are taken up for review without stopping, where the playlist has no policy of its own."""

    hold_rows: int = 5
    hold_share: float = 0.10


USUAL_RULES = DriftRules()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What to make the remote equal to, and what a curator is asked."""

    effective: tuple[str, ...]
    policy: DriftPolicy
    proposals: tuple[Edit, ...]
    """Foreign edits that nobody decided about yet."""
    refused: tuple[Edit, ...]
    """Foreign adds of what a person removed before: taken out again, and worth showing."""
    hold: str | None
    """Why nothing may be written before a curator decides, in one sentence."""
    drift: Drift


def hidden_rows(
    base: Sequence[str], remote: Sequence[str | None], *, same: Mapping[str, str] | None = None
) -> dict[int, str]:
    """Return the uris of unavailable rows (None) that stand where a row of the base is missing, by index."""
    places = matched(keys_of(remote, set(base), same or {}, {}), base)
    taken = {place for place in places if place is not None}
    found: dict[int, str] = {}
    for step in (1, -1):
        beside = -1 if step > 0 else len(base)
        for at in range(len(remote)) if step > 0 else range(len(remote) - 1, -1, -1):
            place = places[at]
            if place is None and remote[at] is None and 0 <= beside + step < len(base) and beside + step not in taken:
                place = places[at] = beside + step
                taken.add(place)
                found[at] = base[place]
            if place is not None:
                beside = place
    return dict(sorted(found.items()))


def detect(
    base: Sequence[str],
    remote: Sequence[str | None],
    *,
    same: Mapping[str, str] | None = None,
    hidden: Mapping[int, str] | None = None,
) -> Drift:
    """Return what other people changed since the base was verified.

    `same` maps a remote uri to the uri that it stands for; `hidden` names unavailable rows (by default what
    `hidden_rows` finds). An unavailable row that stands for nothing is no edit.
    """
    known = hidden_rows(base, remote, same=same) if hidden is None else hidden
    places = matched(keys_of(remote, set(base), same or {}, known), base)
    there = {place for place in places if place is not None}
    added = tuple(
        Edit("added", uri, at, remote[at - 1] if at else None)
        for at, (uri, place) in enumerate(zip(remote, places, strict=True))
        if uri is not None and place is None
    )
    removed = tuple(
        Edit("removed", uri, at, base[at - 1] if at else None) for at, uri in enumerate(base) if at not in there
    )
    order = [place for place in places if place is not None]
    return Drift(added, removed, len(order) - len(longest_run(order)))


def reconcile(
    base: Sequence[str],
    desired: Sequence[str],
    remote: Sequence[str | None],
    *,
    policy: DriftPolicy | DriftRules = USUAL_RULES,
    tombstones: Collection[str] = (),
    same: Mapping[str, str] | None = None,
) -> Reconciliation:
    """Return what to do about foreign edits.

    `ours` restores what was agreed; `adopt` leaves adds and removals as they are and proposes them; `hold` stops at the
    first of them. A mere reordering is always put back. Rules in place of a policy adopt few edits and hold many.
    `tombstones` are uris that a person removed on either side: they are not desired any more, and not adopted.
    Where a curator wants back what was removed remotely, leave it out of `base`: then it is simply missing.
    """
    hidden = hidden_rows(base, remote, same=same)
    drift = detect(base, remote, same=same, hidden=hidden)
    mine = [uri for uri in desired if uri not in tombstones]
    keys = keys_of(remote, {*base, *desired}, same or {}, hidden)
    removed = _open_removals(drift, mine, keys)
    added = _open_adds(drift, mine, keys)
    refused = tuple(edit for edit in added if edit.uri in tombstones)
    added = [edit for edit in added if edit.uri not in tombstones]
    proposals = (*added, *removed)
    chosen = _usual(len(proposals), len(base), policy) if isinstance(policy, DriftRules) else policy
    if chosen == "ours" or not proposals:
        return Reconciliation(tuple(mine), chosen, (), refused, None, drift)
    if chosen == "hold":
        return Reconciliation(tuple(mine), chosen, proposals, refused, _why(added, removed), drift)
    effective = _with_adds(_less(mine, removed), added, keys)
    return Reconciliation(effective, chosen, proposals, refused, None, drift)


def _usual(edits: int, rows: int, rules: DriftRules) -> DriftPolicy:
    if not edits:
        return "ours"
    return "hold" if edits > rules.hold_rows and edits > rules.hold_share * rows else "adopt"


def _open_removals(drift: Drift, mine: Sequence[str], keys: Sequence[str | None]) -> list[Edit]:
    """Removals of rows that are still desired."""
    surplus = Counter(mine)
    surplus.subtract(key for key in keys if key is not None)
    still = []
    for edit in drift.removed:
        if surplus[edit.uri] > 0:
            surplus[edit.uri] -= 1
            still.append(edit)
    return still


def _open_adds(drift: Drift, mine: Sequence[str], keys: Sequence[str | None]) -> list[Edit]:
    """Adds of rows that are not desired anyway."""
    surplus = Counter(key for key in keys if key is not None)
    surplus.subtract(mine)
    still = []
    for edit in reversed(drift.added):
        key = keys[edit.position] or edit.uri
        if surplus[key] > 0:
            surplus[key] -= 1
            still.append(edit)
    return still[::-1]


def _less(mine: Sequence[str], removed: Sequence[Edit]) -> list[str]:
    """`mine` without the removed rows, the last copies first."""
    gone = Counter(edit.uri for edit in removed)
    left = []
    for uri in reversed(mine):
        if gone[uri]:
            gone[uri] -= 1
        else:
            left.append(uri)
    return left[::-1]


def _with_adds(mine: Sequence[str], added: Sequence[Edit], keys: Sequence[str | None]) -> tuple[str, ...]:
    """`mine` with each added row behind the row that it follows on the remote."""
    foreign = {edit.position: edit.uri for edit in added}
    ours = set(mine)
    following: dict[str | None, list[str]] = defaultdict(list)
    anchor: str | None = None
    for at, key in enumerate(keys):
        if at in foreign:
            following[anchor].append(foreign[at])
        elif key in ours:
            anchor = key
    merged = following.pop(None, [])
    for uri in mine:
        merged += [uri, *following.pop(uri, [])]
    return tuple(merged)


def _why(added: Sequence[Edit], removed: Sequence[Edit]) -> str:
    parts = [f"{word} {len(edits)}" for word, edits in (("added", added), ("removed", removed)) if edits]
    rows = "row" if len(added) + len(removed) == 1 else "rows"
    return f"Somebody {' and '.join(parts)} {rows} on Spotify: accept or refuse this before the next sync."
