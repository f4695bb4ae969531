"""The sandbox's time: the real one, moved by an offset, so that tokens can expire without anybody waiting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class MovableClock:
    """Tells the time, UTC."""

    def __init__(self) -> None:
        self.offset_seconds = 0.0

    def now(self) -> datetime:
        """The present moment as the sandbox sees it, aware, UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.offset_seconds)


def stamp(moment: datetime) -> str:
    """Return a moment as Spotify writes it: whole seconds, Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
