"""Other people's edits: told from ours, proposed, and never undone twice."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from playlist_service.domain.syncing import DriftRules, Edit, detect, hidden_rows, plan, reconcile, simulate

BASE = list("abcdefgh")


def test_an_untouched_list_has_no_drift() -> None:
    assert detect(BASE, BASE).nothing
    assert reconcile(BASE, BASE[::-1], BASE).effective == tuple(BASE[::-1])


def test_adds_and_removals_are_told_with_their_position() -> None:
    drift = detect(BASE, [*"abXcdeg", "h"])
    assert drift.added == (Edit("added", "X", 2, "b"),)
    assert drift.removed == (Edit("removed", "f", 5, "e"),)
    assert drift.moved == 0
    assert not drift.reorder_only


def test_a_reordering_is_no_add_and_no_removal() -> None:
    drift = detect(BASE, list("habcdefg"))
    assert (drift.reorder_only, drift.moved) == (True, 1)


def test_a_second_copy_is_an_add_and_a_missing_copy_a_removal() -> None:
    assert [edit.uri for edit in detect(BASE, [*BASE, "a"]).added] == ["a"]
    assert [edit.position for edit in detect([*BASE, "a"], BASE).removed] == [8]


def test_a_relinked_track_is_no_drift() -> None:
    assert detect(BASE, ["A", *BASE[1:]], same={"A": "a"}).nothing


def test_an_unavailable_row_in_the_place_of_a_missing_one_is_that_row() -> None:
    remote = [None, "b", "c", None, "e", "f", "g", None]
    assert hidden_rows(BASE, remote) == {0: "a", 3: "d", 7: "h"}
    assert detect(BASE, remote).nothing


def test_a_row_that_is_unavailable_and_moved_along_is_found_from_either_side() -> None:
    assert hidden_rows(BASE, ["e", "f", None, "h", "a", "b", "c", None]) == {2: "g", 7: "d"}
    assert hidden_rows(["a", "b"], ["x", None, "b"]) == {1: "a"}


def test_an_unavailable_row_that_stands_for_nothing_is_no_edit() -> None:
    drift = detect(BASE, [*BASE[:4], None, *BASE[4:]])
    assert drift.nothing


def test_few_edits_are_adopted_in_their_place_and_proposed() -> None:
    found = reconcile(BASE, [*BASE, "new"], [*"abXYcdeg", "h"])
    assert found.policy == "adopt"
    assert found.effective == (*"abXYcdegh", "new")
    assert [(edit.kind, edit.uri) for edit in found.proposals] == [("added", "X"), ("added", "Y"), ("removed", "f")]
    assert found.hold is None


def test_an_add_at_the_front_stays_at_the_front() -> None:
    assert reconcile(BASE, BASE, ["X", *BASE]).effective == ("X", *BASE)


def test_many_edits_stop_the_sync_and_say_why() -> None:
    found = reconcile(BASE, BASE, [*"abc", *"UVW"])
    assert found.policy == "hold"
    assert found.hold == "Somebody added 3 and removed 5 rows on Spotify: accept or refuse this before the next sync."
    assert len(found.proposals) == 8


def test_many_is_a_matter_of_rules() -> None:
    assert reconcile(BASE, BASE, BASE[:3], policy=DriftRules(hold_rows=8)).policy == "adopt"
    assert reconcile(BASE, BASE, [*BASE, "X"], policy=DriftRules(hold_rows=0)).policy == "hold"


def test_a_reordering_is_put_back_under_any_rule() -> None:
    for policy in ("hold", "adopt", "ours"):
        found = reconcile(BASE, BASE, BASE[::-1], policy=policy)  # type: ignore[arg-type]  # a literal in a loop
        assert (found.effective, found.hold, found.proposals) == (tuple(BASE), None, ())
    assert reconcile(BASE, BASE, BASE[::-1]).policy == "ours"


def test_ours_restores_what_was_agreed() -> None:
    found = reconcile(BASE, BASE, [*"abXcd"], policy="ours")
    assert (found.effective, found.proposals) == (tuple(BASE), ())


def test_hold_stops_at_a_single_edit() -> None:
    found = reconcile(BASE, BASE, [*BASE, "X"], policy="hold")
    assert found.hold == "Somebody added 1 row on Spotify: accept or refuse this before the next sync."


def test_an_edit_that_a_curator_made_too_is_no_question() -> None:
    found = reconcile(BASE, [*BASE[1:], "X"], [*BASE[1:], "X"], policy="hold")
    assert (found.hold, found.proposals) == (None, ())


def test_what_a_curator_removed_is_ours_to_remove() -> None:
    found = reconcile(BASE, BASE[1:], BASE)
    assert (found.effective, found.proposals) == (tuple(BASE[1:]), ())


def test_what_a_person_removed_does_not_come_back_by_itself() -> None:
    found = reconcile(BASE, [*BASE, "z"], [*BASE, "y"], tombstones={"y", "z", "a"})
    assert found.effective == tuple(BASE[1:])
    assert [edit.uri for edit in found.refused] == ["y"]
    assert found.proposals == ()


def test_what_is_left_out_of_the_base_is_simply_missing() -> None:
    without = [uri for uri in BASE if uri != "c"]
    found = reconcile(without, BASE, without)
    assert (found.effective, found.proposals) == (tuple(BASE), ())


def test_one_of_two_copies_that_goes_on_both_sides_is_no_question() -> None:
    found = reconcile([*BASE, "a"], BASE, BASE)
    assert (found.effective, found.proposals) == (tuple(BASE), ())


def test_a_removed_copy_is_left_out_from_the_end() -> None:
    found = reconcile([*BASE, "a"], [*BASE, "a"], BASE)
    assert found.effective == tuple(BASE)
    assert [edit.uri for edit in found.proposals] == ["a"]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 100_000))
def test_an_adopted_list_erases_no_edit_and_is_stable(seed: int) -> None:
    draw = random.Random(seed)
    base = [str(number) for number in range(draw.randint(0, 20))]
    desired = [uri for uri in base if draw.random() < 0.9] + [f"our{n}" for n in range(draw.randint(0, 3))]
    remote: list[str | None] = [uri for uri in base if draw.random() < 0.9]
    for number in range(draw.randint(0, 4)):
        remote.insert(draw.randint(0, len(remote)), f"their{number}")
    found = reconcile(base, desired, remote, policy="adopt")
    theirs_gone = set(base) - set(remote)
    assert not theirs_gone & set(found.effective)
    assert {uri for uri in remote if uri and uri.startswith("their")} <= set(found.effective)
    assert set(desired) - theirs_gone <= set(found.effective)
    reached = simulate(remote, plan(remote, found.effective).calls)
    assert reached == list(found.effective)
    again = reconcile(base, desired, reached, policy="adopt")
    assert [(edit.kind, edit.uri) for edit in again.proposals] == [(edit.kind, edit.uri) for edit in found.proposals]
    assert again.effective == found.effective


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from("abcdef"), max_size=12), st.lists(st.sampled_from(["a", "b", "c", "X", None]), max_size=12)
)
def test_drift_accounts_for_every_row(base: list[str], remote: list[str | None]) -> None:
    hidden = hidden_rows(base, remote)
    drift = detect(base, remote, hidden=hidden)
    readable = sum(uri is not None for uri in remote) + len(hidden)
    assert readable - len(drift.added) == len(base) - len(drift.removed)
    assert drift.nothing == (not drift.added and not drift.removed and not drift.moved)
