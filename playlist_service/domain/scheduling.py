"""When a daily time of day comes next, in a time zone that may skip hours and repeat them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from playlist_service.errors import InvalidInput

_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_ONE_SECOND = timedelta(seconds=1)


def parse_time_of_day(text: str) -> time:
    """Return the time of day that `HH:MM` spells. Raises InvalidInput."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise InvalidInput(f"{text!r} is no time of day: HH:MM from 00:00 to 23:59 is needed.")
    return time(int(found[1]), int(found[2]))


def parse_time_zone(name: str) -> ZoneInfo:
    """Return the IANA time zone of this name, such as Europe/Berlin. Raises InvalidInput."""
    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError):
        raise InvalidInput(f"{name!r} is no time zone: a name like Europe/Berlin or UTC is needed.") from None


def next_daily(after: datetime, at: time, zone: ZoneInfo) -> datetime:
    """Return the first moment (UTC) later than `after` at which it is `at` o'clock in `zone`.

    Where the clocks skip that time, the first moment after the gap counts; where they repeat it, the first time does.
    """
    today = after.astimezone(zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(-1, 4))
    return next(moment for moment in (_on(day, at, zone) for day in days) if moment > after)


def _on(day: date, at: time, zone: ZoneInfo) -> datetime:
    wall = datetime.combine(day, at)
    moment = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall:
        return moment
    return _end_of_gap(wall.replace(tzinfo=zone, fold=1).astimezone(UTC), moment, zone)


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment between the two at which the zone's clocks jump."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > _ONE_SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
