"""What the admin endpoint and the Python interface can do to a running sandbox."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from playlist_service.errors import InvalidInput
from playlist_service.sandbox.clock import stamp
from playlist_service.sandbox.faults import parse_fault
from playlist_service.sandbox.grants import ALL_SCOPES, USER_ID
from playlist_service.sandbox.happenings import happen
from playlist_service.sandbox.journal import ReceivedRequest
from playlist_service.sandbox.rate import RateGuard
from playlist_service.sandbox.world import World

_ROTATIONS = ("auto", "always", "never")


class Control:
    """One sandbox in hand; every method may be called from any thread."""

    def __init__(self, world: World, rate: RateGuard) -> None:
        self.world = world
        self.rate = rate

    def overview(self) -> dict[str, Any]:
        """Return what is in the sandbox, in numbers."""
        catalogue = self.world.catalogue
        return {
            "recordings": len(catalogue.recordings),
            "releases": len(catalogue.releases),
            "tracks": len(catalogue.tracks),
            "albums": len(catalogue.albums),
            "playlists": len(self.world.playlists.playlists),
            "grants": sum(not grant.revoked for grant in self.world.accounts.grants.values()),
            "faults": len(self.world.faults.listed()),
            "requests": len(self.world.journal.requests()),
            **self.clock(),
        }

    def fault(self, kind: str = "", **options: Any) -> int:
        """Order a fault and return its number; the kinds and options stand in docs/sandbox.md. Raises InvalidInput."""
        return self.world.faults.order(parse_fault({"kind": kind, **options}))

    def clear_faults(self) -> None:
        """Drop all faults, those still to come included."""
        self.world.faults.clear()

    def requests(self, server: str | None = None) -> list[ReceivedRequest]:
        """Return the requests received (by "spotify" or "musicbrainz"), oldest first, without admin calls."""
        return self.world.journal.requests(server)

    def clear_requests(self) -> None:
        """Start counting anew."""
        self.world.journal.clear()

    def foreign_edit(self, playlist_id: str, op: str, **options: Any) -> str:
        """Change a playlist as another account would and return the new snapshot id. Raises InvalidInput, NotFound."""
        return str(happen(self.world, "foreign_edit", {"playlist_id": playlist_id, "op": op, **options}))

    def track(self, track_id: str, state: str, relinked_to: str = "") -> None:
        """Make a track unplayable, gone, relinked or available again. Raises InvalidInput."""
        happen(self.world, "track_state", {"track_id": track_id, "state": state, "relinked_to": relinked_to})

    def grant(self, user: str = USER_ID, scope: str = ALL_SCOPES, *, pkce: bool = False) -> dict[str, Any]:
        """Return the tokens of a grant given without a browser, as the token endpoint answers them."""
        with self.world.lock:
            tokens = self.world.accounts.grant(user, scope, self.world.clock.now(), pkce=pkce)
            self.world.save()
            return tokens

    def revoke(self, user: str | None = None) -> int:
        """Take back all grants (of one user) and return how many there were."""
        return int(happen(self.world, "revoke", {"user": user}))

    def rows(self, playlist_id: str) -> list[dict[str, Any]]:
        """Return a playlist's rows: uri, added_at, added_by and the serial that no two rows share. Raises NotFound."""
        with self.world.lock:
            return [asdict(row) for row in self.world.playlist(playlist_id).rows]

    def playlists(self) -> list[dict[str, Any]]:
        """Return all playlists in short."""
        with self.world.lock:
            return [
                {
                    "id": playlist.id,
                    "name": playlist.name,
                    "owner": playlist.owner,
                    "description": playlist.description,
                    "rows": len(playlist.rows),
                    "snapshot_id": playlist.snapshot_id,
                    "followers": list(playlist.followers),
                }
                for playlist in self.world.playlists.playlists.values()
            ]

    def clock(self) -> dict[str, Any]:
        """Return the sandbox's time and how far it is from the real one."""
        return {"now": stamp(self.world.clock.now()), "offset_seconds": self.world.clock.offset_seconds}

    def move_clock(self, offset_seconds: float | None = None, advance_seconds: float | None = None) -> dict[str, Any]:
        """Set the clock's offset, or advance it, and return the time. Raises InvalidInput."""
        given = [value for value in (offset_seconds, advance_seconds) if value is not None]
        if len(given) != 1 or not isinstance(given[0], int | float):
            raise InvalidInput("Name either offset_seconds or advance_seconds, as a number.")
        with self.world.lock:
            clock = self.world.clock
            clock.offset_seconds = given[0] if advance_seconds is None else clock.offset_seconds + given[0]
            self.world.save()
            return self.clock()

    def settings(self, *, rotation: str | None = None, enforce_rate: bool | None = None) -> dict[str, Any]:
        """Set how refresh tokens rotate (auto, always, never) and whether MusicBrainz' rate is enforced."""
        if rotation is not None:
            if rotation not in _ROTATIONS:
                raise InvalidInput(f"rotation is one of {', '.join(_ROTATIONS)}, not {rotation!r}.")
            self.world.accounts.rotation = rotation
        if enforce_rate is not None:
            self.rate.enforced = enforce_rate
        with self.world.lock:
            self.world.save()
        return {"rotation": self.world.accounts.rotation, "enforce_rate": self.rate.enforced}
