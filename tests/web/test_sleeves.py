"""The drawn sleeves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playlist_service.web.sleeves import sleeve


@given(st.text(min_size=1), st.integers(min_value=0, max_value=10_000))
def test_a_sleeve_is_the_same_every_time_and_stays_drawable(slug: str, track_count: int) -> None:
    drawn = sleeve(slug, track_count)
    assert drawn == sleeve(slug, track_count)
    assert 3 <= len(drawn.rings) <= 14
    assert all(ring.width > 0 and 0 < ring.arc < 100 and ring.radius > 0 for ring in drawn.rings)
    assert all(ring.colour != drawn.ground for ring in drawn.rings)


def test_two_playlists_look_different() -> None:
    assert sleeve("im-here", 9) != sleeve("her", 9)
