"""How values read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.services.pages import Proof
from playlist_service.web import wording


@pytest.mark.parametrize(
    ("length_ms", "words"), [(None, "–"), (0, "0:00"), (187_000, "3:07"), (59_600, "1:00"), (3_723_000, "1:02:03")]
)
def test_a_length_reads_as_a_clock(length_ms: int | None, words: str) -> None:
    assert wording.length(length_ms) == words


@given(st.integers(min_value=0, max_value=10**8))
def test_a_length_keeps_its_seconds(length_ms: int) -> None:
    seconds = 0
    for part in wording.length(length_ms).split(":"):
        seconds = seconds * 60 + int(part)
    assert seconds == round(length_ms / 1000)


def test_a_sum_is_given_only_where_every_length_is_known() -> None:
    assert wording.total_length([60_000, 120_000]) == "3 min"
    assert wording.total_length([4_000_000]) == "1 h 7 min"
    assert wording.total_length([60_000, None]) is None


@given(st.floats(min_value=0, max_value=1))
def test_only_certainty_reads_as_certain(share: float) -> None:
    assert (wording.percent(share) == "100 %") == (share == 1)
    assert (wording.percent(share) == "0 %") == (share == 0)
    assert wording.percent(0.001) == "<1 %"
    assert wording.percent(0.999) == ">99 %"


@pytest.mark.parametrize(
    ("several", "words"), [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_names_read_as_a_sentence_lists_them(several: tuple[str, ...], words: str) -> None:
    assert wording.names(several) == words


def test_a_moment_is_told_in_utc() -> None:
    at = datetime(2026, 10, 5, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert wording.moment(at) == "4 October 2026, 23:30 UTC"
    assert wording.day(datetime(2026, 10, 5, tzinfo=UTC)) == "5 October 2026"


@pytest.mark.parametrize(
    ("date", "words"), [("2010-10-05", "5 October 2010"), ("2010-10", "October 2010"), ("2010", "2010"), ("?", "?")]
)
def test_a_release_date_reads_as_exactly_as_it_is_known(date: str, words: str) -> None:
    assert wording.release_date(date) == words


def test_how_far_a_length_is_off_reads_in_seconds() -> None:
    assert wording.difference(200_000, 200_400) == "same length"
    assert wording.difference(203_000, 200_000) == "3 s longer"
    assert wording.difference(197_000, 200_000) == "3 s shorter"
    assert wording.difference(None, 200_000) is None


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//example.org",
        "notes.txt",
        "http://[",
    ],
)
def test_a_link_leads_to_the_web_alone(address: str | None) -> None:
    assert not wording.is_web_address(address)


def test_a_sentence_comes_before_a_line_of_a_listing_and_the_release_last() -> None:
    listing = Proof("article", "2. ", "Gui Boratto – Beautiful Life", "", "Listing", None)
    prose = Proof("article", "", "Beautiful Life", " is the one track to dance to.", "Review", None)
    release = Proof("release", "It stands on the track list of ", "I’m Here", ".", "MusicBrainz", None)
    assert wording.telling_first((release, listing, prose)) == (prose, listing, release)


def test_states_that_nobody_named_still_read() -> None:
    assert wording.remote_state("half_written").words == "Half written"
    assert wording.run_state("half_written").words == "Half written"
    assert wording.role("sound_designer") == "sound designer"
