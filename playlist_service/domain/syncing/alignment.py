"""Which remote row stands for which desired row: rows that stay, rows that go, rows that only ride along."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

LOCAL = "spotify:local:"
UNAVAILABLE = "unavailable"
"""In a desired list, the place of an unavailable row; no call ever names it."""
STUCK = -1
"""A row that no call can name (an unavailable row, a surplus copy of a local file): it follows its neighbour."""
GOING = -2
"""A row that is to be removed."""


def is_local(uri: str | None) -> bool:
    """Return whether the uri names a file on somebody's computer, which the Web API cannot add."""
    return uri is not None and uri.startswith(LOCAL)


def is_fixed(uri: str | None) -> bool:
    """Return whether no call can add the row: what is not there cannot be had, and what goes is lost."""
    return uri is None or uri == UNAVAILABLE or is_local(uri)


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each remote row the index of the desired row that it stands for, or STUCK, or GOING.

    `wanted` is what can be reached: the desired uris without the rows that are `missing`.
    """

    remote: tuple[str | None, ...]
    wanted: tuple[str, ...]
    standing: tuple[int, ...]
    keys: tuple[str | None, ...]
    """For each remote row the desired uri that it stands for, or its own."""
    missing: tuple[str, ...] = ()
    """Desired rows that are not there and cannot be added."""
    surplus_local: int = 0

    @property
    def kept(self) -> int:
        """How many remote rows stand for a desired row."""
        return sum(1 for place in self.standing if place >= 0)

    @property
    def stuck(self) -> int:
        """How many remote rows no call can name."""
        return self.standing.count(STUCK)

    @property
    def going(self) -> tuple[str, ...]:
        """The uris to remove, in remote order, each once."""
        rows = zip(self.remote, self.standing, strict=True)
        return tuple(dict.fromkeys(uri for uri, place in rows if place == GOING and uri is not None))

    def without(self, uris: Collection[str]) -> Alignment:
        """Return the alignment in which every row of these uris goes (and is added again where it is desired)."""
        rows = zip(self.remote, self.standing, strict=True)
        return replace(self, standing=tuple(GOING if uri in uris else place for uri, place in rows))


def aligned(
    remote: Sequence[str | None],
    desired: Sequence[str],
    *,
    same: Mapping[str, str] | None = None,
    hidden: Mapping[int, str] | None = None,
) -> Alignment:
    """Return how the rows of `remote` stand for the rows of `desired`.

    `same` maps a remote uri to the desired uri that it stands for; `hidden` maps the index of an unavailable row to
    the uri that is known to be there.
    """
    keys = keys_of(remote, desired, same or {}, hidden or {})
    have, want = Counter(key for key in keys if key is not None), Counter(desired)
    missing = tuple((+Counter({uri: n - have[uri] for uri, n in want.items() if is_fixed(uri)})).elements())
    wanted = _without_last(desired, Counter(missing))
    stays, surplus_local = _staying(remote, keys, Counter(wanted))
    staying = [key if stay else None for key, stay in zip(keys, stays, strict=True)]
    places = _in_place(remote, staying, wanted) or matched(staying, wanted)
    standing = tuple(
        place if place is not None else STUCK if uri is None or (is_local(uri) and want[uri]) else GOING
        for uri, place in zip(remote, places, strict=True)
    )
    return Alignment(tuple(remote), wanted, standing, tuple(keys), missing, surplus_local)


def keys_of(
    remote: Sequence[str | None], desired: Collection[str], same: Mapping[str, str], hidden: Mapping[int, str]
) -> list[str | None]:
    """Return for each remote row the desired uri that it stands for, or its own; None where nobody knows it."""
    wanted = set(desired)

    def key(at: int, uri: str | None) -> str | None:
        if uri is None:
            uri = hidden.get(at)
            return uri if uri in wanted else None
        return uri if uri in wanted else same.get(uri, uri)

    return [key(at, uri) for at, uri in enumerate(remote)]


def _without_last(desired: Sequence[str], surplus: Counter[str]) -> tuple[str, ...]:
    if not surplus:
        return tuple(desired)
    left = Counter(surplus)
    kept = []
    for uri in reversed(desired):
        if left[uri]:
            left[uri] -= 1
        else:
            kept.append(uri)
    return tuple(reversed(kept))


def _staying(remote: Sequence[str | None], keys: Sequence[str | None], want: Counter[str]) -> tuple[list[bool], int]:
    """Which rows stay, and how many local copies are too many.

    A removal takes every copy of a uri: where there are more copies than desired, all copies of one uri go together.
    """
    copies: dict[str, dict[str | None, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, (uri, key) in enumerate(zip(remote, keys, strict=True)):
        if key is not None and want[key]:
            copies[key][uri].append(at)
    stays = [False] * len(remote)
    surplus_local = 0
    for key, by_uri in copies.items():
        room = want[key]
        # Rows that cannot be removed or added come first, then the rows that bear the desired uri itself.
        for uri, places in sorted(by_uri.items(), key=lambda pair: (pair[0] is not None, pair[0] != key)):
            fixed = is_fixed(uri)
            if fixed or len(places) <= room:
                # Of rows that no call can name, those stand for a desired one that are in its place; the others stay.
                surplus_local += max(0, len(places) - room) if is_local(uri) else 0
                room = max(0, room - len(places))
                for at in places:
                    stays[at] = True
    return stays, surplus_local


def _in_place(
    remote: Sequence[str | None], keys: Sequence[str | None], wanted: Sequence[str]
) -> list[int | None] | None:
    """The places where the list is as wanted but for rows that no call can name; None where it is not."""
    places: list[int | None] = []
    place = 0
    for uri, key in zip(remote, keys, strict=True):
        stands = place < len(wanted) and key == wanted[place]
        if not stands and not is_fixed(uri):
            return None
        places.append(place if stands else None)
        place += stands
    return places if place == len(wanted) else None


def matched(keys: Sequence[str | None], wanted: Sequence[str]) -> list[int | None]:
    """Return for each key the place in `wanted` that it takes, None where there is none (left).

    Copies go beside the neighbours that they have already, and otherwise in order.
    """
    free: dict[str, list[int]] = defaultdict(list)
    for place, uri in enumerate(wanted):
        free[uri].append(place)
    taken = [False] * len(wanted)
    places: list[int | None] = [None] * len(keys)
    rows = Counter(keys)
    for at, key in enumerate(keys):
        if key is not None and rows[key] == 1 and len(free.get(key, ())) == 1:
            places[at] = free[key][0]
            taken[free[key][0]] = True
    _extend(keys, wanted, places, taken, step=1)
    _extend(keys, wanted, places, taken, step=-1)
    queues = {uri: deque(spots) for uri, spots in free.items()}
    for at, key in enumerate(keys):
        if key is not None and key in queues and places[at] is None:
            beside = _neighbour(keys, places, at, wanted, taken)
            found = _next_free(queues[key], taken) if beside is None else beside
            if found is not None:
                places[at] = found
                taken[found] = True
    return places


def _next_free(queue: deque[int], taken: Sequence[bool]) -> int | None:
    while queue and taken[queue[0]]:
        queue.popleft()
    return queue.popleft() if queue else None


def _neighbour(
    keys: Sequence[str | None], places: list[int | None], at: int, wanted: Sequence[str], taken: list[bool]
) -> int | None:
    before = places[at - 1] if at else None
    place = before + 1 if before is not None else None
    if place is not None and place < len(wanted) and not taken[place] and wanted[place] == keys[at]:
        return place
    return None


def _extend(
    keys: Sequence[str | None], wanted: Sequence[str], places: list[int | None], taken: list[bool], *, step: int
) -> None:
    """Match the neighbour of a matched row with the neighbour of its place, where their uris agree."""
    rows = range(len(keys)) if step > 0 else range(len(keys) - 1, -1, -1)
    last: int | None = None
    for at in rows:
        place = places[at]
        if place is None and keys[at] is not None and last is not None:
            beside = last + step
            if 0 <= beside < len(wanted) and not taken[beside] and wanted[beside] == keys[at]:
                places[at] = place = beside
                taken[beside] = True
        if keys[at] is not None:
            last = place
