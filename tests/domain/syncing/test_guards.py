"""What a plan may not do without a person's yes."""

from __future__ import annotations

import pytest

from playlist_service.domain.syncing import Replace, SyncPolicy, checksum, plan, simulate
from playlist_service.errors import InvalidInput

LOCAL = "spotify:local:Band:Album:Title:200"


def tracks(count: int) -> list[str]:
    return [f"spotify:track:{number:022d}" for number in range(count)]


def test_removing_a_third_of_the_rows_is_unsafe() -> None:
    assert plan(tracks(30), tracks(20)).unsafe == "This would remove 10 of 30 rows (33%; 30% is allowed)."


def test_removing_five_rows_is_safe_whatever_their_share() -> None:
    assert plan(tracks(6), tracks(1)).unsafe is None
    assert plan(tracks(7), tracks(1)).unsafe is not None


def test_the_share_is_a_matter_of_policy() -> None:
    assert plan(tracks(30), tracks(20), policy=SyncPolicy(max_removed_share=0.5)).unsafe is None


def test_emptying_a_list_is_unsafe_however_short_it_is() -> None:
    made = plan(tracks(2), [])
    assert made.unsafe == "This would empty the list: all 2 rows would go."
    assert simulate(tracks(2), made.calls) == []
    assert not plan([], []).calls


def test_losing_a_local_file_is_unsafe() -> None:
    made = plan([*tracks(3), LOCAL], tracks(3))
    assert made.unsafe is not None
    assert "1 local file" in made.unsafe


def test_a_local_file_that_stays_rules_out_a_replace() -> None:
    remote = [*tracks(8), LOCAL]
    desired = [LOCAL, *reversed(tracks(9))]
    made = plan(remote, desired)
    assert made.unsafe is None
    assert not any(isinstance(call, Replace) for call in made.calls)
    assert simulate(remote, made.calls) == desired


def test_a_local_file_cannot_be_added() -> None:
    made = plan(tracks(3), [*tracks(3), LOCAL])
    assert made.unsafe is not None
    assert not made.calls


def test_one_copy_of_a_local_file_cannot_be_removed() -> None:
    made = plan([LOCAL, *tracks(3), LOCAL], [LOCAL, *tracks(3)])
    assert made.unsafe is not None
    assert not made.calls


def test_the_checksum_names_this_plan_on_this_remote() -> None:
    remote, desired = tracks(30), tracks(20)
    made = plan(remote, desired)
    sums = {
        checksum(made, remote, desired),
        checksum(made, [None, *remote[1:]], desired),
        checksum(made, remote, desired[:-1]),
        checksum(plan(remote, remote), remote, desired),
    }
    assert len(sums) == 4
    assert checksum(made, remote, desired) == checksum(plan(remote, desired), tuple(remote), tuple(desired))
    assert all(len(text) == 64 for text in sums)


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_removed_share": 2},
        {"max_removed_share": "all"},
        {"max_removed_share": True},
        {"least_limit": -1},
        {"limit_factor": 1.5},
        {"beyond_limit": "never"},
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        SyncPolicy(**wrong)  # type: ignore[arg-type]  # wrong on purpose
