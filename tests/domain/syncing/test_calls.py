"""Calls by Spotify's rules."""

from __future__ import annotations

import pytest

from playlist_service.domain.syncing import (
    Add,
    Call,
    Remove,
    Reorder,
    Replace,
    call_from_json,
    call_to_json,
    simulate,
)
from playlist_service.errors import InvalidInput


def test_a_removal_takes_every_copy_and_no_unavailable_row() -> None:
    assert simulate(["a", None, "b", "a"], [Remove(("a",))]) == [None, "b"]


@pytest.mark.parametrize(
    ("move", "expected"),
    [(Reorder(0, 1, 4), "bcda"), (Reorder(3, 1, 0), "dabc"), (Reorder(0, 2, 3), "cabd"), (Reorder(1, 2, 1), "abcd")],
)
def test_a_reorder_counts_rows_before_the_move(move: Reorder, expected: str) -> None:
    assert simulate(list("abcd"), [move]) == list(expected)


def test_adds_and_replaces_write_rows_in_order() -> None:
    assert simulate(["a"], [Replace(("b", "c")), Add(("d", "e"), 1)]) == ["b", "d", "e", "c"]


@pytest.mark.parametrize(
    "call",
    [
        Replace(("a",) * 101),
        Add(("a",) * 101, 0),
        Add((), 0),
        Add(("a",), 3),
        Remove(()),
        Remove(("a",) * 101),
        Reorder(0, 3, 0),
        Reorder(0, 0, 1),
        Reorder(0, 1, 3),
        Reorder(0, 2, 1),
    ],
)
def test_a_call_that_breaks_a_limit_is_refused(call: Call) -> None:
    with pytest.raises(InvalidInput):
        simulate(["a", "b"], [call])


@pytest.mark.parametrize("call", [Replace(("a", "b")), Add(("a",), 3), Remove(("a",)), Reorder(1, 2, 5)])
def test_a_call_survives_json(call: Call) -> None:
    assert call_from_json(call_to_json(call)) == call


@pytest.mark.parametrize(
    "spelled",
    [
        {"op": "clear"},
        {},
        {"op": "add", "uris": ["a"]},
        {"op": "add", "uris": "a", "position": 0},
        {"op": "remove", "uris": [1]},
        {"op": "reorder", "range_start": True, "range_length": 1, "insert_before": 0},
    ],
)
def test_json_that_spells_no_call_is_refused(spelled: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        call_from_json(spelled)
