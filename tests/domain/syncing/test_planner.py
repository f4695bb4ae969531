"""The planner turns any list into any other, within Spotify's limits, and keeps what both have."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from playlist_service.domain.syncing import Add, Call, Plan, Remove, Reorder, Replace, SyncPolicy, plan, simulate
from playlist_service.domain.syncing import plan_calls as json_calls

Rows = list[str | None]


def track(number: int) -> str:
    return f"spotify:track:{number:022d}"


def tracks(count: int, first: int = 0) -> list[str]:
    return [track(number) for number in range(first, first + count)]


def edited(rows: Sequence[str], edits: int, seed: int) -> list[str]:
    """`rows` after some removals, adds of new tracks and of copies, and moves of blocks."""
    draw = random.Random(seed)
    after = list(rows)
    for number in range(edits):
        at = draw.randint(0, len(after))
        match draw.randrange(4):
            case 0:
                del after[at : at + draw.randint(1, 3)]
            case 1:
                after[at:at] = tracks(draw.randint(1, 4), 10_000 + 10 * number)
            case 2 if after:
                after.insert(at, draw.choice(after))
            case _:
                block = after[at : at + draw.randint(1, 30)]
                del after[at : at + len(block)]
                to = draw.randint(0, len(after))
                after[to:to] = block
    return after


@st.composite
def lists(draw: st.DrawFn) -> tuple[Rows, list[str]]:
    """A remote list and what is desired of it: few or many rows, copies, unavailable rows, edits of any kind."""
    seed = draw(st.integers(0, 10_000))
    chance = random.Random(seed)
    size = draw(st.sampled_from([0, 1, 5, 40, 99, 120, 260]))
    kinds = draw(st.sampled_from([2, 12, 1000]))
    rows = [track(chance.randrange(kinds)) for _ in range(size)] if kinds < 1000 else tracks(size)
    desired = edited(rows, draw(st.sampled_from([0, 1, 3, 12, 60])), seed)
    if draw(st.booleans()):
        chance.shuffle(desired)
    remote: Rows = list(rows)
    if draw(st.booleans()):
        remote = [None if chance.random() < 0.05 else row for row in rows]
    return remote, desired


policies = st.builds(
    SyncPolicy,
    least_limit=st.sampled_from([3, 25]),
    limit_factor=st.sampled_from([1, 3]),
    beyond_limit=st.sampled_from(["gradual", "keep_dates", "cheapest"]),
)


def readable(rows: Sequence[str | None]) -> list[str]:
    return [row for row in rows if row is not None]


def numbered(remote: Sequence[str | None], calls: Sequence[Call]) -> list[tuple[str | None, int | None]]:
    """The rows after the calls, each with its index in `remote`, None where it is a new row."""
    rows: list[tuple[str | None, int | None]] = [(uri, at) for at, uri in enumerate(remote)]
    for call in calls:
        match call:
            case Replace(uris):
                rows = [next((row for row in rows if row[0] == uri), (uri, None)) for uri in uris]
            case Add(uris, position):
                rows[position:position] = [(uri, None) for uri in uris]
            case Remove(uris):
                rows = [row for row in rows if row[0] not in uris]
            case Reorder(start, length, before):
                block = rows[start : start + length]
                at = before - length if before > start else before
                rest = rows[:start] + rows[start + length :]
                rows = [*rest[:at], *block, *rest[at:]]
    return rows


@settings(max_examples=100, deadline=None)
@given(lists(), policies)
def test_the_calls_lead_to_the_desired_list_and_a_second_plan_is_empty(
    case: tuple[Rows, list[str]], policy: SyncPolicy
) -> None:
    remote, desired = case
    made = plan(remote, desired, policy=policy)
    reached = simulate(remote, made.calls)
    assert readable(reached) == desired
    assert reached.count(None) == remote.count(None)
    assert made.writes == len(made.calls)
    again = plan(reached, desired, policy=policy)
    assert (again.calls, again.strategy, again.reads) == ((), "nothing", 0)


odd_rows = st.lists(st.sampled_from(["a", "b", "c", "d", "spotify:local:x", "spotify:local:y", None]), max_size=14)


@settings(max_examples=200, deadline=None)
@given(odd_rows, odd_rows)
def test_rows_that_cannot_be_added_are_never_asked_for_and_what_can_be_reached_is(remote: Rows, desired: Rows) -> None:
    made = plan(remote, desired)
    written = [uri for call in made.calls if isinstance(call, Add | Replace) for uri in call.uris]
    assert set(written) <= set("abcd")
    reached = simulate(remote, made.calls)
    assert [uri for uri in reached if uri in set("abcd")] == [uri for uri in desired if uri in set("abcd")]
    odd = [Counter(uri for uri in rows if uri not in set("abcd")) for rows in (remote, desired, reached)]
    if odd[0] == odd[1]:
        assert reached == desired
    if not odd[0] - odd[1] and made.unsafe is None:
        assert odd[2] == odd[0]
    assert not plan(reached, desired).calls


@settings(max_examples=80, deadline=None)
@given(lists(), policies)
def test_the_list_is_never_empty_on_the_way(case: tuple[Rows, list[str]], policy: SyncPolicy) -> None:
    remote, desired = case
    if not remote or not desired:
        return
    for made in range(1, len(calls := plan(remote, desired, policy=policy).calls) + 1):
        assert simulate(remote, calls[:made])


@settings(max_examples=50, deadline=None)
@given(lists())
def test_the_counts_balance(case: tuple[Rows, list[str]]) -> None:
    remote, desired = case
    made = plan(remote, desired)
    common = sum((Counter(readable(remote)) & Counter(desired)).values())
    assert made.kept + made.renewed == common
    assert made.added == len(desired) - common
    assert made.removed == len(readable(remote)) - common
    assert Counter(made.new_uris) == Counter(desired) - Counter(remote)
    assert Counter(made.gone_uris) == Counter(readable(remote)) - Counter(desired)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5000), st.integers(0, 12))
def test_rows_that_both_lists_have_stay_rows_and_stay_visible(seed: int, edits: int) -> None:
    remote = tracks(150)
    desired = list(dict.fromkeys(edited(remote, edits, seed)))
    made = plan(remote, desired)
    if made.strategy == "gradual":
        return
    rows = numbered(remote, made.calls)
    common = set(remote) & set(desired)
    assert {uri for uri, index in rows if index is not None} == common
    assert made.kept == len(common)
    for count in range(len(made.calls)):
        assert common <= set(simulate(remote, made.calls[:count]))


def test_up_to_a_hundred_rows_take_one_call() -> None:
    remote = tracks(100)
    desired = [*reversed(remote[5:]), *tracks(3, 500)]
    made = plan(remote, desired)
    assert made.calls == (Replace(tuple(desired)),)
    assert (made.kept, made.added, made.removed, made.strategy) == (95, 3, 5, "replace")


def test_a_diff_of_one_call_is_preferred_to_a_replace() -> None:
    made = plan(tracks(20), tracks(22))
    assert made.calls == (Add((track(20), track(21)), 20),)


def test_a_list_that_grows_beyond_a_hundred_rows_starts_with_the_common_ones() -> None:
    remote = tracks(60)
    desired = [*reversed(remote), *tracks(90, 500)]
    made = plan(remote, desired)
    assert [type(call) for call in made.calls] == [Replace, Add]
    assert set(remote) <= set(made.calls[0].uris)  # type: ignore[union-attr]  # the first is the replace
    assert made.kept == 60


def test_the_room_in_a_replace_goes_to_the_runs_that_save_an_add() -> None:
    remote = tracks(95)
    desired = [*remote[:40], *tracks(120, 1000), *remote[40:80], *tracks(5, 3000), *reversed(remote[80:])]
    made = plan(remote, desired)
    assert [type(call) for call in made.calls] == [Replace, Add, Add]
    assert simulate(remote, made.calls) == desired


def test_a_moved_block_takes_one_call_and_the_shorter_side_moves() -> None:
    remote = tracks(300)
    desired = [*remote[200:], *remote[:200]]
    made = plan(remote, desired)
    assert made.calls == (Reorder(200, 100, 0),)
    assert made.moved == 100


def test_a_new_list_of_other_tracks_is_replaced_without_being_empty() -> None:
    made = plan(tracks(250), tracks(250, 1000))
    assert [type(call) for call in made.calls] == [Replace, Add, Add]
    assert made.unsafe is not None


def test_a_surplus_copy_goes_with_all_copies_and_one_comes_back() -> None:
    remote = [*tracks(150), track(3)]
    made = plan(remote, tracks(150))
    assert made.calls == (Remove((track(3),)), Add((track(3),), 3))
    assert (made.renewed, made.removed, made.kept) == (1, 1, 149)
    assert made.note is not None


def test_copies_take_the_places_of_their_neighbours() -> None:
    remote = [*tracks(120), *[track(7), track(500)], *tracks(30, 200)]
    desired = [*tracks(30, 200), *tracks(120), *[track(7), track(500)]]
    assert plan(remote, desired).writes == 1


def test_an_unavailable_row_keeps_its_place_behind_its_neighbour() -> None:
    made = plan([track(0), None, track(1)], [track(2), track(0), track(1)])
    assert simulate([track(0), None, track(1)], made.calls) == [track(2), track(0), None, track(1)]
    assert made.note is not None


def test_an_unavailable_row_whose_uri_is_known_is_not_added_again() -> None:
    assert not plan([track(0), None, track(2)], tracks(3), hidden={1: track(1)}).calls


def test_an_unavailable_row_may_be_desired_in_its_place() -> None:
    remote = [track(0), None, track(1)]
    assert not plan(remote, remote).calls
    made = plan(remote, [None, *tracks(2)])
    assert simulate(remote, made.calls) == [None, *tracks(2)]
    assert plan(tracks(2), [track(0), None, track(1)]).calls == ()


def test_a_relinked_track_is_no_difference() -> None:
    remote = [track(0), track(901), track(2)]
    assert not plan(remote, tracks(3), same={track(901): track(1)}).calls


def test_a_uri_that_is_itself_desired_stands_for_itself() -> None:
    made = plan(tracks(2), tracks(2), same={track(0): track(1)})
    assert not made.calls


def test_of_a_track_and_its_relinked_twin_one_is_removed() -> None:
    remote = [*tracks(150), track(901)]
    made = plan(remote, tracks(150), same={track(901): track(1)})
    assert made.calls == (Remove((track(901),)),)


def test_an_incomplete_remote_is_never_planned_on() -> None:
    made = plan(tracks(50), tracks(100), complete=False)
    assert (made.calls, made.strategy) == ((), "refused")
    assert made.unsafe is not None


def beyond(policy: SyncPolicy) -> Plan:
    rows = tracks(400)
    made = plan(rows, rows[::-1], policy=policy)
    assert simulate(rows, made.calls) == rows[::-1]
    assert made.note is not None
    assert "25 calls" in made.note
    return made


def test_beyond_the_limit_rows_are_renewed_a_hundred_at_a_time() -> None:
    made = beyond(SyncPolicy())
    rows = tracks(400)
    assert made.strategy == "gradual"
    assert made.writes <= 25
    assert min(len(simulate(rows, made.calls[:count])) for count in range(made.writes)) >= 300


def test_beyond_the_limit_the_largest_blocks_stay() -> None:
    rows = tracks(600)
    scattered = rows[400:]
    random.Random(1).shuffle(scattered)
    made = plan(rows, [*rows[:400], *scattered])
    assert made.strategy == "gradual"
    assert made.writes <= 25
    assert made.kept >= 400


def test_dates_may_be_kept_at_any_price() -> None:
    made = beyond(SyncPolicy(beyond_limit="keep_dates"))
    assert (made.kept, made.renewed) == (400, 0)


def test_the_cheapest_way_beyond_the_limit_is_a_rewrite() -> None:
    made = beyond(SyncPolicy(beyond_limit="cheapest"))
    assert (made.strategy, made.writes) == ("rewrite", 4)


def test_a_list_of_too_many_copies_is_rewritten_and_not_emptied() -> None:
    remote = [track(0)] * 300
    made = plan(remote, [track(0)] * 200)
    assert made.strategy == "rewrite"
    assert simulate(remote, made.calls) == [track(0)] * 200


def test_ten_thousand_rows_with_a_thousand_edits_have_a_plan_within_the_limit() -> None:
    rows = tracks(10_000)
    desired = edited(rows, 1000, seed=3)
    made = plan(rows, desired)
    assert made.writes <= 3 * (len(desired) // 100 + 1)
    assert simulate(rows, made.calls) == desired


def test_the_same_lists_always_have_the_same_plan() -> None:
    rows, desired = tracks(180), edited(tracks(180), 40, seed=5)
    assert plan(rows, desired) == plan(tuple(rows), tuple(desired))


def test_the_calls_in_json_are_those_of_the_plan() -> None:
    assert json_calls(tracks(2), tracks(3)) == [{"op": "add", "uris": [track(2)], "position": 2}]
