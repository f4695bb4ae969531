"""The daily time in zones that skip hours and repeat them."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playlist_service.domain.scheduling import next_daily, parse_time_of_day, parse_time_zone
from playlist_service.errors import InvalidInput

BERLIN = ZoneInfo("Europe/Berlin")


def test_an_ordinary_day_runs_at_the_wall_clock_time() -> None:
    after = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    assert next_daily(after, time(3, 0), BERLIN) == datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    assert next_daily(after, time(14, 30), BERLIN) == datetime(2026, 11, 21, 13, 30, tzinfo=UTC)


def test_the_moment_itself_is_over_so_the_next_day_comes() -> None:
    at_three = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    assert next_daily(at_three, time(3, 0), BERLIN) == at_three + timedelta(days=1)


def test_a_skipped_time_runs_at_the_first_moment_after_the_gap() -> None:
    # 29 March 2026: 02:00 becomes 03:00 in Berlin, which is 01:00 UTC.
    evening_before = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)
    first = next_daily(evening_before, time(2, 30), BERLIN)
    assert first == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert next_daily(first, time(2, 30), BERLIN) == datetime(2026, 3, 30, 0, 30, tzinfo=UTC)


def test_a_doubled_time_runs_once() -> None:
    # 25 October 2026: 03:00 becomes 02:00 again; 02:30 is at 00:30 and at 01:30 UTC.
    first = next_daily(datetime(2026, 10, 24, 20, 0, tzinfo=UTC), time(2, 30), BERLIN)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_daily(first, time(2, 30), BERLIN) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_a_day_that_an_island_skipped_runs_when_the_next_begins() -> None:
    # Samoa had no 30 December 2011: after the 29th at midnight came the 31st.
    apia = ZoneInfo("Pacific/Apia")
    after = datetime(2011, 12, 29, 20, 0, tzinfo=UTC)
    assert next_daily(after, time(10, 0), apia) == datetime(2011, 12, 30, 10, 0, tzinfo=UTC)
    assert next_daily(datetime(2011, 12, 30, 10, 0, tzinfo=UTC), time(10, 0), apia) == datetime(
        2011, 12, 30, 20, 0, tzinfo=UTC
    )


@given(
    after=st.integers(0, 46 * 365 * 24 * 60).map(lambda m: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=m)),
    at=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]),
)
def test_it_is_always_later_and_within_two_days(after: datetime, at: time, zone: str) -> None:
    moment = next_daily(after, at, ZoneInfo(zone))
    assert timedelta(0) < moment - after <= timedelta(hours=26)
    assert moment.tzinfo is UTC


@pytest.mark.parametrize("text", ["24:00", "3:00", "12:60", "noon", ""])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="no time of day"):
        parse_time_of_day(text)


@pytest.mark.parametrize("name", ["Middle/Earth", "", "../etc/passwd", "Europe"])
def test_what_is_no_time_zone_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="no time zone"):
        parse_time_zone(name)


def test_what_is_one_is_read() -> None:
    assert parse_time_of_day(" 03:05 ") == time(3, 5)
    assert parse_time_zone("Europe/Berlin").key == "Europe/Berlin"
