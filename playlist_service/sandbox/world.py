"""What the two remotes share: catalogue, time, faults, journal, playlists, grants, and the file they survive in."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playlist_service.errors import InvalidInput, NotFound
from playlist_service.sandbox.catalogue import Catalogue
from playlist_service.sandbox.clock import MovableClock
from playlist_service.sandbox.faults import FaultBook
from playlist_service.sandbox.grants import Accounts
from playlist_service.sandbox.journal import Journal
from playlist_service.sandbox.playlists import Playlist, PlaylistStore

TRACK_STATES = ("available", "unplayable", "gone", "relinked")


@dataclass(frozen=True, slots=True)
class TrackState:
    """What became of a track: unplayable here, gone for good, or shown as another one (`relinked_to`)."""

    state: str
    relinked_to: str = ""


class World:
    """The state behind both servers. Hold `lock` while reading or changing playlists and grants."""

    def __init__(self, catalogue: Catalogue, state: Path | None = None) -> None:
        self.catalogue = catalogue
        self.clock = MovableClock()
        self.faults = FaultBook()
        self.journal = Journal()
        self.playlists = PlaylistStore()
        self.accounts = Accounts()
        self.track_states: dict[str, TrackState] = {}
        self.lock = threading.RLock()
        self._file = state
        self._written = ""
        if state is not None and state.exists():
            self._restore(state)
        else:
            self._take_catalogue_playlists()

    def save(self) -> None:
        """Write the state to its file, whole or not at all; nothing where there is no file or no change."""
        if self._file is None:
            return
        text = json.dumps(self._saved(), ensure_ascii=False)
        if text == self._written:
            return
        fresh = self._file.with_name(f"{self._file.name}.new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(self._file)
        self._written = text

    def playlist(self, playlist_id: str) -> Playlist:
        """Return a playlist by id. Raises NotFound."""
        found = self.playlists.playlists.get(playlist_id)
        if found is None:
            raise NotFound(f"The sandbox has no playlist {playlist_id}.")
        return found

    def set_track(self, track_id: str, state: TrackState) -> None:
        """Make a track unplayable, gone, relinked or available again. Raises InvalidInput."""
        if state.state not in TRACK_STATES:
            raise InvalidInput(f"A track is one of {', '.join(TRACK_STATES)}, not {state.state!r}.")
        if (state.state == "relinked") != bool(state.relinked_to):
            raise InvalidInput("A relinked track needs the track that it is shown as, and no other state does.")
        self.track_states[track_id] = state

    def _saved(self) -> dict[str, Any]:
        return {
            "version": 1,
            "clock_offset_seconds": self.clock.offset_seconds,
            "track_states": {track: asdict(state) for track, state in self.track_states.items()},
            "playlists": self.playlists.saved(),
            "accounts": self.accounts.saved(),
        }

    def _restore(self, path: Path) -> None:
        try:
            saved = json.loads(path.read_text(encoding="utf-8"))
            self.clock.offset_seconds = saved["clock_offset_seconds"]
            self.track_states = {track: TrackState(**state) for track, state in saved["track_states"].items()}
            self.playlists.restore(saved["playlists"])
            self.accounts.restore(saved["accounts"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InvalidInput(
                f"The state file {path} cannot be used ({error!r}); name another or remove it."
            ) from None

    def _take_catalogue_playlists(self) -> None:
        for given in self.catalogue.playlists.values():
            playlist = Playlist(given.id, given.name, given.owner, given.description, followers=[given.owner])
            playlist.rows = self.playlists.new_rows(given.uris, given.owner, "2010-10-05T00:00:00Z")
            self.playlists.put(playlist)
