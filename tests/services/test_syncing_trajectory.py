"""What our own calls can have left behind covers every order in which lost calls may be carried out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.syncing import Add, Call, Remove, Reorder, simulate
from playlist_service.errors import InvalidInput
from playlist_service.services.syncing.trajectory import MadeCall, trajectory

START = tuple("abcdefgh")
ADD, REMOVE = Add(("x", "y"), 2), Remove(("c",))


def _rows(*calls: Call) -> tuple[str | None, ...]:
    return tuple(simulate(START, calls))


def test_certain_calls_lead_to_one_list() -> None:
    found = trajectory(START, [MadeCall(ADD, certain=True), MadeCall(REMOVE, certain=True)])
    assert found.endings == (_rows(ADD, REMOVE),)
    assert found.passages == (START, _rows(ADD))


def test_a_lost_call_was_made_or_was_not() -> None:
    found = trajectory(START, [MadeCall(REMOVE, certain=True), MadeCall(ADD, certain=False)])
    assert set(found.endings) == {_rows(REMOVE), _rows(REMOVE, ADD)}


def test_a_lost_call_may_come_later_than_its_followers() -> None:
    found = trajectory(START, [MadeCall(ADD, certain=False), MadeCall(REMOVE, certain=True)])
    assert set(found.endings) == {_rows(REMOVE), _rows(ADD, REMOVE), _rows(REMOVE, ADD)}


def test_a_call_from_before_the_reading_may_still_come() -> None:
    assert set(trajectory(START, [], [ADD]).endings) == {START, _rows(ADD)}


def test_the_nearest_ending_is_the_one_that_somebody_changed() -> None:
    found = trajectory(START, [MadeCall(ADD, certain=False)])
    assert found.nearest(tuple("abxycdefg")) == _rows(ADD)
    assert found.nearest(tuple("abcdefgz")) == START


_calls = st.one_of(
    st.builds(Add, st.lists(st.sampled_from("uvwxyz"), min_size=1, max_size=3).map(tuple), st.integers(0, 8)),
    st.builds(Remove, st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=2).map(tuple)),
    st.builds(Reorder, st.integers(0, 6), st.integers(1, 2), st.integers(0, 8)),
)


@given(st.lists(st.tuples(_calls, st.sampled_from(["done", "lost", "lost but done", "late"])), max_size=4))
def test_what_really_happened_is_among_what_is_thought_possible(story: list[tuple[Call, str]]) -> None:
    rows, made, late = list(START), [], []
    for call, what in story:
        try:
            after = simulate(rows, [call])
        except InvalidInput:
            continue
        made.append(MadeCall(call, certain=what == "done"))
        if what == "late":
            late.append(call)
        elif what != "lost":
            rows = after
    for call in late:
        try:
            rows = simulate(rows, [call])
        except InvalidInput:
            continue
    assert tuple(rows) in trajectory(START, made).endings


def test_many_lost_calls_stay_few_possibilities() -> None:
    made = [MadeCall(Add((str(number),), 0), certain=False) for number in range(8)]
    assert len(trajectory(START, made).endings) <= 1000
