"""From what the remote holds and what is desired to the plan: prices the ways and picks one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from playlist_service.domain.syncing import guards, strategies
from playlist_service.domain.syncing.alignment import UNAVAILABLE, Alignment, aligned
from playlist_service.domain.syncing.calls import BATCH, Reorder, call_to_json
from playlist_service.domain.syncing.moves import blocks_of, single_moves
from playlist_service.domain.syncing.plans import Plan, SyncPolicy
from playlist_service.domain.syncing.renewal import within_limit
from playlist_service.domain.syncing.strategies import Way

READ_PAGE = 50
"""Rows that one read returns (Spotify's Web API reference, 2026)."""
DEFAULT_POLICY = SyncPolicy()


def plan(
    remote: Sequence[str | None],
    desired: Sequence[str | None],
    *,
    policy: SyncPolicy = DEFAULT_POLICY,
    complete: bool = True,
    same: Mapping[str, str] | None = None,
    hidden: Mapping[int, str] | None = None,
) -> Plan:
    """Return the plan that makes the readable rows of `remote` equal to `desired`.

    `complete` is false where pages of the remote are missing: then nothing is planned. `same` maps a remote uri to the
    desired uri that it stands for (relinking). `hidden` maps the index of an unavailable row (None) to the uri known to
    be there; other unavailable rows stay behind their neighbour and stand for nothing.
    A None in `desired` wants an unavailable row in its place, and is left out where there is none.
    A plan without calls means that the remote is as desired.
    """
    if not complete:
        return Plan((), 0, 0, len(remote), 0, 0, 0, guards.INCOMPLETE, "refused", None)
    if None in desired:
        hidden = {at: UNAVAILABLE for at, uri in enumerate(remote) if uri is None} | dict(hidden or {})
    wanted = [UNAVAILABLE if uri is None else uri for uri in desired]
    alignment = aligned(remote, wanted, same=same, hidden=hidden)
    limit = max(policy.least_limit, policy.limit_factor * strategies.rewrite_price(alignment.wanted))
    way, beyond = _chosen(alignment, policy, limit)
    return _described(alignment, way, policy, limit if beyond else None)


def plan_calls(remote: Sequence[str | None], desired: Sequence[str | None]) -> list[dict[str, object]]:
    """Return the calls of the plan under the default policy, as PLAN_JSON spells them."""
    return [call_to_json(call) for call in plan(remote, desired).calls]


def _chosen(alignment: Alignment, policy: SyncPolicy, limit: int) -> tuple[Way, bool]:
    """The way to go, and whether keeping every row would have cost more than the limit."""
    ways = [way for way in (_affordable_diff(alignment, limit), strategies.replace(alignment)) if way is not None]
    if ways:
        most = max(way.kept for way in ways)
        return min((way for way in ways if way.kept == most), key=lambda way: way.price), False
    return _beyond(alignment, policy, limit), True


def _affordable_diff(alignment: Alignment, limit: int) -> Way | None:
    if _would_empty(alignment) or strategies.diff_bound(alignment) > limit:
        return None
    way = strategies.diff(alignment)
    return way if len(way.calls) <= limit else None


def _would_empty(alignment: Alignment) -> bool:
    """Whether removing what goes leaves an empty list for a moment, where a replace would not."""
    nothing_stays = not alignment.kept and not alignment.stuck and bool(alignment.remote)
    return nothing_stays and strategies.replaceable(alignment)


def _beyond(alignment: Alignment, policy: SyncPolicy, limit: int) -> Way:
    anew = strategies.replaceable(alignment)
    if anew and (policy.beyond_limit == "cheapest" or _would_empty(alignment)):
        return strategies.rewrite(alignment)
    if policy.beyond_limit == "keep_dates":
        return strategies.diff(alignment)
    ways = [way for way in (within_limit(alignment, limit), strategies.replace_most(alignment)) if way is not None]
    way = min(ways, key=lambda way: (-way.kept, len(way.calls)))
    return strategies.rewrite(alignment) if anew and not way.kept and len(set(alignment.remote)) <= BATCH else way


def _described(alignment: Alignment, way: Way, policy: SyncPolicy, exceeded: int | None) -> Plan:
    have: Counter[str | None] = Counter(alignment.keys)
    want: Counter[str | None] = Counter(alignment.wanted)
    common = sum((have & want).values())
    gone = _surplus(zip(alignment.keys, alignment.remote, strict=True), want)
    new = _surplus(((uri, uri) for uri in alignment.wanted), have)
    writes = len(way.calls)
    return Plan(
        calls=way.calls,
        writes=writes,
        reads=max(1, -(-(len(alignment.wanted) + alignment.stuck) // READ_PAGE)) if writes else 0,
        kept=way.kept,
        added=len(new),
        removed=len(alignment.remote) - common - alignment.stuck,
        moved=_moved(alignment, way),
        unsafe=guards.danger(alignment, len(alignment.remote) - common - alignment.stuck, policy),
        strategy=way.strategy if writes else "nothing",
        note=_note(alignment, way, exceeded, common - way.kept),
        renewed=common - way.kept,
        gone_uris=gone,
        new_uris=new,
    )


def _surplus(rows: Iterable[tuple[str | None, str | None]], matched: Counter[str | None]) -> tuple[str, ...]:
    """The uris of the rows (key, uri) beyond the number in which `matched` has their key."""
    left = Counter(matched)
    surplus = []
    for key, uri in rows:
        if left[key] > 0:
            left[key] -= 1
        elif uri is not None:
            surplus.append(uri)
    return tuple(surplus)


def _moved(alignment: Alignment, way: Way) -> int:
    if way.strategy in ("diff", "gradual"):
        return sum(call.range_length for call in way.calls if isinstance(call, Reorder))
    places = [place for place in alignment.standing if place >= 0]
    rank = {place: at for at, place in enumerate(sorted(places))}
    return single_moves(blocks_of([rank[place] for place in places], [1] * len(places)))


def _note(alignment: Alignment, way: Way, exceeded: int | None, renewed: int) -> str | None:
    notes = []
    if exceeded is not None:
        notes.append(_exceeded(way, exceeded))
    if renewed:
        notes.append(f"{renewed} rows are removed and added again, and lose their date added.")
    if alignment.stuck:
        notes.append(f"{alignment.stuck} rows that cannot be named stay where they are.")
    return " ".join(notes) or None


def _exceeded(way: Way, limit: int) -> str:
    how = {
        "gradual": "the largest blocks stay, the rest is renewed a hundred rows at a time",
        "replace": "most rows stay, and the rest is added again",
        "rewrite": "the list is written anew",
    }.get(way.strategy, "every date is kept all the same")
    return f"Keeping every row would take more than {limit} calls; {how}."
