"""When two rows are the same recording although their uris differ, or one of them hides its uri."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from playlist_service.domain.syncing import hidden_rows
from playlist_service.ports import RemoteRow
from playlist_service.services.syncing.trajectory import Rows

_HIDDEN = "hidden:"


def hidden(uri: str) -> str:
    """Return how we write an unavailable row whose uri we know; no call ever names it."""
    return f"{_HIDDEN}{uri}"


def known_uri(row: str | None) -> str | None:
    """Return the uri of a row as we write it, hidden or not."""
    return row.removeprefix(_HIDDEN) if row is not None else None


def as_shown(row: str | None) -> str | None:
    """Return a row as the remote shows it: an unavailable one has no uri."""
    return None if row is None or row.startswith(_HIDDEN) else row


@dataclass(frozen=True, slots=True)
class Identity:
    """Which uri a shown uri stands for: `same` maps relinked uris to the ones that we wrote."""

    same: Mapping[str, str] = field(default_factory=dict)

    def canonical(self, row: str | None) -> str | None:
        """Return the uri that a row stands for, None where nobody knows."""
        uri = known_uri(row)
        return None if uri is None else self.same.get(uri, uri)

    def canonical_rows(self, rows: Sequence[str | None]) -> Rows:
        """Return the uris that the rows stand for."""
        return tuple(self.canonical(row) for row in rows)

    def alike(self, seen: Sequence[str | None], expected: Sequence[str | None]) -> bool:
        """Return whether `seen` shows the expected rows; a row that hides its uri may be any."""
        return len(seen) == len(expected) and all(
            self._same_row(one, other) for one, other in zip(seen, expected, strict=True)
        )

    def _same_row(self, seen: str | None, expected: str | None) -> bool:
        one, other = self.canonical(seen), self.canonical(expected)
        return one is None or other is None or one == other


@dataclass(frozen=True, slots=True)
class Seen:
    """The remote list as it was read: `rows` name unavailable rows where we know what they are."""

    rows: Rows
    identity: Identity

    @property
    def shown(self) -> Rows:
        """The rows as the remote shows them."""
        return tuple(as_shown(row) for row in self.rows)

    @property
    def canonical(self) -> Rows:
        """The uris that the rows stand for."""
        return self.identity.canonical_rows(self.rows)

    @property
    def hidden(self) -> dict[int, str]:
        """The known uris of unavailable rows, by index."""
        named = {at: known_uri(row) for at, row in enumerate(self.rows) if as_shown(row) is None}
        return {at: uri for at, uri in named.items() if uri is not None}


def filled(seen: Sequence[str | None], reference: Sequence[str | None], identity: Identity) -> Rows:
    """Return `seen` with each unavailable row named by what stood in its place in `reference`, where that is plain."""
    if None not in seen:
        return tuple(seen)
    there = identity.canonical_rows(reference)
    if identity.alike(seen, reference):
        found = {at: uri for at, uri in enumerate(there) if uri is not None}
    else:
        found = hidden_rows([uri for uri in there if uri is not None], seen, same=identity.same)
    return tuple(hidden(found[at]) if row is None and at in found else row for at, row in enumerate(seen))


def same_recordings(
    rows: Sequence[RemoteRow], desired: Sequence[str], aliases: Mapping[str, str], isrcs: Mapping[str, str]
) -> dict[str, str]:
    """Return which shown uris stand for which desired ones: recorded aliases, and rows with a desired track's ISRC."""
    wanted, shown = set(desired), {row.uri for row in rows}
    same = {seen: ours for seen, ours in aliases.items() if seen not in wanted}
    by_isrc = {isrcs[uri]: uri for uri in desired if uri in isrcs and uri not in shown}
    for row in rows:
        if row.is_playable is False:
            continue  # a relinked row can be played: this one is itself, and may have to make room for another
        if row.uri is not None and row.isrc is not None and row.uri not in wanted and row.isrc in by_isrc:
            same.setdefault(row.uri, by_isrc[row.isrc])
    return same


def new_aliases(
    rows: Sequence[RemoteRow], expected: Rows, added: frozenset[str], before: frozenset[str], isrcs: Mapping[str, str]
) -> dict[str, str]:
    """Return the uris that the remote shows where we just added another one, everything else being as expected.

    That is how relinking shows since the remote no longer says so itself. Differing ISRCs speak against it.
    """
    if len(rows) != len(expected):
        return {}
    found: dict[str, str] = {}
    for row, expected_row in zip(rows, expected, strict=True):
        ours = known_uri(expected_row)
        if row.uri is None or ours is None or row.uri == ours:
            continue
        code = isrcs.get(ours)
        if ours not in added or row.uri in before or (row.isrc and code and row.isrc != code):
            return {}
        found[row.uri] = ours
    return found
