"""The four writes that Spotify knows, their PLAN_JSON form, and what a list becomes when they are carried out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from playlist_service.errors import InvalidInput

BATCH = 100
"""Rows that one write may carry (Spotify's Web API reference)."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Make the list exactly these rows; rows whose uri stays are kept as they are."""

    uris: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Add:
    """Insert new rows before `position`."""

    uris: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove every copy of each uri."""

    uris: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reorder:
    """Move a block of rows to before `insert_before`, an index of the list as it was before the move."""

    range_start: int
    range_length: int
    insert_before: int


Call: TypeAlias = Replace | Add | Remove | Reorder


def simulate(remote: Sequence[str | None], calls: Iterable[Call]) -> list[str | None]:
    """Return what `remote` becomes when the calls are made in order. Raises InvalidInput where one breaks a limit."""
    rows = list(remote)
    for call in calls:
        rows = _applied(rows, call)
    return rows


def call_to_json(call: Call) -> dict[str, object]:
    """Return the call as PLAN_JSON spells it."""
    match call:
        case Replace(uris):
            return {"op": "replace", "uris": list(uris)}
        case Add(uris, position):
            return {"op": "add", "uris": list(uris), "position": position}
        case Remove(uris):
            return {"op": "remove", "uris": list(uris)}
        case Reorder(start, length, before):
            return {"op": "reorder", "range_start": start, "range_length": length, "insert_before": before}


def call_from_json(spelled: Mapping[str, object]) -> Call:
    """Return the call that a PLAN_JSON object spells. Raises InvalidInput."""
    match spelled.get("op"):
        case "replace":
            return Replace(_uris(spelled))
        case "add":
            return Add(_uris(spelled), _number(spelled, "position"))
        case "remove":
            return Remove(_uris(spelled))
        case "reorder":
            return Reorder(
                _number(spelled, "range_start"), _number(spelled, "range_length"), _number(spelled, "insert_before")
            )
        case other:
            raise InvalidInput(f"{other!r} is no call: replace, add, remove or reorder is needed.")


def in_hundreds(uris: Sequence[str]) -> list[tuple[str, ...]]:
    """Return `uris` cut into pieces that one write may carry."""
    return [tuple(uris[at : at + BATCH]) for at in range(0, len(uris), BATCH)]


def _applied(rows: list[str | None], call: Call) -> list[str | None]:
    match call:
        case Replace(uris):
            _require(len(uris) <= BATCH, f"a replace carries at most {BATCH} rows, not {len(uris)}")
            return list(uris)
        case Add(uris, position):
            _require(0 < len(uris) <= BATCH, f"an add carries 1 to {BATCH} rows, not {len(uris)}")
            _require(0 <= position <= len(rows), f"position {position} is past the end of {len(rows)} rows")
            return [*rows[:position], *uris, *rows[position:]]
        case Remove(uris):
            _require(0 < len(uris) <= BATCH, f"a removal carries 1 to {BATCH} rows, not {len(uris)}")
            gone = set(uris)
            return [uri for uri in rows if uri is None or uri not in gone]
        case Reorder():
            return _reordered(rows, call)


def _reordered(rows: list[str | None], call: Reorder) -> list[str | None]:
    start, end, before = call.range_start, call.range_start + call.range_length, call.insert_before
    _require(0 <= start < end <= len(rows), f"rows {start} to {end} are not all among {len(rows)}")
    _require(0 <= before <= len(rows), f"row {before} is past the end of {len(rows)} rows")
    _require(not start < before < end, "a block cannot be moved into itself")
    rest = rows[:start] + rows[end:]
    at = before - call.range_length if before > start else before
    return [*rest[:at], *rows[start:end], *rest[at:]]


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise InvalidInput(f"This call cannot be made: {otherwise}.")


def _uris(spelled: Mapping[str, object]) -> tuple[str, ...]:
    uris = spelled.get("uris")
    if not isinstance(uris, list | tuple) or not all(isinstance(uri, str) for uri in uris):
        raise InvalidInput("A call needs `uris`, a list of texts.")
    return tuple(uris)


def _number(spelled: Mapping[str, object], name: str) -> int:
    number = spelled.get(name)
    if not isinstance(number, int) or isinstance(number, bool):
        raise InvalidInput(f"A call needs `{name}`, a whole number.")
    return number
