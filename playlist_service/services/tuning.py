"""What curators set for a playlist: its words, how it is matched, when it is synced, and other people's edits."""

from __future__ import annotations

from playlist_service.database import Database
from playlist_service.domain.scheduling import next_daily, parse_time_of_day, parse_time_zone
from playlist_service.errors import InvalidInput, NotFound
from playlist_service.models import Playlist
from playlist_service.ports import Clock, JobQueue
from playlist_service.queries import playlists as playlist_queries
from playlist_service.services.matching import parse_policy
from playlist_service.services.queueing import request_advance
from playlist_service.services.reviewing import PlaylistSettings

_LONGEST_TITLE = 100
_LONGEST_DESCRIPTION = 300
"""What Spotify takes (facts reported by several clients; it publishes no number)."""
_DRIFT_POLICIES = (None, "ours", "adopt", "hold")


class Tuning:
    """Changes a playlist's settings, all or none."""

    def __init__(self, database: Database, queue: JobQueue, clock: Clock) -> None:
        """`clock` tells from when on a new sync time counts; what is due again is put on `queue`."""
        self._database = database
        self._queue = queue
        self._clock = clock

    def settings(self, slug: str) -> PlaylistSettings:
        """Return a playlist's settings. Raises NotFound."""
        with self._database.read() as session:
            playlist = playlist_queries.playlist_with_slug(session, slug)
        if playlist is None:
            raise NotFound(f"There is no playlist {slug!r}.")
        return settings_of(playlist)

    def change(self, slug: str, settings: PlaylistSettings) -> None:
        """Set all of a playlist's settings; what changes its matches makes its undecided entries due again.

        Raises NotFound, and InvalidInput naming what is wrong; nothing is changed then.
        """
        policy = parse_policy(settings.level, settings.wording, settings.pressing)
        at, zone = parse_time_of_day(settings.sync_time), parse_time_zone(settings.time_zone)
        title, description = settings.title.strip(), " ".join(settings.description.split())
        if not 1 <= len(title) <= _LONGEST_TITLE:
            raise InvalidInput(f"A title has 1 to {_LONGEST_TITLE} characters.")
        if len(description) > _LONGEST_DESCRIPTION:
            raise InvalidInput(f"A description has at most {_LONGEST_DESCRIPTION} characters.")
        if settings.drift_policy not in _DRIFT_POLICIES:
            raise InvalidInput("The policy for other people's edits is ours, adopt or hold, or none for the default.")
        with self._database.write() as session:
            playlist = playlist_queries.playlist_with_slug(session, slug, lock=True)
            if playlist is None:
                raise NotFound(f"There is no playlist {slug!r}.")
            playlist.title, playlist.description = title, description
            playlist.match_level, playlist.wording, playlist.pressing = policy.level, policy.wording, policy.pressing
            playlist.drift_policy = settings.drift_policy
            playlist.sync_time, playlist.time_zone = f"{at:%H:%M}", zone.key
            request_advance(session, self._queue)
            if playlist.next_sync_at is not None:
                playlist.next_sync_at = next_daily(self._clock.now(), at, zone)


def settings_of(playlist: Playlist) -> PlaylistSettings:
    """Return a stored playlist's settings."""
    return PlaylistSettings(
        title=playlist.title,
        description=playlist.description,
        level=playlist.match_level,
        wording=playlist.wording,
        pressing=playlist.pressing,
        sync_time=playlist.sync_time,
        time_zone=playlist.time_zone,
        drift_policy=playlist.drift_policy,
    )
