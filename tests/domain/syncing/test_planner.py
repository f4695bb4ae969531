"""The planner turns any list into any other, within Spotify's limits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.syncing import plan, simulate

uris = st.lists(st.sampled_from([f"spotify:track:{letter}" for letter in "abcdefgh"]), max_size=30)


@given(uris, uris)
def test_the_calls_turn_the_remote_list_into_the_desired_one(remote: list[str], desired: list[str]) -> None:
    made = plan(remote, desired)
    reached = simulate(remote, made.calls)
    assert reached == desired
    assert not plan(reached, desired).calls
