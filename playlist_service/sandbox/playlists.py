"""The playlists of the sandbox Spotify: rows, snapshots, followers, and the older versions for stale reads."""

from __future__ import annotations

import base64
import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

_VERSIONS_KEPT = 50


@dataclass(slots=True)
class Row:
    """One row: what was added, when (UTC, as Spotify writes it), by which user, and its own number."""

    uri: str
    added_at: str
    added_by: str
    serial: int


@dataclass(frozen=True, slots=True)
class Version:
    """A playlist as it was at one moment."""

    snapshot_id: str
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Playlist:
    """A playlist; `revision` counts every change, of rows and of details alike."""

    id: str
    name: str
    owner: str
    description: str = ""
    public: bool = True
    collaborative: bool = False
    revision: int = 1
    rows: list[Row] = field(default_factory=list)
    followers: list[str] = field(default_factory=list)
    cover: str | None = None
    history: deque[Version] = field(default_factory=lambda: deque(maxlen=_VERSIONS_KEPT))

    @property
    def snapshot_id(self) -> str:
        """The name of the present version."""
        mark = hashlib.sha256(f"{self.id}:{self.revision}".encode()).hexdigest()[:24]
        return base64.b64encode(f"{self.revision},{mark}".encode()).decode()

    def version(self, back: int = 0) -> Version:
        """Return the present version, or the one `back` writes ago (the oldest known where there are not as many)."""
        if not back or not self.history:
            return Version(self.snapshot_id, tuple(self.rows))
        return self.history[-min(back, len(self.history))]


class PlaylistStore:
    """All playlists; every method that changes one names the user who does it."""

    def __init__(self) -> None:
        self.playlists: dict[str, Playlist] = {}
        self.last_number = 0
        self.last_serial = 0

    def create(self, owner: str, name: str) -> Playlist:
        """Return a new empty playlist that its owner follows."""
        self.last_number += 1
        playlist = Playlist(f"SANDBOXPLAYLIST{self.last_number:07d}", name, owner, followers=[owner])
        self.playlists[playlist.id] = playlist
        return playlist

    def put(self, playlist: Playlist) -> None:
        """Keep a playlist that comes from elsewhere (the catalogue)."""
        self.playlists[playlist.id] = playlist

    @contextmanager
    def changing(self, playlist: Playlist) -> Iterator[Playlist]:
        """Keep the version before the change and count the change."""
        playlist.history.append(playlist.version())
        yield playlist
        playlist.revision += 1

    def new_rows(self, uris: Sequence[str], user: str, added_at: str) -> list[Row]:
        """Return fresh rows with serials of their own."""
        rows = []
        for uri in uris:
            self.last_serial += 1
            rows.append(Row(uri, added_at, user, self.last_serial))
        return rows

    def saved(self) -> dict[str, Any]:
        """Return all playlists as JSON."""
        playlists = [asdict(playlist) | {"history": []} for playlist in self.playlists.values()]
        return {"last_number": self.last_number, "last_serial": self.last_serial, "playlists": playlists}

    def restore(self, saved: dict[str, Any]) -> None:
        """Take playlists over from `saved`; older versions for stale reads are not kept across restarts."""
        self.last_number, self.last_serial = saved["last_number"], saved["last_serial"]
        for given in saved["playlists"]:
            rows = [Row(**row) for row in given["rows"]]
            kept = {key: value for key, value in given.items() if key not in ("rows", "history")}
            self.playlists[given["id"]] = Playlist(rows=rows, **kept)


def insert(playlist: Playlist, rows: Sequence[Row], position: int | None) -> None:
    """Put rows before `position`, at the end without one."""
    place = len(playlist.rows) if position is None else position
    playlist.rows[place:place] = rows


def remove(playlist: Playlist, uris: Sequence[str]) -> int:
    """Take every copy of the given uris out and return how many rows went."""
    before = len(playlist.rows)
    gone = set(uris)
    playlist.rows = [row for row in playlist.rows if row.uri not in gone]
    return before - len(playlist.rows)


def reorder(playlist: Playlist, range_start: int, range_length: int, insert_before: int) -> None:
    """Move a block; `insert_before` counts in the list before the move, and inside the block nothing happens."""
    if range_start <= insert_before <= range_start + range_length:
        return
    block = playlist.rows[range_start : range_start + range_length]
    rest = playlist.rows[:range_start] + playlist.rows[range_start + range_length :]
    place = insert_before - range_length if insert_before > range_start else insert_before
    playlist.rows = rest[:place] + block + rest[place:]
